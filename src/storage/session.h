#pragma once

#include <soci/soci.h>

#include <concepts>
#include <cstdint>
#include <deque>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "storage/failure.h"
#include "storage/query.h"

namespace guardian::storage {

// A bound value. Text is copied when the statement runs; it must be UTF-8 without NUL.
struct Param {
  enum class Kind { integer, real, text };
  template <std::integral T>
  Param(std::string_view n, T v) : name(n), integer(static_cast<long long>(v)) {}
  Param(std::string_view n, double v) : name(n), kind(Kind::real), real(v) {}
  Param(std::string_view n, std::string_view v) : name(n), kind(Kind::text), text(v) {}
  Param(std::string_view n, const std::string& v) : Param(n, std::string_view(v)) {}
  Param(std::string_view n, const char* v) : Param(n, std::string_view(v)) {}
  Param(std::string_view n, Instant v) : Param(n, v.time_since_epoch().count()) {}
  Param(std::string_view n, const std::optional<Instant>& v) : Param(n, v ? *v : Instant{}) { null = !v; }
  Param(std::string_view n, const std::optional<double>& v) : Param(n, v ? *v : 0.0) { null = !v; }
  Param(std::string_view n, const std::optional<bool>& v) : Param(n, v ? *v : false) { null = !v; }

  std::string_view name;
  Kind kind = Kind::integer;
  bool null = false;
  long long integer = 0;
  double real = 0;
  std::string_view text;
};

// A column that may be NULL.
template <typename T>
struct Nullable {
  T value{};
  soci::indicator indicator = soci::i_null;
  bool has_value() const { return indicator == soci::i_ok; }
};

// Collects the fields of a row type: `void columns(Columns& into) { into(id)(name); }`, in the order of
// the SELECT list.
class Columns {
 public:
  explicit Columns(soci::statement& statement) : statement_(statement) {}
  template <typename T>
  Columns& operator()(T& field) {
    statement_.exchange(soci::into(field));
    return *this;
  }
  template <typename T>
  Columns& operator()(Nullable<T>& field) {
    statement_.exchange(soci::into(field.value, field.indicator));
    return *this;
  }

 private:
  soci::statement& statement_;
};

struct NoRow {
  void columns(Columns&) {}
};
struct TextRow {
  std::string value;
  void columns(Columns& into) { into(value); }
};
struct NumberRow {
  long long value = 0;
  void columns(Columns& into) { into(value); }
};

struct NullableNumberRow {
  Nullable<long long> value;
  void columns(Columns& into) { into(value); }
};

using Params = std::initializer_list<Param>;

// One connection and the statements prepared on it. One thread at a time. Every run of a query steps it to
// its end: a half-read statement would hold SQLite's snapshot, so that later reads were stale and
// checkpoints blocked.
class Session {
 public:
  Session(Engine engine, std::unique_ptr<soci::session> connection);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  Engine engine() const { return engine_; }
  soci::session& connection() { return *connection_; }


  // The first row, or nothing.
  template <typename Row>
  Result<std::optional<Row>> read_one(const Query& query, Params params, const Shape& shape = {}) {
    std::optional<Row> found;
    GUARDIAN_CHECK(run_each<Row>(query, params.begin(), params.size(), shape, [&](Row& row) {
      if (!found) found.emplace(std::move(row));
    }));
    return found;
  }

  template <typename Row>
  Result<std::vector<Row>> read_all(const Query& query, const std::vector<Param>& params, const Shape& shape = {}) {
    std::vector<Row> rows;
    GUARDIAN_CHECK(
        run_each<Row>(query, params.data(), params.size(), shape, [&](Row& row) { rows.push_back(std::move(row)); }));
    return rows;
  }
  template <typename Row>
  Result<std::vector<Row>> read_all(const Query& query, Params params, const Shape& shape = {}) {
    return read_all<Row>(query, std::vector<Param>(params), shape);
  }

  // Hands each row to `take` as it comes, so that none is kept. `take` must not use this session.
  template <typename Row, typename Take>
  Result<void> read_each(const Query& query, const std::vector<Param>& params, const Shape& shape, Take&& take) {
    return run_each<Row>(query, params.data(), params.size(), shape, std::forward<Take>(take));
  }

  // Runs a change; returns how many rows it touched.
  Result<std::int64_t> change(const Query& query, Params params, const Shape& shape = {});
  Result<std::int64_t> change(const Query& query, const std::vector<Param>& params);

  // What went wrong since the last `forget_failure`: the worst of it.
  struct Health {
    std::optional<Error> error;
    bool retry = false;
    bool lost_session = false;
    bool fatal_write = false;
  };
  const Health& health() const { return health_; }
  void forget_failure() { health_ = {}; }
  Error note(Failure failure);  // into health; returns the error

 private:
  struct Slot {
    std::string name;
    Param::Kind kind = Param::Kind::integer;
    soci::indicator indicator = soci::i_ok;
    long long integer = 0;
    double real = 0;
    std::string text;
  };
  struct Kept {
    explicit Kept(soci::session& connection) : statement(connection) {}
    virtual ~Kept() = default;
    std::deque<Slot> slots;  // SOCI keeps pointers into them
    soci::statement statement;
    const void* row_type = nullptr;
  };
  template <typename Row>
  struct KeptRows final : Kept {
    using Kept::Kept;
    Row buffer;
  };
  struct Key {
    const char* text = nullptr;
    const char* replacement = nullptr;
    std::uint32_t parts = 0;
    std::string condition;  // made for the call: no address stands for it
    bool operator==(const Key&) const = default;
  };
  struct KeyHash {
    std::size_t operator()(const Key& key) const {
      const auto a = std::hash<const void*>()(key.text);
      const auto b = key.condition.empty() ? 0 : std::hash<std::string>()(key.condition);
      return a ^ (std::hash<const void*>()(key.replacement) * 31U) ^ (static_cast<std::size_t>(key.parts) << 7U) ^ b;
    }
  };
  template <typename Row>
  static const void* type_of() {
    static const char tag = 0;
    return &tag;
  }

  template <typename Row, typename Take>
  Result<void> run_each(const Query& query, const Param* params, std::size_t count, const Shape& shape, Take&& take,
                        std::int64_t* affected = nullptr) {
    if (engine_ == Engine::postgresql) replan_as_tables_grow();
    const auto text = query.text(engine_);
    const Key key{text.data(), shape.replacement.data(), shape.parts, std::string(shape.condition)};
    try {
      Kept* kept = find_kept(key, type_of<Row>());
      if (kept == nullptr) {
        auto fresh = std::make_unique<KeptRows<Row>>(*connection_);
        fresh->row_type = type_of<Row>();
        fresh->statement.alloc();
        Columns columns(fresh->statement);
        fresh->buffer.columns(columns);
        prepare(*fresh, adapt_query(text, engine_, shape), params, count);
        kept = keep(key, std::move(fresh));
      }
      GUARDIAN_CHECK(assign(*kept, params, count));
      auto& buffer = static_cast<KeptRows<Row>*>(kept)->buffer;
      bool got = kept->statement.execute(true);
      while (got) {
        take(buffer);
        got = kept->statement.fetch();
      }
      if (affected != nullptr) *affected = kept->statement.get_affected_rows();
    } catch (...) {
      auto failure = failure_of_current_exception(purpose_of(text));
      kept_for(key).erase(key);  // its state is unknown; finalising it also ends its read
      return note(std::move(failure));
    }
    return {};
  }

  // PostgreSQL plans a prepared statement for good after five runs. Planned on empty tables any index that
  // begins with the tenant looks as good as the right one, and an import would go on by that plan.
  void replan_as_tables_grow();
  using KeptMap = std::unordered_map<Key, std::unique_ptr<Kept>, KeyHash>;
  KeptMap& kept_for(const Key& key) { return key.condition.empty() ? kept_ : conditional_; }
  Kept* find_kept(const Key& key, const void* row_type);
  Kept* keep(const Key& key, std::unique_ptr<Kept> fresh);
  static void prepare(Kept& kept, const std::string& text, const Param* params, std::size_t count);
  static Result<void> assign(Kept& kept, const Param* params, std::size_t count);

  Engine engine_;
  std::unique_ptr<soci::session> connection_;
  KeptMap kept_;
  KeptMap conditional_;  // callers choose those shapes: apart, so that they push out nobody else's
  Health health_;
  std::int64_t runs_ = 0;
  std::int64_t next_replan_ = 256;
};

}  // namespace guardian::storage
