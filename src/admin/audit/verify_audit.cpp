#include <fmt/format.h>

#include <functional>
#include <map>

#include "admin/arguments.h"
#include "admin/commands.h"
#include "admin/listing.h"
#include "domain/audit/audit.h"
#include "domain/tenants/tenant.h"

namespace guardian::admin {

Result<void> verify_audit(CommandContext& context, const boost::json::object&, CommandIo& io) {
  std::int64_t chains = 0;
  std::int64_t records = 0;
  std::map<std::string, std::string, std::less<>> names;
  GUARDIAN_CHECK(context.database.read(std::function([&](const domain::Reader& reader) -> Result<void> {
    GUARDIAN_TRY(const auto heads, reader.audit().heads());
    for (const auto& head : heads) ++chains, records += head.seq;
    GUARDIAN_TRY(const auto tenants, reader.tenants().list());
    for (const auto& tenant : tenants) names[tenant.id] = tenant.name;
    return {};
  })));
  // Reads the checkpoints before the database, so that a commit in between is no cut chain.
  GUARDIAN_TRY(const auto findings, context.audit.verify(context.database));
  if (findings.empty()) {
    io.write(fmt::format("clean: {} records in {} chains\n", records, chains));
    return {};
  }
  for (const auto& finding : findings) {
    const auto name = names.find(finding.chain);
    io.write(fmt::format("{} {}: {}\n", name == names.end() ? finding.chain : name->second, finding.seq,
                         printable(finding.what)));
  }
  // `type` tells the exit code 2 from other corruption.
  return Error{ErrorCode::corrupt,
               fmt::format("{} of {} chains are not as they were written", findings.size(), chains),
               {},
               "audit-findings"};
}

}  // namespace guardian::admin
