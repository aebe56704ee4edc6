#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "domain/filters/filter_expression.h"
#include "storage/query.h"
#include "storage/session.h"

namespace guardian::storage {

// SQL that is a constant of the program: the compiler refuses anything else.
class SqlWords {
 public:
  consteval SqlWords(const char* text) : text_(text) {}       // NOLINT(google-explicit-constructor)
  consteval SqlWords(std::string_view text) : text_(text) {}  // NOLINT(google-explicit-constructor)
  constexpr std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

// Where a field of a filter lives in SQL.
struct FilterColumn {
  std::vector<SqlWords> columns;  // one; of bare words: all they look into
  SqlWords address_key = "";      // of an address: the column with its sort key
  // When the column is another table's: the query with a line `--& filter` that gives the rows' `member`s.
  SqlWords query = "";
  SqlWords member = "";
};
using FilterColumns = const FilterColumn& (*)(const domain::FilterField& field);

// A filter as one boolean of SQL and its bound values, for the line `--& filter` of a query with the aliases its
// columns name. Only constants and the names :f0, :f1, ... reach the text; whatever the filter's author wrote is
// bound. Filters of one shape have one text, so that a prepared statement serves them all. Find exactly what
// domain::filter_matches finds. The parameters point into it: it must outlive the run. :tenant must be bound too.
class FilterCondition {
 public:
  FilterCondition(const domain::FilterAt& filter, FilterColumns columns, Engine engine);
  FilterCondition(const FilterCondition&) = delete;
  FilterCondition& operator=(const FilterCondition&) = delete;

  const std::string& text() const { return text_; }
  const std::vector<Param>& params() const { return params_; }

 private:
  void write(SqlWords words) { text_ += words.text(); }
  void write_expression(const domain::FilterExpression& expression);
  void write_term(const domain::FilterTerm& term);
  void write_in_query(const FilterColumn& column, const domain::FilterTerm& term);
  void write_test(const FilterColumn& column, const domain::FilterField& field, const domain::FilterTest& test);
  void write_text(SqlWords column, const domain::FilterTest& test);
  void write_words(const FilterColumn& column, const domain::FilterTest& test);
  void write_flag(SqlWords column, const domain::FilterTest& test);
  void write_choice(SqlWords column, const domain::FilterField& field, const domain::FilterTest& test);
  void write_interval(SqlWords column, const domain::FilterTest& test);
  void write_addresses(SqlWords key, const domain::FilterTest& test);
  // Writes the name of a new parameter with this value.
  void bind(std::int64_t number);
  void bind(std::string text);
  std::string_view next_name();

  FilterColumns columns_;
  Engine engine_;
  Instant now_;
  std::string text_;
  std::vector<Param> params_;
  std::deque<std::string> texts_;  // what params_ points into
};

// The columns of device_filter_collection(), for queries that call the table `device AS d`.
const FilterColumn& device_filter_column(const domain::FilterField& field);

}  // namespace guardian::storage
