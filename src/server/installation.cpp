#include "server/installation.h"

#include <fmt/format.h>

#include <cstdlib>

#include "admin/backups/restore_backup.h"
#include "admin/secrets/installation_secrets.h"
#include "base/file.h"
#include "base/log.h"
#include "server/config.h"
#include "storage/open_database.h"

namespace guardian::server {
namespace {

// A command that forgot --database must not find an empty embedded one and believe it.
Result<void> check_remembered(const admin::DataDirectory& directory, const std::string& database) {
  GUARDIAN_TRY(const auto remembered, remembered_database(directory));
  if (database == "sqlite" && remembered != "sqlite")
    return Error::configuration(
        fmt::format("This installation keeps its rows in {}: give --database, or remove {} to begin an embedded one",
                    remembered, directory.database_url_file().string()));
  return {};
}

// Once it is open: an address that was refused, perhaps for a password in it, is not kept.
Result<void> remember_database(const admin::DataDirectory& directory, const std::string& database) {
  const auto text = without_password(database);
  GUARDIAN_TRY(const auto remembered, remembered_database(directory));
  if (remembered == text) return {};
  return write_private_file(directory.database_url_file(), text);
}

// A password from a 0600 configuration file. Set after the start, it stands in no /proc/PID/environ.
void hand_password_to_libpq(const std::string& database) {
  const auto password = password_in(database);
  if (!password.empty()) ::setenv("PGPASSWORD", std::string(password.reveal()).c_str(), 1);
}

}  // namespace

Result<std::string> remembered_database(const admin::DataDirectory& directory) {
  auto text = read_private_file(directory.database_url_file(), 4096);
  if (text) return std::string(text->reveal());
  if (text.error().code == ErrorCode::not_found) return std::string("sqlite");
  return std::move(text).error();
}

Installation::Installation(admin::DataDirectory directory, admin::DirectoryLock lock, const Clock& clock)
    : directory_(std::move(directory)), lock_(std::move(lock)), clock_(clock) {}

Result<std::unique_ptr<Installation>> Installation::open(admin::DataDirectory directory, admin::DirectoryLock lock,
                                                         const InstallationOptions& options, const Clock& clock) {
  std::unique_ptr<Installation> self(new Installation(std::move(directory), std::move(lock), clock));
  // A restore that was cut short is carried to its end before anybody sees half of it.
  GUARDIAN_CHECK(admin::finish_restore(self->directory_));
  GUARDIAN_CHECK(check_remembered(self->directory_, options.database));

  // The secrets come first: without them no row can be judged.
  GUARDIAN_TRY(auto ring, domain::KeyRing::open(self->directory_.secrets(), clock));
  self->ring_ = std::make_unique<domain::KeyRingHolder>(ring);

  // The database migrates itself; its only writer lives in this process, as the lock promises.
  storage::DatabaseOptions database;
  database.data_directory = self->directory_.root();
  database.url = without_password(options.database);
  if (!options.database_passfile.empty()) database.passfile = options.database_passfile;
  database.clock = &clock;
  database.readers = options.readers;
  database.postgresql_sessions = options.readers + 2;
  hand_password_to_libpq(options.database);
  GUARDIAN_TRY(auto opened, storage::open_database(database));
  GUARDIAN_CHECK(remember_database(self->directory_, options.database));
  self->database_ = std::make_unique<MeasuredDatabase>(std::move(opened));

  // Keys made with other secrets would all be refused: better to refuse the start.
  GUARDIAN_TRY(const bool known, self->database_->read([&](const domain::Reader& reader) -> Result<bool> {
    GUARDIAN_CHECK(admin::check_fingerprints(reader, *ring));
    return admin::fingerprints_recorded(reader, *ring);
  }));
  if (!known)
    GUARDIAN_CHECK(self->database_->write(domain::WriteLane::security,
                                          [&](domain::Tx& tx) { return admin::record_fingerprints(tx, *ring); }));

  // Every service below records what it changes here.
  GUARDIAN_TRY(self->audit_, domain::AuditTrail::open(self->directory_.audit(), *self->ring_, clock));
  // Keys and sessions are verified from memory; who changes them tells these two before answering.
  self->authenticator_ = std::make_unique<domain::Authenticator>(*self->database_, *self->ring_, clock);
  self->sessions_ = std::make_unique<domain::SessionService>(*self->database_, *self->ring_, *self->audit_,
                                                             *self->authenticator_, clock);
  self->second_factors_ = std::make_unique<domain::SecondFactorService>(*self->database_, *self->ring_, *self->audit_,
                                                                        *self->authenticator_, clock);
  self->tenants_ = std::make_unique<domain::TenantService>(*self->database_, *self->audit_, *self->authenticator_,
                                                           *self->sessions_, clock);
  self->members_ = std::make_unique<domain::MemberService>(*self->database_, *self->audit_, *self->authenticator_,
                                                           *self->sessions_, clock);
  self->keys_ = std::make_unique<domain::AccessKeyService>(*self->database_, *self->ring_, *self->audit_,
                                                           *self->authenticator_, clock);
  // A large import that a crash cut is finished or removed before anything else writes.
  self->imports_ = std::make_unique<domain::ImportService>(*self->database_, *self->audit_, clock);
  GUARDIAN_CHECK(self->imports_->recover());
  return self;
}

Installation::~Installation() { flush(); }

void Installation::flush() {
  if (authenticator_)
    if (const auto done = authenticator_->flush_uses(); !done)
      log_warning("last_use_flush_failed", {{"why", std::string_view(done.error().log_text)}});
  if (sessions_)
    if (const auto done = sessions_->flush(); !done)
      log_warning("session_flush_failed", {{"why", std::string_view(done.error().log_text)}});
}

admin::CommandContext Installation::context(std::string who) {
  return {*database_, *ring_, *audit_,   *authenticator_, *sessions_, *tenants_,
          *members_,  *second_factors_, *keys_, *imports_, clock_, directory_, std::move(who)};
}

}  // namespace guardian::server
