#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "http/request.h"
#include "http/response.h"

namespace guardian::http {

// A plain blocking function; it may touch the database. Must not throw for bad input; an exception
// that escapes becomes a bare 500 and a log line, and the connection is closed.
using Handler = std::function<Response(const Request&)>;

// Where a handler runs. `io` is for answers from memory that take microseconds. The lanes are bounded
// pools of their own, so that slow work of one kind cannot hold up another; a full queue answers 503
// with Retry-After at once.
enum class Lane { io, database, password };

struct Route {
  Method method = Method::get;  // HEAD follows GET by itself
  std::string pattern;          // "/console/keys/{id}/rotate"; a last segment `{rest...}` takes the remainder
  Lane lane = Lane::database;
  std::size_t body_limit = 0;  // bytes; 0: a body is refused with 413. Streams larger than memory are not for here
  Handler handler;
  std::string name;  // for log and metrics, "device/list": never a path with ids
  // Runs on the io thread before the lane, and before more than 16 KiB of a body are kept; may answer by itself. It
  // must not look at the body, unless `body_limit` is within those 16 KiB: then it runs behind the whole. Microseconds, from memory. Absent: anyone's call goes on.
  std::function<std::optional<Response>(const Request&)> admit = nullptr;
};

// The finished table: path lookup with 404, 405 + Allow, automatic HEAD. Immutable after construction;
// any thread. Two routes of the same method and pattern stop the process at start. Where several patterns
// fit a path, the one with the earliest plain segment wins, then a parameter, then the remainder; one that
// lacks the method gives way to the next. A path with a slash at its end is another path than without.
class Router {
 public:
  explicit Router(std::vector<Route> routes);
  ~Router();
  Router(Router&&) noexcept;

  struct Match {
    const Route* route = nullptr;  // absent: no such path, or not this method
    std::vector<std::pair<std::string, std::string>> path_parameters;
    std::string allow;  // "GET, HEAD" when the path exists with other methods
  };
  Match find(Method method, std::string_view path) const;
  const std::vector<Route>& routes() const { return routes_; }

 private:
  struct Node;
  std::vector<Route> routes_;
  std::unique_ptr<Node> root_;
};

}  // namespace guardian::http
