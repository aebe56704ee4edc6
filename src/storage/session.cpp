#include "storage/session.h"

#include <cstdlib>

#include "base/encoding.h"
#include "storage/postgresql_connection.h"

namespace guardian::storage {

namespace {

// Listings come in many shapes; beyond this many kept statements the memory is better used elsewhere.
constexpr std::size_t kMostKeptStatements = 400;
// Of those with a condition of the caller's making, which are larger and seldom come again.
constexpr std::size_t kMostConditionalStatements = 32;

}  // namespace

Session::Session(Engine engine, std::unique_ptr<soci::session> connection)
    : engine_(engine), connection_(std::move(connection)) {}

Session::~Session() {
  kept_.clear();
  conditional_.clear();
}

Result<std::int64_t> Session::change(const Query& query, Params params, const Shape& shape) {
  std::int64_t affected = 0;
  GUARDIAN_CHECK(run_each<NoRow>(
      query, params.begin(), params.size(), shape, [](NoRow&) {}, &affected));
  return affected;
}

Result<std::int64_t> Session::change(const Query& query, const std::vector<Param>& params) {
  std::int64_t affected = 0;
  GUARDIAN_CHECK(run_each<NoRow>(
      query, params.data(), params.size(), {}, [](NoRow&) {}, &affected));
  return affected;
}

Error Session::note(Failure failure) {
  if (!health_.error) health_.error = failure.error;
  health_.retry |= failure.retry;
  health_.lost_session |= failure.lost_session;
  health_.fatal_write |= failure.fatal_write;
  return std::move(failure.error);
}

void Session::replan_as_tables_grow() {
  if (++runs_ < next_replan_) return;
  next_replan_ *= 4;
  (void)run_postgresql_script(*this, "DISCARD PLANS", "plan anew");
}

Session::Kept* Session::find_kept(const Key& key, const void* row_type) {
  auto& kept = kept_for(key);
  const auto found = kept.find(key);
  if (found == kept.end()) return nullptr;
  if (found->second->row_type != row_type) std::abort();  // one query read into two row types: a bug here
  return found->second.get();
}

Session::Kept* Session::keep(const Key& key, std::unique_ptr<Kept> fresh) {
  auto& kept = kept_for(key);
  if (kept.size() >= (key.condition.empty() ? kMostKeptStatements : kMostConditionalStatements)) kept.clear();
  return (kept[key] = std::move(fresh)).get();
}

void Session::prepare(Kept& kept, const std::string& text, const Param* params, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    auto& slot = kept.slots.emplace_back();
    slot.name = params[i].name;
    slot.kind = params[i].kind;
    switch (slot.kind) {
      case Param::Kind::integer:
        kept.statement.exchange(soci::use(slot.integer, slot.indicator, slot.name));
        break;
      case Param::Kind::real:
        kept.statement.exchange(soci::use(slot.real, slot.indicator, slot.name));
        break;
      case Param::Kind::text:
        kept.statement.exchange(soci::use(slot.text, slot.indicator, slot.name));
        break;
    }
  }
  kept.statement.prepare(text);
  kept.statement.define_and_bind();
}

Result<void> Session::assign(Kept& kept, const Param* params, std::size_t count) {
  if (count != kept.slots.size()) std::abort();
  for (std::size_t i = 0; i < count; ++i) {
    const Param& param = params[i];
    Slot& slot = kept.slots[i];
    if (slot.name != param.name || slot.kind != param.kind) std::abort();  // two callers name them in another order
    slot.indicator = param.null ? soci::i_null : soci::i_ok;
    slot.integer = param.integer;
    slot.real = param.real;
    if (param.kind != Param::Kind::text) continue;
    if (param.text.find('\0') != std::string_view::npos || !is_valid_utf8(param.text))
      return Error::invalid("Text must be UTF-8 without NUL");
    slot.text.assign(param.text);
  }
  return {};
}

}  // namespace guardian::storage
