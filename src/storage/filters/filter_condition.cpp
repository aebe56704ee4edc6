#include "storage/filters/filter_condition.h"

#include <array>
#include <cstdlib>
#include <utility>

#include "domain/filters/filter_interval.h"
#include "domain/filters/filter_parser.h"
#include "domain/filters/filter_text.h"
#include "storage/columns.h"

namespace guardian::storage {

namespace {

using domain::FilterComparison;
using domain::FilterExpression;
using domain::FilterPattern;
using domain::FilterTest;
using domain::FilterType;

// A test binds four values at most: the ends of a range of IPv6 addresses and those of the IPv4 ones in it.
constexpr std::size_t kMostFilterParams = 4 * domain::kMaxFilterTerms;

const std::string& filter_param_name(std::size_t index) {
  static const auto names = [] {
    std::array<std::string, kMostFilterParams> made;
    for (std::size_t i = 0; i < made.size(); ++i) made[i] = "f" + std::to_string(i);
    return made;
  }();
  if (index >= names.size()) std::abort();  // the parser bounds the terms
  return names[index];
}

std::string like_of_pieces(const std::vector<std::string>& pieces) {
  std::string out;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (i > 0) out += '%';
    const auto escaped = like_pattern(pieces[i]);  // %piece%
    out.append(escaped, 1, escaped.size() - 2);
  }
  return out;
}

std::string sort_key_of(const IpAddress& address) { return ip_sort_key(address.to_string()); }

}  // namespace

FilterCondition::FilterCondition(const domain::FilterAt& filter, FilterColumns columns, Engine engine)
    : columns_(columns), engine_(engine), now_(filter.now) {
  write_expression(filter.expression);
}

std::string_view FilterCondition::next_name() {
  const std::string& name = filter_param_name(params_.size());
  text_.append(":").append(name);
  return name;
}

void FilterCondition::bind(std::int64_t number) { params_.emplace_back(next_name(), number); }

void FilterCondition::bind(std::string text) {
  params_.emplace_back(next_name(), std::string_view(texts_.emplace_back(std::move(text))));
}

void FilterCondition::write_expression(const FilterExpression& expression) {
  if (expression.kind == FilterExpression::Kind::term) return write_term(expression.term);
  if (expression.kind == FilterExpression::Kind::negation) write("NOT ");
  write("(");
  for (const FilterExpression& part : expression.parts) {
    if (&part != &expression.parts.front()) {
      write(expression.kind == FilterExpression::Kind::all ? SqlWords(" AND ") : SqlWords(" OR "));
    }
    write_expression(part);
  }
  write(")");
}

void FilterCondition::write_term(const domain::FilterTerm& term) {
  const FilterColumn& column = columns_(*term.field);
  write("(");
  if (!column.query.text().empty()) {
    write_in_query(column, term);
  } else {
    for (const FilterTest& test : term.tests) {
      if (&test != &term.tests.front()) write(" OR ");
      write_test(column, *term.field, test);
    }
  }
  write(")");
}

// One query for all tests of a term but those for the unknown: what is not in the other table at all.
void FilterCondition::write_in_query(const FilterColumn& column, const domain::FilterTerm& term) {
  bool asks_unknown = false;
  std::string before = std::exchange(text_, {});
  for (const FilterTest& test : term.tests) {
    if (test.comparison == FilterComparison::unknown) {
      asks_unknown = true;
      continue;
    }
    if (!text_.empty()) write(" OR ");
    write_test(column, *term.field, test);
  }
  Shape inner;
  const std::string known = std::exchange(text_, std::move(before));
  if (!known.empty()) {
    inner.condition = known;
    write(column.member);
    write(" IN (");
    text_ += adapt_query(column.query.text(), engine_, inner);
    write(")");
  }
  if (!asks_unknown) return;
  if (!known.empty()) write(" OR ");
  before = std::exchange(text_, {});
  write_text(column.columns.front(), {FilterComparison::known, {}, {}});
  const std::string any = std::exchange(text_, std::move(before));
  inner.condition = any;
  write(column.member);
  write(" NOT IN (");
  text_ += adapt_query(column.query.text(), engine_, inner);
  write(")");
}

void FilterCondition::write_test(const FilterColumn& column, const domain::FilterField& field, const FilterTest& test) {
  const SqlWords name = column.columns.front();
  switch (field.type) {
    case FilterType::words:
      return write_words(column, test);
    case FilterType::text:
    case FilterType::identifier:
      return write_text(name, test);
    case FilterType::flag:
      return write_flag(name, test);
    case FilterType::choice:
      return write_choice(name, field, test);
    case FilterType::number:
    case FilterType::time:
      return write_interval(name, test);
    case FilterType::address: {
      const bool by_key = std::holds_alternative<IpAddress>(test.value) || std::holds_alternative<Cidr>(test.value);
      return by_key ? write_addresses(column.address_key, test) : write_text(name, test);
    }
  }
}

void FilterCondition::write_text(SqlWords column, const FilterTest& test) {
  if (test.comparison == FilterComparison::known || test.comparison == FilterComparison::unknown) {
    write(column);
    return write(test.comparison == FilterComparison::known ? SqlWords(" <> ''") : SqlWords(" = ''"));
  }
  write("LOWER(");
  write(column);
  if (const auto* pattern = std::get_if<FilterPattern>(&test.value)) {
    write(") LIKE ");
    bind(like_of_pieces(pattern->pieces));
    return write(" ESCAPE '!'");
  }
  write(") = ");
  bind(domain::ascii_lower(std::get<std::string>(test.value)));
}

void FilterCondition::write_words(const FilterColumn& column, const FilterTest& test) {
  const auto* pattern = std::get_if<FilterPattern>(&test.value);
  const std::string like = pattern != nullptr ? "%" + like_of_pieces(pattern->pieces) + "%"
                                              : like_pattern(std::get<std::string>(test.value));
  const std::string& name = filter_param_name(params_.size());
  params_.emplace_back(name, std::string_view(texts_.emplace_back(like)));
  for (std::size_t i = 0; i < column.columns.size(); ++i) {
    if (i > 0) write(" OR ");
    write("LOWER(");
    write(column.columns[i]);
    write(") LIKE ");
    text_.append(":").append(name);
    write(" ESCAPE '!'");
  }
}

// An unknown flag is -1 in SQL: NULL would make NOT find neither.
void FilterCondition::write_flag(SqlWords column, const FilterTest& test) {
  write(column);
  if (test.comparison == FilterComparison::known) return write(" >= 0");
  if (test.comparison == FilterComparison::unknown) return write(" < 0");
  write(" = ");
  bind(std::int64_t{std::get<bool>(test.value) ? 1 : 0});
}

void FilterCondition::write_choice(SqlWords column, const domain::FilterField& field, const FilterTest& test) {
  const auto interval = domain::filter_interval(test, now_);
  bool any = false;
  for (std::size_t i = 0; i < field.choices.size(); ++i) {
    if (!interval.contains(static_cast<std::int64_t>(i))) continue;
    if (any) write(" OR ");
    any = true;
    write(column);
    write(" = ");
    bind(std::string(field.choices[i]));
  }
  if (!any) write("0 = 1");  // above the highest
}

void FilterCondition::write_interval(SqlWords column, const FilterTest& test) {
  const auto interval = domain::filter_interval(test, now_);
  write("(");
  if (interval.low) {
    write(column);
    write(interval.low == interval.high ? SqlWords(" = ") : SqlWords(" >= "));
    bind(*interval.low);
  }
  if (interval.high && interval.low != interval.high) {
    if (interval.low) write(" AND ");
    write(column);
    write(" <= ");
    bind(*interval.high);
  }
  write(")");
}

// Keys sort as addresses do; what is no address has a key behind them all, and no address an empty one. IPv4 lies
// within IPv6, where a network such as ::/0 does not mean it.
void FilterCondition::write_addresses(SqlWords key, const FilterTest& test) {
  const auto interval = domain::address_interval(test);
  write("(");
  write(key);
  write(interval.low_itself ? SqlWords(" >= ") : SqlWords(" > "));
  bind(sort_key_of(interval.low));
  write(" AND ");
  write(key);
  write(interval.high_itself ? SqlWords(" <= ") : SqlWords(" < "));
  bind(sort_key_of(interval.high));
  const auto ipv4 = domain::ipv4_addresses();
  if (!interval.low.is_v4() && interval.low <= ipv4.low && interval.high >= ipv4.high) {
    write(" AND ");
    write(key);
    write(" NOT BETWEEN ");
    bind(sort_key_of(ipv4.low));
    write(" AND ");
    bind(sort_key_of(ipv4.high));
  }
  write(")");
}

}  // namespace guardian::storage
