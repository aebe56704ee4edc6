#pragma once

#include "client/call/api_call.h"

namespace guardian::client {

// The Error of an answer that is no success: what, why and, where it is known, the mend. A filter that is wrong is
// shown with a caret below the place. Foreign text is made visible; `call` gives the filter. Pure.
Error refusal_of(const ApiAnswer& answer, const ApiCall& call);

}  // namespace guardian::client
