#pragma once

#include <gtest/gtest.h>
#include <soci/soci.h>

#include <soci/postgresql/soci-postgresql.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "base/file.h"
#include "base/random.h"
#include "domain/access/access_key.h"
#include "domain/access/bearer_token.h"
#include "domain/access/credential_directory.h"
#include "domain/alerts/alert.h"
#include "domain/audit/audit.h"
#include "domain/devices/device.h"
#include "domain/imports/import_record.h"
#include "domain/sessions/session.h"
#include "domain/sites/site.h"
#include "domain/store/database.h"
#include "domain/store/idempotency.h"
#include "domain/tags/tag.h"
#include "domain/tenants/tenant.h"
#include "domain/users/user.h"
#include "domain/vulnerabilities/vulnerability.h"
#include "storage/migrations.h"
#include "storage/open_database.h"
#include "storage/postgresql_connection.h"
#include "storage/sqlite_connection.h"

// What every engine must do. GUARDIAN_ENGINE chooses it: sqlite (a fresh directory per test) or postgresql
// (a fresh schema per test in the database of GUARDIAN_POSTGRESQL_URL).
namespace guardian::storage {

inline Instant at(long long milliseconds) { return Instant(std::chrono::milliseconds(milliseconds)); }

// The value, or a failed test.
template <typename T>
T must(Result<T> result) {
  if (!result)
    throw std::runtime_error("unexpected error: " + result.error().client_text + " / " + result.error().log_text);
  if constexpr (!std::is_void_v<T>) return std::move(result).value();
}

template <typename T>
ErrorCode code_of(const Result<T>& result) {
  if (result) throw std::runtime_error("it succeeded");
  return result.error().code;
}

// Runs SQL past the stores; the first column of each row as text.
inline std::vector<std::string> run_raw(soci::session& connection, const std::string& sql, bool returns_rows = false) {
  std::vector<std::string> rows;
  std::string value;
  soci::statement statement(connection);
  statement.alloc();
  if (returns_rows) statement.exchange(soci::into(value));
  statement.prepare(sql);
  statement.define_and_bind();
  for (bool got = statement.execute(true); got && returns_rows; got = statement.fetch()) rows.push_back(value);
  return rows;
}

class Contract : public ::testing::Test {
 protected:
  using Tx = domain::Tx;
  using Reader = domain::Reader;

  void SetUp() override {
    const char* engine = std::getenv("GUARDIAN_ENGINE");
    postgresql_ = engine != nullptr && std::string(engine) == "postgresql";
    std::string pattern = (std::filesystem::temp_directory_path() / "guardian-contract.XXXXXX").string();
    directory_ = ::mkdtemp(pattern.data());
    if (postgresql_) {
      const char* url = std::getenv("GUARDIAN_POSTGRESQL_URL");
      if (url == nullptr) GTEST_SKIP() << "GUARDIAN_POSTGRESQL_URL is not set: run under tools/with_postgresql";
      base_url_ = url;
      schema_ = "contract_" + random_id();
      soci::session admin(soci::postgresql, must(postgresql_conninfo(base_url_, {})));
      run_raw(admin, "CREATE SCHEMA " + schema_);
    }
    open();
    make_tenant(a_, "acme");
    make_tenant(b_, "bolt");
  }

  void TearDown() override {
    database_.reset();
    if (postgresql_ && !schema_.empty()) {
      soci::session admin(soci::postgresql, must(postgresql_conninfo(base_url_, {})));
      run_raw(admin, "SET client_min_messages = warning");
      run_raw(admin, "DROP SCHEMA " + schema_ + " CASCADE");
    }
    std::filesystem::remove_all(directory_);
  }

  DatabaseOptions options() const {
    DatabaseOptions options;
    options.data_directory = directory_;
    if (postgresql_) options.url = base_url_ + "&options=-csearch_path%3D" + schema_;
    return options;
  }
  void open() { database_ = must(open_database(options())); }
  void reopen() {
    database_.reset();
    open();
  }
  domain::Database& db() { return *database_; }

  // A connection behind the stores' back. On SQLite the database is closed for its time.
  template <typename F>
  void behind_the_back(F&& use) {
    database_.reset();
    {
      soci::session raw = postgresql_ ? soci::session(soci::postgresql, must(postgresql_conninfo(options().url, {})))
                                      : soci::session(soci::sqlite3, "dbname=" + database_file(directory_).string());
      use(raw);
    }
    open();
  }

  std::unique_ptr<Session> writing_session(const std::filesystem::path& file, const std::string& url) const {
    return postgresql_ ? must(open_postgresql(must(postgresql_conninfo(url, {}))))
                       : must(open_sqlite(file, SqliteRole::writer));
  }

  template <typename F>
  auto write(F&& change) {
    return db().write(domain::WriteLane::normal, std::forward<F>(change));
  }
  template <typename F>
  auto read(F&& use) {
    return db().read(std::forward<F>(use));
  }

  static domain::AccessScope scope_of(const domain::Tenant& tenant) {
    return domain::AccessScopeIssuer::for_service(tenant.id, tenant.name, "service:contract");
  }
  static domain::AccessScope scope_in_sites(const domain::Tenant& tenant, std::set<std::string> sites) {
    domain::AccessScopeIssuer::Grant grant;
    grant.tenant_id = tenant.id;
    grant.tenant_name = tenant.name;
    grant.role = domain::Role::owner;
    grant.may_write = true;
    grant.sites = std::move(sites);
    return domain::AccessScopeIssuer::issue(std::move(grant));
  }

  void make_tenant(domain::Tenant& tenant, const std::string& name) {
    tenant.id = random_id();
    tenant.name = name;
    tenant.created_at = at(1'700'000'000'000);
    must(write([&](Tx& tx) { return tx.tenants().insert(tenant); }));
  }

  domain::User make_user(const std::string& email) {
    domain::User user;
    user.id = random_id();
    user.email = email;
    user.name = email.substr(0, email.find('@'));
    user.password_hash = "$argon2id$x";
    user.preferences = "{}";
    user.created_at = user.password_changed_at = at(1'700'000'000'001);
    must(write([&](Tx& tx) { return tx.users().insert(user); }));
    return user;
  }

  domain::Membership join(const domain::Tenant& tenant, const domain::User& user,
                          domain::Role role = domain::Role::owner) {
    domain::Membership member;
    member.tenant_id = tenant.id;
    member.tenant_name = tenant.name;
    member.user_id = user.id;
    member.email = user.email;
    member.name = user.name;
    member.role = role;
    must(write([&](Tx& tx) { return tx.users().insert_member(scope_of(tenant), member); }));
    return member;
  }

  static domain::AccessKey key_of(const domain::User& user, const std::string& tail = random_hex(32)) {
    domain::AccessKey key;
    key.key_id = "1912458000:" + tail;
    key.user_id = user.id;
    key.jti = "abcdefghij";
    key.label = "a label with 'quotes' and ümläuts";
    key.note = "a note";
    key.access = domain::Access::read_write;
    key.networks = {*Cidr::parse("10.2.0.0/16"), *Cidr::parse("2001:db8::/32")};
    key.digest = std::string(64, 'd');
    key.signing_version = 1;
    key.pepper_version = 2;
    key.issued_at = at(1'712'458'000'000);
    key.expires_at = key.valid_until = at(1'912'458'000'000);
    key.created_by = user.email;
    return key;
  }

  static domain::BearerToken token_of(const domain::AccessKey& key, long long expires_at = 1'700'000'899'000) {
    domain::BearerToken token;
    token.id = random_id();
    token.key_id = key.key_id;
    token.user_id = key.user_id;
    token.digest = std::string(64, 'e');
    token.pepper_version = 3;
    token.issued_at = at(1'700'000'000'000);
    token.expires_at = at(expires_at);
    return token;
  }

  static domain::Session session_of(const domain::User& user) {
    domain::Session session;
    session.digest = random_hex(32);
    session.user_id = user.id;
    session.created_at = session.last_seen_at = session.confirmed_at = at(1'700'000'000'000);
    session.ends_at = at(1'700'000'100'000);
    session.ip = "192.0.2.1";
    session.user_agent = "Mozilla/5.0";
    return session;
  }

  static domain::DeviceDetail device_of(const std::string& deviceid, const std::string& mac = {}) {
    domain::DeviceDetail detail;
    auto& device = detail.device;
    device.deviceid = deviceid;
    device.mac = mac;
    device.ip_address = "10.0.0.1";
    device.hostname = "host-" + deviceid;
    device.category = "Camera";
    device.profile = "Axis Camera";
    device.profile_type = "IoT";
    device.profile_vertical = "Office";
    device.vendor = "Axis";
    device.model = "P3245";
    device.os_group = "Embedded";
    device.site_id = "0";
    device.risk_score = 42;
    device.risk_level = "Medium";
    device.confidence_score = 90;
    device.first_seen = at(1'700'000'000'000);
    device.last_activity = at(1'700'000'500'000);
    detail.attributes = R"({"SSID":"guest"})";
    return detail;
  }

  std::string save_device(const domain::Tenant& tenant, const domain::DeviceDetail& device) {
    return must(write([&](Tx& tx) { return tx.devices().save(scope_of(tenant), device); }));
  }

  bool postgresql_ = false;
  std::filesystem::path directory_;
  std::string base_url_;
  std::string schema_;
  std::unique_ptr<domain::Database> database_;
  domain::Tenant a_;
  domain::Tenant b_;
};

}  // namespace guardian::storage
