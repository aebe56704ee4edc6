#include "http/router.h"

#include <gtest/gtest.h>

#include "unit/base/named_row.h"

namespace guardian::http {
namespace {

Route route(Method method, std::string pattern) {
  Route made;
  made.method = method;
  made.name = std::string(to_string(method)) + " " + pattern;
  made.pattern = std::move(pattern);
  made.handler = [](const Request&) { return Response::empty(204); };
  return made;
}

const Router& table() {
  static const Router router({
      route(Method::get, "/"),
      route(Method::get, "/keys"),
      route(Method::post, "/keys"),
      route(Method::get, "/keys/{id}"),
      route(Method::delete_, "/keys/{id}"),
      route(Method::post, "/keys/{id}/rotate"),
      route(Method::get, "/keys/all"),
      route(Method::put, "/keys/{key}"),
      route(Method::get, "/files/{rest...}"),
      route(Method::get, "/files/index"),
      route(Method::post, "/upload"),
      route(Method::head, "/probe"),
      route(Method::get, "/t/{tenant}/k/{key}"),
      route(Method::get, "/slash/"),
  });
  return router;
}

struct RouteRow {
  const char* name;
  Method method;
  const char* path;
  const char* found;       // the route's name, "" without one
  const char* parameters;  // name=value|...
  const char* allow;
};
class Routes : public testing::TestWithParam<RouteRow> {};
TEST_P(Routes, AreFound) {
  const auto match = table().find(GetParam().method, GetParam().path);
  EXPECT_EQ(match.route == nullptr ? "" : match.route->name, GetParam().found);
  std::string flat;
  for (const auto& [name, value] : match.path_parameters) flat += name + "=" + value + "|";
  EXPECT_EQ(flat, GetParam().parameters);
  EXPECT_EQ(match.allow, GetParam().allow);
}
INSTANTIATE_TEST_SUITE_P(
    Router, Routes,
    testing::Values(
        RouteRow{"root", Method::get, "/", "GET /", "", ""},
        RouteRow{"plain", Method::get, "/keys", "GET /keys", "", ""},
        RouteRow{"other_method", Method::post, "/keys", "POST /keys", "", ""},
        RouteRow{"parameter", Method::get, "/keys/7", "GET /keys/{id}", "id=7|", ""},
        RouteRow{"parameter_named_by_its_own_route", Method::put, "/keys/7", "PUT /keys/{key}", "key=7|", ""},
        RouteRow{"two_parameters", Method::get, "/t/a/k/b", "GET /t/{tenant}/k/{key}", "tenant=a|key=b|", ""},
        RouteRow{"parameter_in_the_middle", Method::post, "/keys/7/rotate", "POST /keys/{id}/rotate", "id=7|", ""},
        RouteRow{"plain_before_parameter", Method::get, "/keys/all", "GET /keys/all", "", ""},
        RouteRow{"parameter_where_plain_lacks_the_method", Method::delete_, "/keys/all", "DELETE /keys/{id}", "id=all|",
                 ""},
        RouteRow{"parameter_behind_plain_prefix", Method::post, "/keys/all/rotate", "POST /keys/{id}/rotate", "id=all|",
                 ""},
        RouteRow{"head_follows_get", Method::head, "/keys/7", "GET /keys/{id}", "id=7|", ""},
        RouteRow{"head_of_its_own", Method::head, "/probe", "HEAD /probe", "", ""},
        RouteRow{"remainder", Method::get, "/files/a/b.js", "GET /files/{rest...}", "rest=a/b.js|", ""},
        RouteRow{"remainder_empty", Method::get, "/files/", "GET /files/{rest...}", "rest=|", ""},
        RouteRow{"plain_before_remainder", Method::get, "/files/index", "GET /files/index", "", ""},
        RouteRow{"remainder_behind_plain", Method::get, "/files/index/x", "GET /files/{rest...}", "rest=index/x|", ""},
        RouteRow{"remainder_needs_its_slash", Method::get, "/files", "", "", ""},
        RouteRow{"slash_at_end_is_another_path", Method::get, "/keys/", "", "", ""},
        RouteRow{"slash_of_the_pattern", Method::get, "/slash/", "GET /slash/", "", ""},
        RouteRow{"slash_missing", Method::get, "/slash", "", "", ""},
        RouteRow{"unknown", Method::get, "/nothing", "", "", ""},
        RouteRow{"deeper_than_any", Method::get, "/keys/7/rotate/x", "", "", ""},
        RouteRow{"case_counts", Method::get, "/Keys", "", "", ""},
        RouteRow{"asterisk", Method::options, "*", "", "", ""},
        RouteRow{"braces_are_no_pattern", Method::get, "/keys/{id}", "GET /keys/{id}", "id={id}|", ""},
        RouteRow{"wrong_method", Method::put, "/keys", "", "", "GET, HEAD, POST"},
        RouteRow{"wrong_method_without_get", Method::get, "/upload", "", "", "POST"},
        RouteRow{"wrong_method_of_all_that_fit", Method::patch, "/keys/all", "", "", "GET, HEAD, PUT, DELETE"},
        RouteRow{"get_of_head_alone", Method::get, "/probe", "", "", "HEAD"},
        RouteRow{"options", Method::options, "/", "", "", "GET, HEAD"}),
    row_name);

TEST(RouterDeathTest, RefusesTablesThatCannotBeMeant) {
  EXPECT_DEATH(Router({route(Method::get, "/a"), route(Method::get, "/a")}), "stands twice");
  EXPECT_DEATH(Router({route(Method::get, "/a/{x}"), route(Method::get, "/a/{y}")}), "stands twice");
  EXPECT_DEATH(Router({route(Method::get, "/a/{r...}/b")}), "last segment");
  EXPECT_DEATH(Router({route(Method::get, "a")}), "slash");
  EXPECT_DEATH(Router({Route{Method::get, "/a", Lane::io, 0, nullptr, "a"}}), "no handler");
}

}  // namespace
}  // namespace guardian::http
