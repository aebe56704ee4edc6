#pragma once

#include "api/operation.h"

namespace guardian::api {

// Whether operations of this method honour the field.
bool takes_idempotency_key(http::Method method);

// Runs the operation; of a POST or PUT with an Idempotency-Key at most once in 24 hours per tenant, caller, operation
// and key (domain/idempotency/repeatable_calls.h). A repetition gets the kept status and body with
// `Idempotency-Replayed: true`. 400: malformed key. 422: another payload, by path, query without credentials,
// media type and body. 409 with Retry-After: the first call is under way. 409 without: it was carried out and its
// answer is lost, or holds a secret (Operation::secret_response). Which answers are kept: docs/public-api.md.
http::Response run_operation(const Operation& operation, const Call& call);

}  // namespace guardian::api
