#include "http/router.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <map>

namespace guardian::http {
namespace {

constexpr std::size_t kMethods = 7;

[[noreturn]] void stop_on_bad_route(const Route& route, const char* why) {
  std::fprintf(stderr, "route %s %s: %s\n", std::string(to_string(route.method)).c_str(), route.pattern.c_str(), why);
  std::abort();
}

// The first segment of `path` behind its slash; `path` loses both.
std::string_view take_segment(std::string_view& path) {
  path.remove_prefix(1);
  const std::string_view segment = path.substr(0, path.find('/'));
  path.remove_prefix(segment.size());
  return segment;
}

bool is_parameter(std::string_view segment) {
  return segment.size() > 2 && segment.starts_with('{') && segment.ends_with('}');
}

bool is_remainder(std::string_view segment) { return is_parameter(segment) && segment.ends_with("...}"); }

}  // namespace

// One segment of the patterns, as a tree.
struct Router::Node {
  using ByMethod = std::array<const Route*, kMethods>;

  std::map<std::string, std::unique_ptr<Node>, std::less<>> plain;
  std::unique_ptr<Node> parameter;
  ByMethod routes{};
  ByMethod remainder{};

  static const Route* route_for(const ByMethod& by_method, Method method) {
    const Route* exact = by_method[static_cast<std::size_t>(method)];
    if (exact != nullptr || method != Method::head) return exact;
    return by_method[static_cast<std::size_t>(Method::get)];
  }

  // What a walk through the tree has seen. `values` are those of the parameters on the way down.
  struct Walk {
    Method method;
    std::vector<std::string_view> values;
    std::array<bool, kMethods> allowed{};
  };

  static const Route* take(const ByMethod& by_method, Walk& walk) {
    for (std::size_t i = 0; i < kMethods; ++i) walk.allowed[i] = walk.allowed[i] || by_method[i] != nullptr;
    return route_for(by_method, walk.method);
  }

  const Route* find(std::string_view path, Walk& walk) const {
    if (path.empty()) return take(routes, walk);
    std::string_view behind = path;
    const std::string_view segment = take_segment(behind);
    if (const auto child = plain.find(segment); child != plain.end()) {
      if (const Route* found = child->second->find(behind, walk)) return found;
    }
    if (parameter && !segment.empty()) {
      walk.values.push_back(segment);
      if (const Route* found = parameter->find(behind, walk)) return found;
      walk.values.pop_back();
    }
    walk.values.push_back(path.substr(1));
    if (const Route* found = take(remainder, walk)) return found;
    walk.values.pop_back();
    return nullptr;
  }
};

Router::Router(std::vector<Route> routes) : routes_(std::move(routes)), root_(std::make_unique<Node>()) {
  for (const Route& route : routes_) {
    std::string_view pattern = route.pattern;
    if (!pattern.starts_with('/')) stop_on_bad_route(route, "a pattern begins with a slash");
    if (!route.handler) stop_on_bad_route(route, "no handler");
    Node* node = root_.get();
    Node::ByMethod* place = nullptr;
    while (!pattern.empty()) {
      if (place != nullptr) stop_on_bad_route(route, "{rest...} must be the last segment");
      const std::string_view segment = take_segment(pattern);
      if (is_remainder(segment)) {
        place = &node->remainder;
      } else if (is_parameter(segment)) {
        if (!node->parameter) node->parameter = std::make_unique<Node>();
        node = node->parameter.get();
      } else {
        auto& child = node->plain[std::string(segment)];
        if (!child) child = std::make_unique<Node>();
        node = child.get();
      }
    }
    if (place == nullptr) place = &node->routes;
    const Route*& slot = (*place)[static_cast<std::size_t>(route.method)];
    if (slot != nullptr) stop_on_bad_route(route, "stands twice");
    slot = &route;
  }
}

Router::~Router() = default;
Router::Router(Router&&) noexcept = default;

Router::Match Router::find(Method method, std::string_view path) const {
  Match match;
  if (!path.starts_with('/')) return match;
  Node::Walk walk{method, {}, {}};
  match.route = root_->find(path, walk);
  if (match.route != nullptr) {
    if (walk.values.empty()) return match;
    std::string_view pattern = match.route->pattern;
    auto value = walk.values.begin();
    while (!pattern.empty()) {
      const std::string_view segment = take_segment(pattern);
      if (!is_parameter(segment)) continue;
      const std::size_t marks = is_remainder(segment) ? 5 : 2;
      match.path_parameters.emplace_back(segment.substr(1, segment.size() - marks), *value++);
    }
    return match;
  }
  if (walk.allowed[static_cast<std::size_t>(Method::get)]) walk.allowed[static_cast<std::size_t>(Method::head)] = true;
  for (std::size_t i = 0; i < kMethods; ++i) {
    if (!walk.allowed[i]) continue;
    if (!match.allow.empty()) match.allow += ", ";
    match.allow += to_string(static_cast<Method>(i));
  }
  return match;
}

}  // namespace guardian::http
