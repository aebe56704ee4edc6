#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace guardian::storage {

enum class Engine { sqlite, postgresql };

// The text of one query: a constant of storage/sql_text.h, or two when an overlay differs. Text must
// live for the whole run: sessions keep prepared statements under its address.
struct Query {
  constexpr Query(std::string_view both) : sqlite(both), postgresql(both) {}  // NOLINT(google-explicit-constructor)
  constexpr Query(std::string_view for_sqlite, std::string_view for_postgresql)
      : sqlite(for_sqlite), postgresql(for_postgresql) {}
  constexpr std::string_view text(Engine engine) const { return engine == Engine::sqlite ? sqlite : postgresql; }

  std::string_view sqlite;
  std::string_view postgresql;
};

// The optional lines of a query: a line that ends in `--? sites` stays only when Part::sites is asked for.
enum class Part : std::uint32_t {
  hide = 1U << 0U,   // rows of unfinished imports
  sites = 1U << 1U,  // only these sites
  active_since = 1U << 2U,
  restricted = 1U << 3U,
  monitored = 1U << 4U,
  search = 1U << 5U,
  detail = 1U << 6U,
  site_name = 1U << 7U,  // the site joined for its name
  lock = 1U << 8U,       // rows stay locked until the transaction ends
  since = 1U << 9U,      // filters named as their parameters: :since, :name, ...
  updated_since = 1U << 10U,
  name = 1U << 11U,
  status = 1U << 12U,
  severity = 1U << 13U,
  device = 1U << 14U,
  resolved = 1U << 15U,
  type = 1U << 16U,
  profiles = 1U << 17U,
  parent = 1U << 18U,
  prefix = 1U << 19U,
  site = 1U << 20U,
  description = 1U << 21U,
  ids = 1U << 22U,
  ticket = 1U << 23U,
  mac = 1U << 24U,
  ip = 1U << 25U,
  attribute = 1U << 26U,        // the detail joined to sort by one of its members
  top_level = 1U << 27U,        // what has no parent within the caller's sites
  filtered_device = 1U << 30U,  // the device joined for a filter that may ask it
  only = 1U << 28U,             // of these ids
  changed = 1U << 29U,          // behind a number of the tenant's changes
};

// How a query with optional lines is to be read. `replacement` stands for the lines that end in `--!`;
// it is always a constant of the program, never text from outside. `condition` is the text of a FilterCondition,
// for the line that ends in `--& filter`; without one that line goes.
struct Shape {
  std::uint32_t parts = 0;
  std::string_view replacement;
  std::string_view condition;

  Shape& with(Part part, bool wanted = true) {
    if (wanted) parts |= static_cast<std::uint32_t>(part);
    return *this;
  }
  bool has(Part part) const { return (parts & static_cast<std::uint32_t>(part)) != 0; }
};

// The text as an engine gets it: comments gone, optional lines decided, `JSON_TEXTS(:x)` (the strings of a
// JSON array as rows) in the engine's words.
std::string adapt_query(std::string_view text, Engine engine, const Shape& shape);

// A migration as an engine gets it. It is written for SQLite; on PostgreSQL `WITHOUT ROWID` goes and TEXT
// becomes TEXT COLLATE "C", so that both engines compare text by its bytes.
std::string adapt_migration(std::string_view text, Engine engine);

// The second comment line of a query says what it is; logs name a query by it.
std::string_view purpose_of(std::string_view text);

// A LIKE pattern that finds `text` anywhere, lower-cased (ASCII), with `!` as escape.
std::string like_pattern(std::string_view text);

}  // namespace guardian::storage
