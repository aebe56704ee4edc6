#include "domain/filters/filter_parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "base/encoding.h"
#include "domain/filters/filter_interval.h"
#include "domain/filters/filter_text.h"
#include "domain/filters/filter_value.h"

namespace guardian::domain {
namespace {

using ExpressionKind = FilterExpression::Kind;

bool is_filter_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool ends_token(char c) { return is_filter_blank(c) || c == '(' || c == ')' || c == ',' || c == '"'; }
// What people write from other languages; in a bare word it would silently look for itself.
bool is_foreign_operator(char c) { return std::string_view("<>=&|").find(c) != std::string_view::npos; }

constexpr std::string_view kTermExpected = "a field with its value, such as vendor:Axis, or a word";
constexpr std::string_view kNextExpected = "a space, AND, OR or the end; a text with such a character stands in quotes";

// A value as written: cut at its stars. Of a quoted one the escapes are gone.
struct WrittenValue {
  std::size_t at = 0;       // of its first character in the filter
  std::string_view source;  // with the quotes
  bool quoted = false;
  std::vector<std::string> pieces;  // one more than there are stars

  bool has_star() const { return pieces.size() > 1; }
  bool is_empty() const { return pieces.size() == 1 && pieces.front().empty(); }
};

class FilterReader {
 public:
  FilterReader(std::string_view text, const FilterCollection& collection) : text_(text), collection_(collection) {}

  std::variant<FilterExpression, FilterProblem> read() {
    if (!check_bytes()) return std::move(problem_);
    auto whole = read_any(0);
    if (whole) {
      skip_blanks();
      if (at_ == text_.size()) return *std::move(whole);
      fail(at_, "AND, OR or the end");
    }
    return std::move(problem_);
  }

 private:
  using Part = std::optional<FilterExpression>;

  // Notes the problem; all readers then end without a value.
  std::nullopt_t fail(std::size_t at, std::string expected, std::optional<std::string_view> found = {}) {
    problem_.byte = at;
    problem_.column = 1;
    for (const char c : text_.substr(0, at))
      if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++problem_.column;
    const std::string_view token = found.value_or(token_at(at));
    problem_.found = token.empty() ? "the end" : fmt::format("'{}'", shortened(token));
    problem_.expected = std::move(expected);
    return std::nullopt;
  }
  static std::string shortened(std::string_view token) {
    constexpr std::size_t kMostShown = 40;
    if (token.size() <= kMostShown) return std::string(token);
    std::size_t end = kMostShown;
    while (end > 0 && (static_cast<unsigned char>(token[end]) & 0xC0U) == 0x80U) --end;
    return std::string(token.substr(0, end)) + "...";
  }
  // The run of characters up to the next blank or sign; one sign by itself; empty at the end.
  std::string_view token_at(std::size_t at) const {
    if (at >= text_.size()) return {};
    const auto end = std::find_if(text_.begin() + static_cast<std::ptrdiff_t>(at), text_.end(), ends_token);
    const auto length = static_cast<std::size_t>(end - text_.begin()) - at;
    return text_.substr(at, std::max<std::size_t>(length, 1));
  }
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  void skip_blanks() {
    while (at_ < text_.size() && is_filter_blank(text_[at_])) ++at_;
  }

  bool check_bytes() {
    if (text_.size() > kMaxFilterBytes) {
      fail(kMaxFilterBytes, fmt::format("at most {} bytes", kMaxFilterBytes));
      problem_.found = fmt::format("{} bytes", text_.size());
      return false;
    }
    for (std::size_t i = 0; i < text_.size();) {
      const std::size_t length = utf8_sequence_length(text_.substr(i));
      if (length == 0 || text_[i] == '\0') {
        fail(i, "text in UTF-8 without NUL");
        problem_.found = "a byte that is none";
        return false;
      }
      i += length;
    }
    return true;
  }

  // Takes the keyword when it stands here as a word of its own.
  bool take_keyword(std::string_view lower) {
    if (at_ >= text_.size() || ends_token(text_[at_])) return false;
    const auto word = token_at(at_);
    if (word.size() != lower.size() || ascii_lower(word) != lower) return false;
    at_ += word.size();
    return true;
  }
  bool is_keyword_here(std::string_view lower) {
    const std::size_t before = at_;
    const bool there = take_keyword(lower);
    at_ = before;
    return there;
  }

  static FilterExpression joined(ExpressionKind kind, std::vector<FilterExpression> parts) {
    if (parts.size() == 1) return std::move(parts.front());
    FilterExpression whole;
    whole.kind = kind;
    for (auto& part : parts) {
      if (part.kind == kind) {
        std::move(part.parts.begin(), part.parts.end(), std::back_inserter(whole.parts));
      } else {
        whole.parts.push_back(std::move(part));
      }
    }
    return whole;
  }

  Part read_any(int depth) {
    std::vector<FilterExpression> parts;
    do {
      auto part = read_all(depth);
      if (!part) return std::nullopt;
      parts.push_back(*std::move(part));
      skip_blanks();
    } while (take_keyword("or"));
    return joined(ExpressionKind::any, std::move(parts));
  }

  // Terms side by side are joined by AND, written or not.
  Part read_all(int depth) {
    std::vector<FilterExpression> parts;
    while (true) {
      auto part = read_one(depth);
      if (!part) return std::nullopt;
      parts.push_back(*std::move(part));
      skip_blanks();
      if (take_keyword("and")) continue;
      if (at_ == text_.size() || peek() == ')' || peek() == ',' || is_keyword_here("or")) break;
    }
    return joined(ExpressionKind::all, std::move(parts));
  }

  Part read_one(int depth) {
    skip_blanks();
    if (depth > kMaxFilterDepth)
      return fail(at_, fmt::format("at most {} parentheses and NOTs inside each other", kMaxFilterDepth));
    if (take_keyword("not")) return negated(read_one(depth + 1));
    if (peek() == '-') {
      ++at_;
      if (at_ == text_.size() || is_filter_blank(peek()))
        return fail(at_ - 1, "what is to be excluded right behind the -");
      return negated(read_one(depth + 1));
    }
    if (peek() == '(') return read_group(depth);
    if (is_keyword_here("and") || is_keyword_here("or"))
      return fail(at_, fmt::format("{}; AND, OR and NOT as words stand in quotes", kTermExpected));
    return read_term();
  }

  static Part negated(Part inner) {
    if (!inner) return std::nullopt;
    FilterExpression outer;
    outer.kind = ExpressionKind::negation;
    outer.parts.push_back(*std::move(inner));
    return outer;
  }

  Part read_group(int depth) {
    ++at_;
    auto inner = read_any(depth + 1);
    if (!inner) return std::nullopt;
    skip_blanks();
    if (peek() != ')') return fail(at_, "AND, OR or )");
    ++at_;
    if (!check_boundary()) return std::nullopt;
    return inner;
  }

  // A term and a group end at a blank, at ) or at the end.
  bool check_boundary() {
    if (at_ == text_.size() || is_filter_blank(peek()) || peek() == ')') return true;
    fail(at_, std::string(kNextExpected));
    return false;
  }

  Part read_term() {
    if (peek() == '"') return read_word();
    const std::string_view token = at_ < text_.size() && !ends_token(peek()) ? token_at(at_) : std::string_view();
    if (token.empty()) return fail(at_, std::string(kTermExpected));
    const auto colon = token.find(':');
    if (colon == std::string_view::npos || normal_address(token)) return read_word();
    if (colon == 0) return fail(at_, "the name of a field in front of the colon");
    const std::string_view name = token.substr(0, colon);
    if (const auto sign = std::find_if(name.begin(), name.end(), is_foreign_operator); sign != name.end())
      return fail_at_sign(at_ + static_cast<std::size_t>(sign - name.begin()));
    const FilterField* field = collection_.find(name);
    if (field == nullptr) {
      return fail(
          at_, fmt::format("a field, such as {}; a text with a colon stands in quotes", collection_.nearest(name).name),
          name);
    }
    at_ += colon + 1;
    return read_tests(*field);
  }

  std::nullopt_t fail_at_sign(std::size_t at) {
    const std::string_view before = text_.substr(at_, at - at_);
    const FilterField* field = collection_.find(before);
    if (field != nullptr)
      return fail(at, fmt::format("a colon behind the field, as in {}", field->example), text_.substr(at, 1));
    return fail(at, "AND, OR, NOT between terms; a text with such a character stands in quotes", text_.substr(at, 1));
  }

  // A bare word, or a text in quotes.
  Part read_word() {
    auto written = read_written();
    if (!written) return std::nullopt;
    if (!written->quoted) {
      const auto sign = std::find_if(written->source.begin(), written->source.end(), is_foreign_operator);
      if (sign != written->source.end()) {
        at_ = written->at;
        return fail_at_sign(at_ + static_cast<std::size_t>(sign - written->source.begin()));
      }
    }
    if (!count_term(written->at)) return std::nullopt;
    if (++words_ > kMaxFilterWords)
      return fail(written->at, fmt::format("at most {} words without a field", kMaxFilterWords));
    auto value = word_value(*written);
    if (!value) return std::nullopt;
    if (!check_boundary()) return std::nullopt;
    FilterExpression part;
    part.term.field = &collection_.words;
    part.term.tests.push_back({FilterComparison::is, *std::move(value), {}});
    return part;
  }

  // A word is found anywhere in a text, so stars at its ends say nothing.
  std::optional<FilterValue> word_value(WrittenValue& written) {
    auto& pieces = written.pieces;
    if (pieces.size() > 1 && pieces.front().empty()) pieces.erase(pieces.begin());
    if (pieces.size() > 1 && pieces.back().empty()) pieces.pop_back();
    if (written.is_empty()) return fail(written.at, "a word that is not empty", written.source);
    if (pieces.size() > 1) return FilterValue(FilterPattern{std::move(pieces)});
    const auto address =
        written.quoted || written.source != pieces.front() ? std::nullopt : normal_address(pieces.front());
    return FilterValue(address.value_or(pieces.front()));
  }

  Part read_tests(const FilterField& field) {
    FilterExpression part;
    part.term.field = &field;
    const bool list = peek() == '(';
    if (list) ++at_;
    while (true) {
      if (list) skip_blanks();
      auto test = read_test(field);
      if (!test) return std::nullopt;
      part.term.tests.push_back(*std::move(test));
      if (!list) break;
      skip_blanks();
      if (peek() == ')') break;
      if (peek() != ',') return fail(at_, "a comma or ) in a list of values");
      ++at_;
    }
    if (list) ++at_;
    if (!check_boundary()) return std::nullopt;
    return part;
  }

  std::optional<FilterTest> read_test(const FilterField& field) {
    if (!count_term(at_)) return std::nullopt;
    const std::size_t begin = at_;
    const auto operators = filter_operators(field);
    const bool rises = std::find(operators.begin(), operators.end(), "..") != operators.end();
    const auto comparison = take_comparison();
    if (comparison != FilterComparison::is && !rises)
      return fail(begin, fmt::format("{} without a comparison, as in {}", accepted_filter_value(field), field.example),
                  text_.substr(begin, at_ - begin));
    if (at_ < text_.size() && std::string_view("=!<>").find(peek()) != std::string_view::npos)
      return fail(at_, fmt::format("{}; a text that begins so stands in quotes", accepted_filter_value(field)));
    auto written = read_written();
    if (!written) {
      if (problem_.expected.empty())
        fail(at_, fmt::format("{} right behind the {}", accepted_filter_value(field),
                              comparison == FilterComparison::is ? "colon" : "comparison"));
      return std::nullopt;
    }
    if (comparison == FilterComparison::is) {
      if (field.may_be_unknown && written->is_empty()) return FilterTest{FilterComparison::unknown, {}, {}};
      if (field.may_be_unknown && is_star_alone(*written)) return FilterTest{FilterComparison::known, {}, {}};
    }
    const bool may_be_pattern = field.type == FilterType::address && comparison == FilterComparison::is;
    if (field.type == FilterType::text || field.type == FilterType::identifier) return text_test(field, *written);
    if (may_be_pattern && written->has_star()) return text_test(field, *written);
    return typed_test(field, comparison, *written, rises);
  }

  FilterComparison take_comparison() {
    constexpr std::pair<std::string_view, FilterComparison> kSigns[] = {{">=", FilterComparison::at_least},
                                                                        {"<=", FilterComparison::at_most},
                                                                        {">", FilterComparison::above},
                                                                        {"<", FilterComparison::below}};
    for (const auto& [sign, comparison] : kSigns) {
      if (!text_.substr(at_).starts_with(sign)) continue;
      at_ += sign.size();
      return comparison;
    }
    return FilterComparison::is;
  }

  static bool is_star_alone(const WrittenValue& written) {
    return written.has_star() && std::all_of(written.pieces.begin(), written.pieces.end(),
                                             [](const std::string& piece) { return piece.empty(); });
  }

  static FilterTest text_test(const FilterField& field, WrittenValue& written) {
    if (written.has_star()) return {FilterComparison::is, FilterPattern{std::move(written.pieces)}, {}};
    auto& text = written.pieces.front();
    const auto address = field.type == FilterType::identifier ? normal_address(text) : std::nullopt;
    return {FilterComparison::is, address.value_or(text), {}};
  }

  std::optional<FilterTest> typed_test(const FilterField& field, FilterComparison comparison,
                                       const WrittenValue& written, bool rises) {
    const std::string_view text = written.quoted ? std::string_view(written.pieces.front()) : written.source;
    const auto dots = text.find("..");
    const bool range = !written.quoted && rises && comparison == FilterComparison::is && dots != std::string_view::npos;
    auto low = written.has_star() ? std::nullopt : read_filter_value(field, range ? text.substr(0, dots) : text);
    if (!low)
      return fail(written.at, accepted_filter_value(field), range && dots > 0 ? text.substr(0, dots) : written.source);
    FilterTest test{range ? FilterComparison::between : comparison, *std::move(low), {}};
    if (range) {
      const std::string_view end = text.substr(dots + 2);
      auto high = read_filter_value(field, end);
      if (!high) {
        return fail(written.at + dots + 2, accepted_filter_value(field),
                    end.empty() ? std::nullopt : std::optional(end));
      }
      test.upper = *std::move(high);
    }
    return checked(field, std::move(test), written);
  }

  // What each value alone allows, but not the test.
  std::optional<FilterTest> checked(const FilterField& field, FilterTest test, const WrittenValue& written) {
    const bool ago = std::holds_alternative<FilterAgo>(test.value);
    if (ago && test.comparison == FilterComparison::is)
      return fail(written.at, "a comparison, such as >-7d for the last seven days", written.source);
    const bool network = std::holds_alternative<Cidr>(test.value) || std::holds_alternative<Cidr>(test.upper);
    if (network && test.comparison != FilterComparison::is)
      return fail(written.at, "an address, such as 10.20.0.5: a network is not compared", written.source);
    if (test.comparison == FilterComparison::between && !rises_from_to(field, test, ago))
      return fail(written.at, "a range from the lower to the higher value", written.source);
    return test;
  }

  static bool rises_from_to(const FilterField& field, const FilterTest& test, bool ago) {
    if (field.type == FilterType::address) {
      const auto interval = address_interval(test);
      return interval.low.is_v4() == interval.high.is_v4() && interval.low <= interval.high;
    }
    if (ago != std::holds_alternative<FilterAgo>(test.upper)) return true;  // only the moment of asking tells
    const auto interval = filter_interval(test, {});
    return *interval.low <= *interval.high;
  }

  // Without a value and with an empty `expected` in the problem: nothing stands here.
  std::optional<WrittenValue> read_written() {
    WrittenValue written;
    written.at = at_;
    written.quoted = peek() == '"';
    if (written.quoted) {
      if (!read_quoted(written)) return std::nullopt;
    } else {
      if (at_ == text_.size() || ends_token(peek())) return std::nullopt;
      written.source = token_at(at_);
      written.pieces.emplace_back();
      for (const char c : written.source) put(written, c, c == '*');
      at_ += written.source.size();
    }
    stars_ += written.pieces.size() - 1;
    if (stars_ > kMaxFilterWildcards)
      return fail(written.at, fmt::format("at most {} wildcards", kMaxFilterWildcards), written.source);
    auto& pieces = written.pieces;
    for (std::size_t i = 1; i + 1 < pieces.size();)  // ** is *
      if (pieces[i].empty()) {
        pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(i));
      } else {
        ++i;
      }
    return written;
  }

  bool read_quoted(WrittenValue& written) {
    written.pieces.emplace_back();
    for (std::size_t i = at_ + 1; i < text_.size(); ++i) {
      char c = text_[i];
      if (c == '"') {
        written.source = text_.substr(at_, i + 1 - at_);
        at_ = i + 1;
        return true;
      }
      const bool escaped = c == '\\';
      if (escaped) {
        const auto next = text_.substr(i + 1, 1);
        if (next.empty() || std::string_view("\"\\*").find(next.front()) == std::string_view::npos) {
          fail(i, R"(\", \\ or \* : the backslash has to be doubled in quotes)", text_.substr(i, 2));
          return false;
        }
        c = text_[++i];
      }
      put(written, c, c == '*' && !escaped);
    }
    fail(text_.size(), "a quote that closes the text");
    return false;
  }

  static void put(WrittenValue& written, char c, bool star) {
    if (star) {
      written.pieces.emplace_back();
    } else {
      written.pieces.back() += c;
    }
  }

  bool count_term(std::size_t at) {
    if (++terms_ <= kMaxFilterTerms) return true;
    fail(at, fmt::format("at most {} terms", kMaxFilterTerms));
    return false;
  }

  std::string_view text_;
  const FilterCollection& collection_;
  std::size_t at_ = 0;
  std::size_t terms_ = 0, stars_ = 0, words_ = 0;
  FilterProblem problem_;
};

}  // namespace

std::string FilterProblem::message() const {
  return fmt::format("column {}: found {}, expected {}", column, found, expected);
}

std::variant<FilterExpression, FilterProblem> parse_filter(std::string_view text, const FilterCollection& collection) {
  return FilterReader(text, collection).read();
}

}  // namespace guardian::domain
