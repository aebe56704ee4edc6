#pragma once

#include "api/operation.h"
#include "domain/access/access_key.h"

namespace guardian::api {

// How this caller wants `detected_date`: as the key says, else a text on v4.0 and in the console, and a list of one
// text on v1. Older clients of v4.0 fail on a list, some of the later ones on a text (contract part 7, row 1).
domain::DetectedDateForm detected_date_form(const Call& call);

}  // namespace guardian::api
