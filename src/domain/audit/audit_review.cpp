#include "domain/audit/audit_review.h"

#include <algorithm>
#include <utility>

#include "domain/users/member_rules.h"
#include "domain/users/user.h"

namespace guardian::domain {
namespace {

std::string email_of(const std::vector<Membership>& members, std::string_view name) {
  if (!name.starts_with("user:")) return {};
  const auto id = name.substr(5);
  const auto found = std::find_if(members.begin(), members.end(), [&](const auto& each) { return each.user_id == id; });
  return found == members.end() ? std::string() : found->email;
}

// The name a record would have; an e-mail of nobody stays as it is, and fits no record.
std::string record_name(const std::vector<Membership>& members, const std::string& asked) {
  const auto email = asked.find('@') == std::string::npos ? std::nullopt : normalise_email(asked);
  if (!email) return asked;
  const auto found =
      std::find_if(members.begin(), members.end(), [&](const auto& each) { return each.email == *email; });
  return found == members.end() ? asked : "user:" + found->user_id;
}

}  // namespace

AuditReview::AuditReview(Database& database, const AuditTrail& trail, const Clock& clock)
    : database_(database), trail_(trail), clock_(clock) {}

Result<AuditPage> AuditReview::list(const AccessScope& scope, const AuditQuestion& question) {
  GUARDIAN_CHECK(check_administers(scope));
  return database_.read([&](const Reader& reader) -> Result<AuditPage> {
    GUARDIAN_TRY(const auto members, reader.users().list_members(scope));
    GUARDIAN_TRY(const auto head, reader.audit().head(scope.tenant_id()));
    AuditSearch search;
    search.actor = record_name(members, question.actor);
    search.object = record_name(members, question.target);
    (question.action.ends_with('.') ? search.family : search.action) = question.action;
    search.since = question.from;
    search.until = question.to;
    search.before = std::min(question.before.value_or(head.seq + 1), head.seq + 1);
    search.lowest = std::max<std::int64_t>(1, search.before - kMostLookedThrough);
    search.limit = question.limit;
    GUARDIAN_TRY(auto records, reader.audit().search(scope.tenant_id(), search));

    AuditPage page;
    const bool full = records.size() == static_cast<std::size_t>(search.limit);
    const auto reached = full ? records.back().seq : search.lowest;
    if (reached > 1) page.next = reached;
    for (auto& record : records) {
      AuditPage::Item item{std::move(record), {}, {}};
      item.actor_email = email_of(members, item.record.actor);
      item.target_email = email_of(members, item.record.object);
      page.items.push_back(std::move(item));
    }
    return page;
  });
}

std::optional<AuditVerification> AuditReview::find_kept(const std::string& tenant_id) {
  return kept_.with([&](auto& kept) -> std::optional<AuditVerification> {
    const Instant now = clock_.now();
    std::erase_if(kept, [&](const auto& item) {
      return now >= item.second.checked_at + kVerificationKept || now < item.second.checked_at;
    });
    const auto found = kept.find(tenant_id);
    return found == kept.end() ? std::nullopt : std::optional(found->second);
  });
}

Result<AuditVerification> AuditReview::verify(const AccessScope& scope) {
  GUARDIAN_CHECK(check_administers(scope));
  if (auto kept = find_kept(scope.tenant_id())) return std::move(*kept);
  const std::unique_lock walking(walking_, std::try_to_lock);
  if (!walking.owns_lock()) {
    return Error{ErrorCode::unavailable, "Another audit log is being checked: try again in a moment", {}, "busy"};
  }
  AuditVerification result;
  result.checked_at = clock_.now();
  GUARDIAN_TRY(result.records, database_.read([&](const Reader& reader) -> Result<std::int64_t> {
    GUARDIAN_TRY(const auto head, reader.audit().head(scope.tenant_id()));
    return head.seq;
  }));
  GUARDIAN_TRY(result.finding, trail_.verify_chain(database_, scope.tenant_id()));
  kept_.with([&](auto& kept) { kept.insert_or_assign(scope.tenant_id(), result); });
  return result;
}

}  // namespace guardian::domain
