#include "admin/audit/operator_event.h"

#include "base/random.h"

namespace guardian::admin {

Result<void> record_operator_event(CommandContext& context, domain::Tx& tx, std::string_view action,
                                   std::string_view object, std::string_view detail) {
  domain::AuditEvent event;
  event.chain = std::string(domain::kInstallationChain);
  event.actor = {context.who, {}};
  event.action = std::string(action);
  event.object = std::string(object);
  event.request_id = random_id();
  event.detail = std::string(detail);
  return context.audit.append(tx, event);
}

Result<void> record_operator_event(CommandContext& context, std::string_view action, std::string_view object) {
  return context.database.write(domain::WriteLane::security,
                                [&](domain::Tx& tx) { return record_operator_event(context, tx, action, object); });
}

}  // namespace guardian::admin
