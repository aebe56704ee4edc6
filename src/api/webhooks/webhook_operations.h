#pragma once

#include "api/operation.h"

namespace guardian::api {

// All of them: 403 for who does not see the whole tenant, changes for who is no owner or administrator; 503 where
// webhooks are switched off.
// GET webhook/list
http::Response list_webhooks(const Call& call);
// POST webhook: the only answer, beside that of rotate, with a secret in it.
http::Response create_webhook(const Call& call);
// PUT webhook: what the body leaves out stays as it is.
http::Response update_webhook(const Call& call);
// DELETE webhook?webhookId=: with its deliveries.
http::Response delete_webhook(const Call& call);
// POST webhook/rotate
http::Response rotate_webhook(const Call& call);
// POST webhook/test
http::Response test_webhook(const Call& call);
// GET webhook/deliveries
http::Response list_webhook_deliveries(const Call& call);
// POST webhook/replay
http::Response replay_webhook(const Call& call);

}  // namespace guardian::api
