#include <fmt/format.h>

#include <boost/json/value.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "api/devices/device_operations.h"
#include "api/devices/tag_body.h"
#include "api/parameters/body_fields.h"
#include "api/parameters/filter_parameter.h"
#include "api/parameters/json_body.h"
#include "base/json_writer.h"
#include "domain/custom_attributes/custom_attribute.h"
#include "domain/devices/bulk_change.h"

namespace guardian::api {
namespace {

namespace json = boost::json;
using domain::BulkChange;

constexpr std::string_view kBulkActions[] = {"tag", "untag", "attribute", "site"};
constexpr std::size_t kLongestBulkId = 64;
constexpr std::size_t kLongestBulkSearch = 100;
constexpr std::size_t kLongestBulkFilter = 4096;
constexpr std::int64_t kLargestExpected = 1'000'000'000;

domain::BulkSelection read_selection(BodyFields& body, Instant now, InputProblems& problems) {
  domain::BulkSelection selection;
  selection.deviceids =
      body.texts("ids", Presence::optional, 1, static_cast<std::size_t>(BulkChange::kMostDevices), kLongestBulkId);
  const auto filter = body.text("filter", Presence::optional, 0, kLongestBulkFilter);
  const auto search = body.text("search", Presence::optional, 0, kLongestBulkSearch);
  const json::value* ids = body.find("ids");
  const bool named = ids != nullptr && !ids->is_null();
  if (named == (filter || search))
    problems.in_body("ids", "or filter and search must say which devices: one of the two");
  if (filter) selection.query.filter = read_body_filter(*filter, domain::device_filter_collection(), now, problems);
  selection.query.search = search.value_or("");
  return selection;
}

domain::TagName read_bulk_tag(const json::object& object, InputProblems& problems) {
  const json::value* tag = object.if_contains("tag");
  if (tag == nullptr || tag->is_null()) {
    problems.in_body("tag", "is required");
    return {};
  }
  return read_tag(*tag, "tag", problems).value_or(domain::TagName());
}

domain::BulkAction read_action(const json::object& object, BodyFields& body, InputProblems& problems) {
  const auto word = body.choice("action", Presence::required, kBulkActions).value_or("");
  if (word == "tag") return domain::BulkTag{read_bulk_tag(object, problems)};
  if (word == "untag") return domain::BulkUntag{read_bulk_tag(object, problems)};
  if (word == "attribute") {
    domain::BulkAttribute attribute;
    attribute.name = body.text("attribute", Presence::required, 1, domain::kLongestAttributeText).value_or("");
    attribute.value = body.text("value", Presence::required, 0, domain::kLongestAttributeText).value_or("");
    return attribute;
  }
  domain::BulkSite site;
  if (word == "site") site.site_id = body.text("site", Presence::required, 1, kLongestBulkId).value_or("");
  return site;
}

http::Response preview(const Call& call, BulkChange& bulk, const domain::BulkSelection& selection,
                       std::string_view action) {
  const auto total = bulk.count(call.scope, selection);
  if (!total) return http::error_response(call.request, total.error());
  std::string out;
  JsonWriter(out)
      .begin_object()
      .member("action", action)
      .member("preview", true)
      .member("total", *total)
      .member("too_many", *total > BulkChange::kMostDevices)
      .end_object();
  return http::Response::json(200, std::move(out));
}

http::Response match_changed(const Call& call, std::int64_t total) {
  const auto text = fmt::format("{} devices match now", total);
  return http::error_response(call.request, 409, Error::conflict(text, "changed-match"),
                              fmt::format("\"total\":{}", total));
}

}  // namespace

http::Response change_many_devices(const Call& call) {
  auto read = read_json_body(call.request);
  if (auto* refused = std::get_if<http::Response>(&read)) return std::move(*refused);
  const auto& object = std::get<json::object>(read);
  InputProblems problems;
  BodyFields body(object, "", problems);
  const auto selection = read_selection(body, call.services.clock.now(), problems);
  const auto action = read_action(object, body, problems);
  const bool previews = body.boolean("preview", Presence::optional).value_or(false);
  const auto expected = body.integer("expected", Presence::optional, 0, kLargestExpected);
  if (!problems.none()) return problems.answer(call.request);

  BulkChange bulk(call.services.database, call.services.audit, call.services.clock);
  const auto word = domain::action_word(action);
  if (previews) return preview(call, bulk, selection, word);
  const auto outcome = bulk.run(call.scope, selection, action, expected, call.request.request_id);
  if (!outcome) return http::error_response(call.request, outcome.error());
  if (outcome->match_changed) return match_changed(call, outcome->total);
  std::string out;
  JsonWriter writer(out);
  writer.begin_object()
      .member("action", word)
      .member("preview", false)
      .member("total", outcome->total)
      .member("done", outcome->done)
      .member("failed", outcome->failed)
      .key("problems")
      .begin_array();
  for (const auto& problem : outcome->problems) {
    writer.begin_object().member("deviceid", problem.deviceid).member("message", problem.why).end_object();
  }
  writer.end_array().end_object();
  return http::Response::json(200, std::move(out));
}

}  // namespace guardian::api
