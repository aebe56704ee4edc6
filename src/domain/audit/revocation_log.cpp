#include "domain/audit/revocation_log.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/object.hpp>
#include <charconv>
#include <optional>
#include <tuple>
#include <vector>

#include "base/file.h"
#include "base/hmac.h"
#include "base/json_reader.h"
#include "base/json_writer.h"
#include "base/random.h"
#include "domain/access/credential_directory.h"
#include "domain/audit/audit.h"
#include "domain/audit/audit_actions.h"
#include "domain/audit/audit_record.h"
#include "domain/audit/checkpoints.h"
#include "domain/audit/revocation_replay.h"
#include "domain/sessions/session.h"
#include "domain/users/invitation.h"

namespace guardian::domain {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kMaxLogBytes = std::size_t{1} << 30;
constexpr std::string_view kNoEpoch = "-";

std::int64_t count_of(Instant instant) { return instant.time_since_epoch().count(); }

std::string_view key_state_text(KeyState state) {
  switch (state) {
    case KeyState::active:
      return "active";
    case KeyState::disabled:
      return "disabled";
    case KeyState::revoked:
      return "revoked";
  }
  return {};
}

std::string mac_of_body(const HmacSha256& secret, std::string_view body) {
  return to_hex(secret.sign({"revocation/v1\0"sv, body}));
}

struct LoggedLine {
  RevocationLine line;
  std::size_t epoch_order = 0;  // by first appearance in the file
  bool revives = false;
};

std::string_view next_word(std::string_view& rest) {
  const auto space = rest.find(' ');
  const auto word = rest.substr(0, space);
  rest.remove_prefix(space == std::string_view::npos ? rest.size() : space + 1);
  return word;
}

// `<MAC> <version> <epoch> <chain> <seq> <change>`; the MAC covers all behind it.
std::optional<RevocationLine> read_revocation(std::string_view text, const KeyRing& ring) {
  std::string_view rest = text;
  const auto mac = next_word(rest);
  const auto body = rest;
  int version = 0;
  const auto version_text = next_word(rest);
  std::from_chars(version_text.data(), version_text.data() + version_text.size(), version);
  const HmacSha256* secret = ring.mac(SecretPurpose::audit, version);
  if (secret == nullptr || !equal_constant_time(mac_of_body(*secret, body), mac)) return std::nullopt;
  RevocationLine line;
  line.epoch = next_word(rest);
  line.chain = next_word(rest);
  const auto seq = next_word(rest);
  std::from_chars(seq.data(), seq.data() + seq.size(), line.seq);
  line.change = rest;
  return line;
}

Result<std::vector<LoggedLine>> read_revocations(const std::filesystem::path& path, const KeyRing& ring) {
  std::vector<LoggedLine> lines;
  auto content = read_private_file(path, kMaxLogBytes);
  if (!content && content.error().code == ErrorCode::not_found) return lines;
  if (!content) return std::move(content).error();
  std::vector<std::string> epochs;
  std::string_view rest = content->reveal();
  for (auto end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
    auto line = read_revocation(rest.substr(0, end), ring);
    if (!line) {
      const std::string text =
          fmt::format("{} line {} is not as it was written: nothing was restored", path.native(), lines.size() + 1);
      return Error{ErrorCode::corrupt, text, text, {}};
    }
    auto epoch = std::find(epochs.begin(), epochs.end(), line->epoch);
    if (epoch == epochs.end()) epoch = epochs.insert(epochs.end(), line->epoch);
    const bool revives = logged_change_revives(line->change);
    lines.push_back({std::move(*line), static_cast<std::size_t>(epoch - epochs.begin()), revives});
    rest.remove_prefix(end + 1);
  }
  return lines;
}

// The lines the restored database does not know of, in the order in which they happened: epochs in order;
// within one, as the chain counts. Of two lines with one number only one was committed: then the one
// that takes away goes last. A database of an epoch the log does not name is behind all of it.
Result<std::vector<LoggedLine>> select_unknown(std::vector<LoggedLine> lines, Tx& tx) {
  GUARDIAN_TRY(const auto stored_epoch, tx.installation_value("db_epoch"));
  const std::string epoch = stored_epoch && !stored_epoch->empty() ? *stored_epoch : std::string(kNoEpoch);
  std::optional<std::size_t> own;
  for (const auto& line : lines) {
    if (line.line.epoch == epoch) own = line.epoch_order;
  }
  GUARDIAN_TRY(const auto heads, tx.audit().heads());
  const auto is_known = [&](const LoggedLine& logged) {
    if (!own || logged.epoch_order > *own) return false;
    if (logged.epoch_order < *own) return true;
    return std::any_of(heads.begin(), heads.end(), [&](const AuditHead& head) {
      return head.chain == logged.line.chain && head.seq >= logged.line.seq;
    });
  };
  std::erase_if(lines, is_known);
  std::stable_sort(lines.begin(), lines.end(), [](const LoggedLine& a, const LoggedLine& b) {
    return std::tuple(a.epoch_order, a.line.seq, !a.revives) < std::tuple(b.epoch_order, b.line.seq, !b.revives);
  });
  return lines;
}

Result<AuditHead> record_restore(Tx& tx, const KeyRing& ring, const Clock& clock, int changed) {
  GUARDIAN_TRY(const auto head, tx.audit().lock_head(kInstallationChain));
  AuditRecord record;
  record.chain = kInstallationChain;
  record.seq = head.seq + 1;
  record.time = clock.now();
  record.actor = "service:restore";
  record.action = audit_action::kDatabaseRestore;
  record.object = "database";
  record.result = "ok";
  // The nonce tells this restore from another one of the same backup at the same moment.
  record.detail = fmt::format(R"({{"replayed":{},"nonce":"{}"}})", changed, random_hex(8));
  record.key_version = ring.current_version(SecretPurpose::audit);
  record.mac = record_mac(ring.current_mac(SecretPurpose::audit), head.mac, record);
  GUARDIAN_CHECK(tx.audit().append(record));
  return AuditHead{record.chain, record.seq, record.mac};
}

// Leaves beside the checkpoints what the restored database holds, before it can be acknowledged.
class RestoreWitness final : public CommitWitness {
 public:
  RestoreWitness(std::filesystem::path directory, AuditHeads heads, std::string heads_line, const KeyRing& ring)
      : directory_(std::move(directory)), heads_(std::move(heads)), epoch_line_(std::move(heads_line)), ring_(ring) {}

  Result<void> before_commit() override {
    GUARDIAN_CHECK(Checkpoints::write_restored(directory_, heads_, ring_));
    GUARDIAN_TRY(auto log, AppendFile::open(directory_ / "revocations"));
    return log.append(epoch_line_);
  }
  Result<void> after_commit() override { return {}; }

 private:
  std::filesystem::path directory_;
  AuditHeads heads_;
  std::string epoch_line_;
  const KeyRing& ring_;
};

std::string finish_change(std::string out, bool revives) {
  out += revives ? R"(,"revives":true})" : "}";
  return out;
}

}  // namespace

std::string log_key_state(std::string_view tenant_id, const AccessKey& key, bool revives) {
  return finish_change(fmt::format(R"({{"kind":"key","tenant":"{}","key":"{}","state":"{}","valid_until":{})",
                                   tenant_id, key.key_id, key_state_text(key.state), count_of(key.valid_until)),
                       revives);
}

std::string log_keys_revoked(std::string_view tenant_id, Instant issued_until) {
  return fmt::format(R"({{"kind":"keys","tenant":"{}","issued_until":{}}})", tenant_id, count_of(issued_until));
}

std::string log_member_state(std::string_view tenant_id, const Membership& member, bool revives) {
  return finish_change(
      fmt::format(R"({{"kind":"member","tenant":"{}","user":"{}","state":"{}","role":"{}")", tenant_id, member.user_id,
                  member.state == MemberState::locked ? "locked" : "active", to_string(member.role)),
      revives);
}

std::string log_member_removed(std::string_view tenant_id, std::string_view user_id) {
  return fmt::format(R"({{"kind":"member-removed","tenant":"{}","user":"{}"}})", tenant_id, user_id);
}

std::string log_tenant_state(const Tenant& tenant, bool revives) {
  return finish_change(fmt::format(R"({{"kind":"tenant","tenant":"{}","state":"{}")", tenant.id,
                                   tenant.state == TenantState::suspended ? "suspended" : "active"),
                       revives);
}

std::string log_tenant_removed(std::string_view tenant_id) {
  return fmt::format(R"({{"kind":"tenant-removed","tenant":"{}"}})", tenant_id);
}

std::string log_password_changed(std::string_view user_id) {
  return fmt::format(R"({{"kind":"password","user":"{}"}})", user_id);
}

bool logged_change_revives(std::string_view change) { return change.ends_with(R"(,"revives":true})"); }

std::string format_revocation(const RevocationLine& line, const KeyRing& ring) {
  const std::string body =
      fmt::format("{} {} {} {} {}", ring.current_version(SecretPurpose::audit),
                  line.epoch.empty() ? kNoEpoch : std::string_view(line.epoch), line.chain, line.seq, line.change);
  return fmt::format("{} {}", mac_of_body(ring.current_mac(SecretPurpose::audit), body), body);
}

Result<int> replay_revocations(const std::filesystem::path& directory, const KeyRing& ring, Tx& tx,
                               const Clock& clock) {
  GUARDIAN_TRY(auto lines, read_revocations(directory / "revocations", ring));
  GUARDIAN_TRY(lines, select_unknown(std::move(lines), tx));
  int changed = 0;
  for (const auto& logged : lines) {
    GUARDIAN_TRY(const bool did_change, apply_logged_change(tx, logged.line.change, clock.now()));
    changed += did_change ? 1 : 0;
  }
  GUARDIAN_CHECK(tx.sessions().remove_all());
  GUARDIAN_CHECK(tx.bearer_tokens().remove_all());
  GUARDIAN_CHECK(tx.invitations().remove_all());  // one that was used since must not open a second time
  const std::string epoch = random_id();
  GUARDIAN_CHECK(tx.set_installation_value("db_epoch", epoch));
  GUARDIAN_CHECK(tx.credentials().raise_auth_epoch());
  GUARDIAN_TRY(const auto record, record_restore(tx, ring, clock, changed));

  GUARDIAN_TRY(const auto stored, tx.audit().heads());
  AuditHeads heads;
  for (const auto& head : stored) {
    if (head.seq > 0) heads[head.chain] = head;
  }
  heads[record.chain] = record;
  // A line that changes nothing, so that the log knows where the new epoch begins.
  const std::string epoch_line = format_revocation({epoch, record.chain, record.seq, R"({"kind":"epoch"})"}, ring);
  tx.add_witness(std::make_unique<RestoreWitness>(directory, std::move(heads), epoch_line, ring));
  return changed;
}

}  // namespace guardian::domain
