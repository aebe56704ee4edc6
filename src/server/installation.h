#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "admin/command.h"
#include "admin/data_directory.h"
#include "server/measured_database.h"

namespace guardian::server {

struct InstallationOptions {
  std::string database = "sqlite";  // or a postgresql:// URL
  std::string database_passfile;
  int readers = 2;  // database connections for reading
};

// One opened installation: secrets, database, audit, and the services over them, built in the order they
// need each other. The same for a server and for a command that found none running. Holds the lock.
class Installation {
 public:
  static Result<std::unique_ptr<Installation>> open(admin::DataDirectory directory, admin::DirectoryLock lock,
                                                    const InstallationOptions& options, const Clock& clock);
  // Notes of use and of sessions that wait in memory reach the database first.
  ~Installation();

  const admin::DataDirectory& directory() const { return directory_; }
  MeasuredDatabase& database() { return *database_; }
  domain::KeyRingHolder& ring() { return *ring_; }
  domain::AuditTrail& audit() { return *audit_; }
  domain::Authenticator& authenticator() { return *authenticator_; }
  domain::SessionService& sessions() { return *sessions_; }
  domain::SecondFactorService& second_factors() { return *second_factors_; }
  domain::AccessKeyService& keys() { return *keys_; }
  domain::MemberService& members() { return *members_; }
  domain::TenantService& tenants() { return *tenants_; }
  // For one command of `who`; valid as long as the installation.
  admin::CommandContext context(std::string who);

  void flush();

 private:
  Installation(admin::DataDirectory directory, admin::DirectoryLock lock, const Clock& clock);
  admin::DataDirectory directory_;
  admin::DirectoryLock lock_;
  const Clock& clock_;
  std::unique_ptr<domain::KeyRingHolder> ring_;
  std::unique_ptr<MeasuredDatabase> database_;
  std::unique_ptr<domain::AuditTrail> audit_;
  std::unique_ptr<domain::Authenticator> authenticator_;
  std::unique_ptr<domain::SessionService> sessions_;
  std::unique_ptr<domain::SecondFactorService> second_factors_;
  std::unique_ptr<domain::TenantService> tenants_;
  std::unique_ptr<domain::MemberService> members_;
  std::unique_ptr<domain::AccessKeyService> keys_;
  std::unique_ptr<domain::ImportService> imports_;
};

// The database URL a start of this installation wrote down, for commands that name none; "sqlite" when none did.
Result<std::string> remembered_database(const admin::DataDirectory& directory);

}  // namespace guardian::server
