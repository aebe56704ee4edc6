#include "server/demo.h"

#include <fmt/format.h>

#include <boost/json.hpp>
#include <functional>

#include "base/encoding.h"
#include "base/file.h"
#include "base/json_reader.h"
#include "base/json_writer.h"
#include "base/random.h"
#include "domain/devices/demo_inventory.h"
#include "domain/devices/device.h"

namespace guardian::server {
namespace {

constexpr std::string_view kDemoTenant = "acme";
constexpr std::string_view kDemoOwner = "ada@acme.example";
constexpr std::uint64_t kDemoSeed = 20'240'501;
constexpr std::size_t kPieceBytes = 256 * 1024;  // what an import is handed at once

struct DemoCredentials {
  Secret password;
  std::string key_id;
  Secret access_key;
};

std::optional<DemoCredentials> read_credentials(const std::filesystem::path& file) {
  const auto text = read_private_file(file);
  if (!text) return std::nullopt;
  const auto json = parse_json(text->reveal());
  if (!json || !json->is_object()) return std::nullopt;
  const auto member = [&](std::string_view name) {
    const auto* value = json->get_object().if_contains(name);
    return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
  };
  DemoCredentials out{Secret(member("password")), member("access-key-id"), Secret(member("access-key"))};
  if (out.password.empty() || out.key_id.empty() || out.access_key.empty()) return std::nullopt;
  return out;
}

Result<void> write_credentials(const std::filesystem::path& file, const std::string& url, const DemoCredentials& made) {
  std::string text;
  JsonWriter json(text);
  json.begin_object().member("url", url).member("email", kDemoOwner).member("password", made.password.reveal());
  json.member("customerid", kDemoTenant).member("access-key-id", made.key_id);
  json.member("access-key", made.access_key.reveal()).end_object();
  return write_private_file(file, text + "\n");
}

// Takes documents as they are made: `append(index, out)` adds those of one device.
Result<void> import_documents(admin::CommandContext& context, const domain::AccessScope& scope, domain::ImportKind kind,
                              int count, const std::function<void(int, std::vector<std::string>&)>& append) {
  int next = 0;
  std::vector<std::string> documents;
  const auto outcome = context.imports.run(
      scope, kind, domain::OnError::stop,
      [&]() -> Result<std::string> {
        std::string lines;
        while (next < count && lines.size() < kPieceBytes) {
          documents.clear();
          append(next++, documents);
          for (const auto& document : documents) lines.append(document).push_back('\n');
        }
        return lines;
      },
      [](std::string_view, std::int64_t, std::int64_t) {});
  if (!outcome.result && !outcome.report.problems.empty())
    return Error::internal(fmt::format("demo inventory, line {}: {}", outcome.report.problems.front().line,
                                       outcome.report.problems.front().what));
  return outcome.result;
}

Result<void> import_inventory(admin::CommandContext& context, const domain::AccessScope& scope, int devices) {
  GUARDIAN_TRY(const auto present,
               context.database.read([&](const domain::Reader& reader) { return reader.devices().count(scope, {}); }));
  if (present > 0) return {};
  const Instant now = context.clock.now();
  const domain::DemoInventory made(kDemoSeed, now, devices);
  GUARDIAN_CHECK(import_documents(context, scope, domain::ImportKind::devices, made.count(),
                                  [&](int index, auto& out) { out.push_back(made.device(index)); }));
  GUARDIAN_CHECK(import_documents(context, scope, domain::ImportKind::alerts, made.count(),
                                  [&](int index, auto& out) { made.append_alerts(index, out); }));
  GUARDIAN_CHECK(import_documents(context, scope, domain::ImportKind::vulnerabilities, made.count(),
                                  [&](int index, auto& out) { made.append_vulnerabilities(index, out); }));
  return import_documents(context, scope, domain::ImportKind::policies, 1,
                          [&](int, auto& out) { out = domain::demo_policies(now); });
}

}  // namespace

Result<void> prepare_demo(admin::CommandContext& context, const std::filesystem::path& file, const std::string& url,
                          int devices) {
  auto tenant = context.tenants.find(kDemoTenant);
  if (!tenant && tenant.error().code == ErrorCode::not_found) tenant = context.tenants.create(kDemoTenant, context.who);
  if (!tenant) return std::move(tenant).error();
  GUARDIAN_TRY(const auto scope, context.tenants.scope_of(kDemoTenant, context.who));

  auto owner = context.members.find(scope, kDemoOwner);
  auto known = owner ? read_credentials(file) : std::nullopt;
  if (!known) {
    DemoCredentials made;
    made.password = Secret(base64url_encode(random_bytes(18)));
    if (!owner) {
      owner = context.members.add(scope, kDemoOwner, "Ada Byron", domain::Role::owner, made.password.clone());
      if (!owner) return std::move(owner).error();
    } else {
      GUARDIAN_CHECK(context.members.set_password(scope, kDemoOwner, made.password));
      GUARDIAN_TRY(const int revoked, context.keys.revoke_all(scope, random_id()));
      (void)revoked;
    }
    domain::KeyRequest request;
    request.label = "demo";
    request.access = domain::Access::read_write;
    request.expires_at = std::chrono::floor<std::chrono::seconds>(context.clock.now()) + std::chrono::days(365);
    request.request_id = random_id();
    GUARDIAN_TRY(auto key, context.keys.create(scope, owner->user_id, request));
    if (!key.access_key) return Error::internal("the demo key came without its secret");
    made.key_id = key.row.key_id;
    made.access_key = std::move(*key.access_key);
    known = std::move(made);
  }
  GUARDIAN_CHECK(import_inventory(context, scope, devices));
  return write_credentials(file, url, *known);
}

}  // namespace guardian::server
