#include "console/body_reader.h"

#include <algorithm>
#include <map>

#include "base/json_reader.h"
#include "base/json_writer.h"

namespace guardian::console {
namespace {

constexpr JsonLimits kBodyLimits{.depth = 4, .bytes = 16 * 1024};

void write_canonical(const boost::json::value& value, std::string& out) {
  if (const auto* object = value.if_object()) {
    std::map<std::string_view, const boost::json::value*> sorted;
    for (const auto& member : *object) sorted.emplace(member.key(), &member.value());
    out += '{';
    for (const auto& [name, member] : sorted) {
      if (out.back() != '{') out += ',';
      JsonWriter(out).value(name);
      out += ':';
      write_canonical(*member, out);
    }
    out += '}';
  } else if (const auto* array = value.if_array()) {
    out += '[';
    for (const auto& element : *array) {
      if (out.back() != '[') out += ',';
      write_canonical(element, out);
    }
    out += ']';
  } else {
    out += to_json(value);
  }
}

}  // namespace

BodyReader::BodyReader(std::string_view text) {
  auto parsed = parse_json(text, kBodyLimits);
  if (!parsed) {
    violations_.push_back({{}, parsed.error().client_text});
  } else if (auto* object = parsed->if_object()) {
    object_ = std::move(*object);
    readable_ = true;
  } else {
    violations_.push_back({{}, "The body must be a JSON object"});
  }
}

const boost::json::value* BodyReader::find(std::string_view name) {
  asked_.emplace_back(name);
  return object_.if_contains(name);
}

std::string BodyReader::required_text(std::string_view name) {
  if (!has(name)) refuse(name, "is required");
  return text(name).value_or("");
}

std::optional<std::string> BodyReader::text(std::string_view name) {
  const auto* value = find(name);
  if (!value) return std::nullopt;
  if (const auto* string = value->if_string()) return std::string(*string);
  refuse(name, "must be a string");
  return std::nullopt;
}

std::optional<std::int64_t> BodyReader::integer(std::string_view name) {
  const auto* value = find(name);
  if (!value) return std::nullopt;
  if (const auto* number = value->if_int64()) return *number;
  refuse(name, "must be a whole number");
  return std::nullopt;
}

std::optional<bool> BodyReader::flag(std::string_view name) {
  const auto* value = find(name);
  if (!value) return std::nullopt;
  if (const auto* truth = value->if_bool()) return *truth;
  refuse(name, "must be true or false");
  return std::nullopt;
}

std::optional<std::vector<std::string>> BodyReader::texts(std::string_view name) {
  const auto* value = find(name);
  if (!value) return std::nullopt;
  const auto* array = value->if_array();
  const bool fits = array && std::all_of(array->begin(), array->end(), [](const auto& e) { return e.is_string(); });
  if (!fits) {
    refuse(name, "must be a list of strings");
    return std::nullopt;
  }
  std::vector<std::string> out;
  for (const auto& element : *array) out.emplace_back(element.get_string());
  return out;
}

void BodyReader::refuse(std::string_view name, std::string message) {
  if (readable_) violations_.push_back({std::string(name), std::move(message)});
}

bool BodyReader::is_complete() {
  for (const auto& member : object_) {
    if (std::find(asked_.begin(), asked_.end(), std::string_view(member.key())) == asked_.end()) {
      refuse(member.key(), "is not a member of this call");
    }
  }
  return violations_.empty();
}

std::string BodyReader::canonical() const {
  std::string out;
  write_canonical(object_, out);
  return out;
}

}  // namespace guardian::console
