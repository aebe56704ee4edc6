#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "api/operation.h"
#include "api/parameters/input_problems.h"
#include "base/clock.h"
#include "domain/access/cursor.h"
#include "domain/store/list_position.h"

namespace guardian::api {

// How long a page's cursor leads on: a day, also from an answer that a client has kept for the hour its ETag holds.
inline constexpr std::chrono::hours kListCursorLife{25};

// What a caller may see, as text: "whole", or the ids of the sites it is limited to.
std::string shown_sites(const domain::AccessScope& scope);

// What a question is, for a cursor: every parameter but those that say who asks or where in the answer to begin, and
// the sites the caller is limited to.
std::string question_of(const http::Request& request, const domain::AccessScope& scope);

// Where the next page begins, as callers get it.
struct NextPage {
  std::string cursor;
  Instant expires_at;
};

// The parameter `cursor` of a list: opaque, made by the page before. Beside `offset`, or beside another filter or order
// than it was made for, it is refused (400); one that is too old is 410. Copies are good behind the call: a list's
// slices keep one, `Services` must outlive it.
class ListCursor {
 public:
  static ListCursor read(const Call& call, std::string_view operation, InputProblems& problems);

  const std::optional<domain::ListPosition>& after() const { return after_; }
  // What relative times of the question count from: the moment of the first page.
  Instant asked_at() const { return asked_at_; }
  NextPage next(const domain::ListPosition& last) const;

 private:
  ListCursor(const Services& services, std::string tenant_id, std::string operation, std::string question);

  const domain::Cursors* cursors_;
  const Clock* clock_;
  std::string tenant_id_, operation_, question_;
  std::optional<domain::ListPosition> after_;
  Instant asked_at_;
};

}  // namespace guardian::api
