#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "api/changes/change_cursor.h"
#include "api/changes/change_operations.h"
#include "api/changes/changed_objects.h"
#include "api/list_answer.h"
#include "api/page_of_ids.h"
#include "api/parameters/comma_list.h"
#include "api/parameters/paging.h"
#include "api/vulnerabilities/detected_date_form.h"
#include "base/json_writer.h"
#include "base/time_format.h"

namespace guardian::api {
namespace {

using domain::Change;
using domain::ChangeKind;
using domain::ChangePosition;
using domain::Collection;

constexpr PagingRules kChangePaging{1000, 1000, true};

// What the slices of one answer share: where the next one begins.
struct ChangePage {
  ChangeCursor at;
  bool full = true;
};

std::vector<Collection> read_types(const http::Request& request, InputProblems& problems) {
  const auto text = request.parameter("types");
  if (!text) return {domain::kCollections.begin(), domain::kCollections.end()};
  std::vector<Collection> types;
  for (const auto& name : split_at_commas(*text)) {
    const auto type = parse_change_type(name);
    if (type && std::find(types.begin(), types.end(), *type) == types.end()) types.push_back(*type);
    if (type) continue;
    std::string known;
    for (const Collection collection : domain::kCollections) {
      known.append(known.empty() ? "" : ", ").append(change_type_name(collection));
    }
    problems.in_query("types", "must be some of " + known + ", separated by commas", *text);
    return {};
  }
  if (types.empty()) problems.in_query("types", "must name a type", *text);
  return types;
}

// Where to begin: absent, at the beginning of all that is there; `now`, behind the last change.
ChangeCursor read_since(const Call& call, InputProblems& problems) {
  const auto text = call.request.parameter("since");
  const Instant fresh = call.services.clock.now() + kChangeCursorLife;
  if (!text) return {{}, fresh};
  if (*text == "now") {
    const auto last =
        call.services.database.read([&](const domain::Reader& reader) { return reader.changes().last(call.scope); });
    if (last) return {domain::behind_all_of(*last), fresh};
    problems.refuse(last.error());
    return {};
  }
  auto cursor = read_change_cursor(call.services, call.scope, *text);
  if (cursor) return *std::move(cursor);
  if (cursor.error().code == ErrorCode::invalid_argument) {
    problems.in_query("since", "must be the `next` of an answer to this call, for the same tenant, or now", *text);
  } else {
    problems.refuse(cursor.error());
  }
  return {};
}

std::string_view op_name(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::created:
      return "created";
    case ChangeKind::changed:
      return "changed";
    case ChangeKind::deleted:
      return "deleted";
  }
  return {};
}

// A subnet is known by its prefix, which its own list calls so.
std::string shown_id(const Change& change, std::string_view object) {
  if (change.collection != Collection::subnet || change.kind == ChangeKind::deleted) return change.id;
  constexpr std::string_view kPrefix = "{\"prefix\":\"";
  if (!object.starts_with(kPrefix)) return change.id;
  object.remove_prefix(kPrefix.size());
  return std::string(object.substr(0, object.find('"')));
}

Result<void> write_change_slice(const domain::Reader& reader, const domain::AccessScope& scope,
                                const std::vector<Collection>& types, const ObjectForm& form, ChangePage& page,
                                Instant now, ItemSink& sink, std::int64_t limit) {
  GUARDIAN_TRY(const auto changes, reader.changes().list(scope, {page.at.position, types, limit}));
  std::map<Collection, std::vector<std::string>> ids;
  for (const Change& change : changes) {
    if (change.kind != ChangeKind::deleted) ids[change.collection].push_back(change.id);
  }
  std::map<Collection, ObjectTexts> objects;
  for (const auto& [collection, wanted] : ids) {
    GUARDIAN_TRY(objects[collection], write_changed_objects(reader, scope, collection, wanted, form));
  }
  for (const Change& change : changes) {
    page.at.position = domain::position_of(change);
    const bool deleted = change.kind == ChangeKind::deleted;
    const std::string* object = deleted ? nullptr : &objects[change.collection][change.id];
    if (object != nullptr && object->empty()) return Error::internal("a change of what cannot be read");
    JsonWriter json(sink.next());
    json.begin_object().member("type", change_type_name(change.collection)).member("op", op_name(change.kind));
    json.member("id", deleted ? change.id : shown_id(change, *object));
    if (!deleted) json.key("object").raw(*object);
    json.end_object();
  }
  page.full = static_cast<std::int64_t>(changes.size()) == limit;
  if (page.full) return {};
  // All is told up to here, of every type that was asked for.
  GUARDIAN_TRY(const std::int64_t last, reader.changes().last(scope));
  page.at = {std::max(page.at.position, domain::behind_all_of(last)), now + kChangeCursorLife};
  return {};
}

}  // namespace

http::Response list_changes(const Call& call) {
  InputProblems problems;
  auto types = read_types(call.request, problems);
  const Paging paging = read_paging(call.request, kChangePaging, problems);
  if (call.request.parameter("offset")) problems.in_query("offset", "is not taken: `since` says where to begin");
  const auto page = std::make_shared<ChangePage>();
  page->at = read_since(call, problems);
  if (!problems.none()) return problems.answer(call.request);

  ListAnswer list;
  list.begin = "{\"changes\":[";
  list.slice_items = kDocumentsAtOnce;
  list.slice = [&services = call.services, scope = call.scope, types = std::move(types), page,
                form = ObjectForm{detected_date_form(call)}](ItemSink& sink, std::int64_t,
                                                             std::int64_t limit) -> Result<void> {
    return services.database.read([&](const domain::Reader& reader) {
      return write_change_slice(reader, scope, types, form, *page, services.clock.now(), sink, limit);
    });
  };
  list.end = [&services = call.services, scope = call.scope, page](std::string& out, std::int64_t) -> Result<void> {
    const NextPage next = write_change_cursor(services, scope, page->at.position, page->at.expires_at);
    out += "],";
    JsonWriter json(out);
    json.member("next", next.cursor).member("more", page->full).member("expires", format_time(next.expires_at));
    out += '}';
    return {};
  };
  return list_answer(call.request, {0, paging.limit}, std::move(list));
}

}  // namespace guardian::api
