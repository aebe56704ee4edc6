#include "domain/audit/audit_trail.h"

#include <fmt/format.h>

#include <utility>

#include "base/file.h"
#include "base/guarded.h"
#include "base/log.h"
#include "domain/audit/audit_record.h"
#include "domain/audit/audit_walk.h"
#include "domain/audit/checkpoints.h"
#include "domain/audit/revocation_log.h"

namespace guardian::domain {
namespace {

constexpr std::size_t kCheckpointLineBytes = 512;

Error audit_unavailable(const Error& cause) {
  return {ErrorCode::unavailable, "The audit trail cannot be written", cause.log_text, "audit-unavailable"};
}

}  // namespace

struct AuditFiles {
  Checkpoints checkpoints;
  AppendFile revocations;
};

struct AuditTrail::State {
  State(const KeyRingHolder& the_ring, const Clock& the_clock, AuditFiles the_files)
      : ring(the_ring), clock(the_clock), files(std::move(the_files)) {}

  Result<void> ensure_writable(std::size_t revocation_bytes) {
    return files.with([&](AuditFiles& open_files) -> Result<void> {
      auto ready = open_files.checkpoints.ensure_writable(kCheckpointLineBytes);
      if (ready) ready = open_files.revocations.ensure_writable(revocation_bytes);
      return ready ? Result<void>() : audit_unavailable(ready.error());
    });
  }

  Result<void> append_revocation(const std::string& line) {
    return files.with([&](AuditFiles& open_files) -> Result<void> {
      auto written = open_files.revocations.append(line);
      return written ? Result<void>() : audit_unavailable(written.error());
    });
  }

  const KeyRingHolder& ring;
  const Clock& clock;
  Guarded<AuditFiles> files;
};

namespace {

// Brings one record's consequences to the files, at the two sides of the commit.
template <typename State>
class RecordWitness final : public CommitWitness {
 public:
  RecordWitness(State& state, AuditHead head, std::string revocation, bool revives)
      : state_(state), head_(std::move(head)), revocation_(std::move(revocation)), revives_(revives) {}

  Result<void> before_commit() override {
    GUARDIAN_CHECK(state_.ensure_writable(revocation_.size() + 1));
    if (!revocation_.empty() && !revives_) GUARDIAN_CHECK(state_.append_revocation(revocation_));
    return {};
  }

  Result<void> after_commit() override {
    if (!revocation_.empty() && revives_) GUARDIAN_CHECK(state_.append_revocation(revocation_));
    const auto ring = state_.ring.get();
    return state_.files.with([&](AuditFiles& files) -> Result<void> {
      auto written = files.checkpoints.advance(head_, *ring);
      if (written) return {};
      log_error("audit_checkpoint_failed", {{"chain", std::string_view(head_.chain)}, {"seq", head_.seq}});
      return audit_unavailable(written.error());
    });
  }

 private:
  State& state_;
  AuditHead head_;
  std::string revocation_;
  bool revives_;
};

}  // namespace

AuditTrail::AuditTrail() = default;
AuditTrail::~AuditTrail() = default;

Result<std::unique_ptr<AuditTrail>> AuditTrail::open(const std::filesystem::path& directory, const KeyRingHolder& ring,
                                                     const Clock& clock) {
  GUARDIAN_CHECK(ensure_private_directory(directory));
  const auto secrets = ring.get();
  GUARDIAN_TRY(auto checkpoints, Checkpoints::open(directory, *secrets));
  GUARDIAN_TRY(auto revocations, AppendFile::open(directory / "revocations"));
  std::unique_ptr<AuditTrail> trail(new AuditTrail);
  trail->state_ = std::make_unique<State>(ring, clock, AuditFiles{std::move(checkpoints), std::move(revocations)});
  return trail;
}

Result<void> AuditTrail::append(Tx& tx, const AuditEvent& event) {
  const auto ring = state_->ring.get();
  GUARDIAN_CHECK(state_->ensure_writable(kCheckpointLineBytes + (event.revocation ? event.revocation->size() : 0)));
  GUARDIAN_CHECK(state_->files.with([&](AuditFiles& files) { return files.checkpoints.settle(tx.audit(), *ring); }));
  GUARDIAN_TRY(const auto head, tx.audit().lock_head(event.chain));

  AuditRecord record;
  record.chain = event.chain;
  record.seq = head.seq + 1;
  record.time = state_->clock.now();
  record.actor = event.actor.name;
  record.action = event.action;
  record.object = event.object;
  record.result = event.result;
  record.ip = event.actor.ip;
  record.request_id = event.request_id;
  record.detail = event.detail;
  record.key_version = ring->current_version(SecretPurpose::audit);
  record.mac = record_mac(ring->current_mac(SecretPurpose::audit), head.mac, record);
  GUARDIAN_CHECK(tx.audit().append(record));

  std::string revocation;
  bool revives = false;
  if (event.revocation) {
    GUARDIAN_TRY(const auto epoch, tx.installation_value("db_epoch"));
    revocation = format_revocation({epoch.value_or(""), record.chain, record.seq, *event.revocation}, *ring);
    revives = logged_change_revives(*event.revocation);
  }
  tx.add_witness(std::make_unique<RecordWitness<State>>(*state_, AuditHead{record.chain, record.seq, record.mac},
                                                        std::move(revocation), revives));
  return {};
}

Result<std::vector<AuditTrail::Finding>> AuditTrail::verify(Database& database) const {
  // The heads first: a database read afterwards holds at least what they name, however busy it is.
  AuditHeads known;
  GUARDIAN_CHECK(database.read([&](const Reader& reader) -> Result<void> {
    GUARDIAN_TRY(known,
                 state_->files.with([&](AuditFiles& files) { return files.checkpoints.heads_for(reader.audit()); }));
    return {};
  }));
  return database.read([&](const Reader& reader) -> Result<std::vector<Finding>> {
    return walk_chains(reader.audit(), known, *state_->ring.get());
  });
}

Result<std::optional<AuditTrail::Finding>> AuditTrail::verify_chain(Database& database, std::string_view chain) const {
  AuditHeads known;
  GUARDIAN_CHECK(database.read([&](const Reader& reader) -> Result<void> {
    GUARDIAN_TRY(known,
                 state_->files.with([&](AuditFiles& files) { return files.checkpoints.heads_for(reader.audit()); }));
    return {};
  }));
  return database.read([&](const Reader& reader) -> Result<std::optional<Finding>> {
    return walk_one_chain(reader.audit(), chain, known, *state_->ring.get());
  });
}

bool AuditTrail::writable() const { return state_->ensure_writable(kCheckpointLineBytes).has_value(); }

}  // namespace guardian::domain
