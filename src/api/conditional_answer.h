#pragma once

#include <initializer_list>
#include <string_view>

#include "api/operation.h"
#include "domain/changes/change.h"

namespace guardian::api {

// Answers a GET of an operation that says what it reads (Operation::reads), else as run_operation. Its 200 carries
//
//   ETag: "<version>.<origin>.<hash>"
//
// version: the number of the newest change in the collections it reads, taken before the answer is made, so that an
// answer may be newer than its tag and never older. origin: the database's epoch and the tenant (version_origin). hash:
// all else that decides over the answer: the program's version, the sites of the caller, the key's own switches, mount,
// path and query (in any order); a query with a time relative to now is another one each second. An answer that is read
// in several steps (a stream), or that something changed beside, has a weak tag. A change with `If-Match` is refused
// with 400 unless its operation takes it (api/conditional_change.h): a change its client thought guarded must not be
// made. `If-None-Match` that names the tag is 304 before anything is read but the version; `*` is 304 where 200 would
// be.
http::Response answer_conditionally(const Operation& operation, const Call& call);

// Whether this text holds a time relative to now ("-7d", "now") wherever it stands; too often rather than too seldom.
bool tells_relative_time(std::string_view text);

}  // namespace guardian::api
