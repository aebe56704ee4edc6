#include "api/parameters/body_fields.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "base/json_reader.h"

namespace guardian::api {
namespace {

namespace json = boost::json;

std::string size_rule(std::size_t least, std::size_t most, std::string_view of) {
  return least == 0 ? fmt::format("must be at most {} {}", most, of)
                    : fmt::format("must be {} to {} {}", least, most, of);
}

std::optional<std::int64_t> whole_number(const json::value& value) {
  if (value.is_int64()) return value.get_int64();
  if (!value.is_string()) return std::nullopt;
  const auto& text = value.get_string();
  std::int64_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

std::string BodyFields::path_of(std::string_view name) const {
  return path_.empty() ? std::string(name) : path_ + "." + std::string(name);
}

void BodyFields::problem(std::string_view name, std::string message) const {
  const json::value* value = find(name);
  const auto told = value == nullptr ? std::nullopt : std::optional(to_json(*value));
  problems_.in_body(path_of(name), std::move(message), told);
}

const json::value* BodyFields::present(std::string_view name, Presence presence) const {
  const json::value* value = find(name);
  if (value != nullptr && !value->is_null()) return value;
  if (presence == Presence::required) problems_.in_body(path_of(name), "is required");
  return nullptr;
}

std::optional<std::string> BodyFields::text(std::string_view name, Presence presence, std::size_t least,
                                            std::size_t most) {
  const json::value* value = present(name, presence);
  if (value == nullptr) return std::nullopt;
  if (!value->is_string()) {
    problem(name, "is not of a type(s) string");
    return std::nullopt;
  }
  const auto& text = value->get_string();
  if (text.size() < least || text.size() > most) {
    problem(name, size_rule(least, most, "bytes long"));
    return std::nullopt;
  }
  return std::string(text);
}

std::optional<std::string> BodyFields::text_or_number(std::string_view name, Presence presence, std::size_t least,
                                                      std::size_t most) {
  const json::value* value = find(name);
  if (value != nullptr && value->is_number()) return to_json(*value);
  return text(name, presence, least, most);
}

std::optional<std::int64_t> BodyFields::integer(std::string_view name, Presence presence, std::int64_t least,
                                                std::int64_t most) {
  const json::value* value = present(name, presence);
  if (value == nullptr) return std::nullopt;
  const auto number = whole_number(*value);
  if (!number || *number < least || *number > most) {
    problem(name, fmt::format("must be a whole number from {} to {}", least, most));
    return std::nullopt;
  }
  return number;
}

std::optional<double> BodyFields::number(std::string_view name, Presence presence, double least, double most) {
  const json::value* value = present(name, presence);
  if (value == nullptr) return std::nullopt;
  const double found = value->is_number() ? value->to_number<double>() : std::nan("");
  if (!(found >= least && found <= most)) {
    problem(name, fmt::format("must be a number from {} to {}", least, most));
    return std::nullopt;
  }
  return found;
}

std::optional<bool> BodyFields::boolean(std::string_view name, Presence presence) {
  const json::value* value = present(name, presence);
  if (value == nullptr) return std::nullopt;
  if (value->is_bool()) return value->get_bool();
  problem(name, "is not of a type(s) boolean");
  return std::nullopt;
}

std::optional<std::string> BodyFields::choice(std::string_view name, Presence presence,
                                              std::span<const std::string_view> accepted) {
  const json::value* value = present(name, presence);
  if (value == nullptr) return std::nullopt;
  std::string list;
  for (const std::string_view word : accepted) {
    if (value->is_string() && word == std::string_view(value->get_string())) return std::string(word);
    list += (list.empty() ? "" : ", ") + std::string(word);
  }
  problem(name, "must be one of " + list);
  return std::nullopt;
}

const json::array* BodyFields::array(std::string_view name, Presence presence, std::size_t least, std::size_t most) {
  const json::value* value = present(name, presence);
  if (value == nullptr) return nullptr;
  if (!value->is_array()) {
    problem(name, "is not of a type(s) array");
    return nullptr;
  }
  const json::array& list = value->get_array();
  if (list.size() >= least && list.size() <= most) return &list;
  problems_.in_body(path_of(name), least == 0 ? fmt::format("must hold at most {} elements", most)
                                              : fmt::format("must hold {} to {} elements", least, most),
                    std::to_string(list.size()));
  return nullptr;
}

const json::object* BodyFields::object(std::string_view name, Presence presence) {
  const json::value* value = present(name, presence);
  if (value == nullptr) return nullptr;
  if (!value->is_object()) problem(name, "is not of a type(s) object");
  return value->if_object();
}

std::optional<std::vector<std::string>> BodyFields::texts(std::string_view name, Presence presence, std::size_t least,
                                                          std::size_t most, std::size_t longest) {
  const json::array* list = array(name, presence, least, most);
  if (list == nullptr) return std::nullopt;
  std::vector<std::string> out;
  for (std::size_t i = 0; i < list->size(); ++i) {
    const json::value& element = (*list)[i];
    const std::string path = element_path(path_of(name), i);
    if (!element.is_string()) {
      problems_.in_body(path, "is not of a type(s) string", to_json(element));
    } else if (element.get_string().empty() || element.get_string().size() > longest) {
      problems_.in_body(path, size_rule(1, longest, "bytes long"), to_json(element));
    } else {
      out.emplace_back(element.get_string());
    }
  }
  return out;
}

std::string element_path(std::string_view path, std::size_t index) { return fmt::format("{}[{}]", path, index); }

const json::object* object_element(const json::array& list, std::size_t index, std::string_view path,
                                   InputProblems& problems) {
  const json::object* object = list[index].if_object();
  if (object == nullptr) {
    problems.in_body(element_path(path, index), "is not of a type(s) object", to_json(list[index]));
  }
  return object;
}

}  // namespace guardian::api
