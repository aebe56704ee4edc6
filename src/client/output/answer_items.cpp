#include "client/output/answer_items.h"

#include <boost/json/value.hpp>

#include "base/json_reader.h"

namespace guardian::client {
namespace {

constexpr std::size_t kMostEnvelopeMembers = 8;

boost::json::string_view key(std::string_view name) { return {name.data(), name.size()}; }

}  // namespace

std::optional<AnswerItems> find_items(const boost::json::value& answer) {
  if (answer.is_array()) return AnswerItems{{}, &answer.get_array()};
  if (!answer.is_object() || answer.get_object().size() > kMostEnvelopeMembers) return std::nullopt;
  std::optional<AnswerItems> found;
  for (const auto& member : answer.get_object()) {
    if (!member.value().is_array()) continue;
    if (found) return std::nullopt;
    found = AnswerItems{std::string(member.key().data(), member.key().size()), &member.value().get_array()};
  }
  if (found) return found;
  for (const auto& member : answer.get_object()) {
    if (!member.value().is_object() || member.value().get_object().size() != 1) continue;
    const auto& inner = *member.value().get_object().begin();
    if (!inner.value().is_array()) continue;
    if (found) return std::nullopt;
    found = AnswerItems{std::string(inner.key().data(), inner.key().size()), &inner.value().get_array()};
  }
  return found;
}

const boost::json::value* find_member(const boost::json::value& item, std::string_view name) {
  if (!item.is_object()) return nullptr;
  const auto& object = item.get_object();
  if (const auto* found = object.if_contains(key(name))) return found;
  for (auto dot = name.find('.'); dot != std::string_view::npos; dot = name.find('.', dot + 1)) {
    if (const auto* outer = object.if_contains(key(name.substr(0, dot))))
      if (const auto* found = find_member(*outer, name.substr(dot + 1))) return found;
  }
  return nullptr;
}

std::string cell_text(const boost::json::value* value) {
  if (value == nullptr || value->is_null()) return {};
  if (value->is_string()) return {value->get_string().data(), value->get_string().size()};
  return to_json(*value);
}

}  // namespace guardian::client
