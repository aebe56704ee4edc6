#include "domain/filters/filter_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/time_format.h"
#include "domain/devices/device_identity.h"

namespace guardian::domain {
namespace {

bool needs_no_quotes(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80 || std::string_view("_./@#%+~-:").find(c) != std::string_view::npos;
}

bool is_keyword(std::string_view word) {
  const std::string lower = ascii_lower(word);
  return lower == "and" || lower == "or" || lower == "not";
}

// A bare word is read as it is only when it cannot be taken for something else.
bool is_plain_word(const std::string& word) {
  if (is_keyword(word) || word.starts_with('-')) return false;
  const auto address = normal_address(word);
  if (address) return *address == word;
  return word.find(':') == std::string::npos;
}

std::string printed_pieces(const std::vector<std::string>& pieces, bool bare) {
  std::string joined;
  bool plain = true;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (i > 0) joined += '*';
    joined += pieces[i];
    plain = plain && std::all_of(pieces[i].begin(), pieces[i].end(), needs_no_quotes);
  }
  if (plain && !joined.empty() && (!bare || is_plain_word(joined))) return joined;
  std::string out = "\"";
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (i > 0) out += '*';
    for (const char c : pieces[i]) {
      if (c == '"' || c == '\\' || c == '*') out += '\\';
      out += c;
    }
  }
  return out + '"';
}

std::string printed_age(std::chrono::seconds age) {
  const auto seconds = age.count();
  if (seconds == 0) return "now";
  for (const auto& [length, unit] : {std::pair{86'400, 'd'}, {3'600, 'h'}, {60, 'm'}})
    if (seconds % length == 0) return fmt::format("-{}{}", seconds / length, unit);
  return fmt::format("-{}s", seconds);
}

struct ValuePrinter {
  const FilterField& field;
  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(const std::string& text) const { return printed_pieces({text}, is_bare()); }
  std::string operator()(const FilterPattern& pattern) const { return printed_pieces(pattern.pieces, is_bare()); }
  std::string operator()(std::int64_t number) const { return fmt::format("{}", number); }
  std::string operator()(bool flag) const { return flag ? "true" : "false"; }
  std::string operator()(FilterChoice choice) const { return std::string(field.choices[choice.index]); }
  std::string operator()(Instant instant) const { return format_time(instant); }
  std::string operator()(FilterDay day) const { return format_time(day.day).substr(0, 10); }
  std::string operator()(FilterAgo ago) const { return printed_age(ago.age); }
  std::string operator()(const IpAddress& address) const { return address.to_string(); }
  std::string operator()(const Cidr& network) const { return network.to_string(); }

 private:
  bool is_bare() const { return field.type == FilterType::words; }
};

std::string printed_test(const FilterField& field, const FilterTest& test) {
  const std::string value = std::visit(ValuePrinter{field}, test.value);
  switch (test.comparison) {
    case FilterComparison::is:
      return value;
    case FilterComparison::above:
      return ">" + value;
    case FilterComparison::at_least:
      return ">=" + value;
    case FilterComparison::below:
      return "<" + value;
    case FilterComparison::at_most:
      return "<=" + value;
    case FilterComparison::between:
      return value + ".." + std::visit(ValuePrinter{field}, test.upper);
    case FilterComparison::known:
      return "*";
    case FilterComparison::unknown:
      return "\"\"";
  }
  return value;
}

void print_term(std::string& out, const FilterTerm& term) {
  if (term.field->type != FilterType::words) out.append(term.field->name).append(":");
  const bool list = term.tests.size() > 1;
  if (list) out += '(';
  for (const FilterTest& test : term.tests) {
    if (&test != &term.tests.front()) out += ", ";
    out += printed_test(*term.field, test);
  }
  if (list) out += ')';
}

void print_expression(std::string& out, const FilterExpression& expression) {
  using Kind = FilterExpression::Kind;
  const auto print_part = [&](const FilterExpression& part) {
    const bool weaker = part.kind == Kind::any || (part.kind == Kind::all && expression.kind == Kind::negation);
    if (weaker) out += '(';
    print_expression(out, part);
    if (weaker) out += ')';
  };
  if (expression.kind == Kind::term) return print_term(out, expression.term);
  if (expression.kind == Kind::negation) out += "NOT ";
  for (const FilterExpression& part : expression.parts) {
    if (&part != &expression.parts.front()) out += expression.kind == Kind::all ? " AND " : " OR ";
    print_part(part);
  }
}

}  // namespace

std::string ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::optional<std::string> normal_address(std::string_view word) {
  if (auto mac = normalise_mac(word)) return mac;
  if (const auto address = IpAddress::parse(word)) return address->to_string();
  return std::nullopt;
}

std::string to_text(const FilterExpression& expression) {
  std::string out;
  print_expression(out, expression);
  return out;
}

}  // namespace guardian::domain
