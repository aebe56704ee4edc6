#include "api/parameters/list_cursor.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "api/conditional_answer.h"
#include "base/encoding.h"

namespace guardian::api {

std::string shown_sites(const domain::AccessScope& scope) {
  if (!scope.sites()) return "whole";
  std::string sites = "sites";
  for (const auto& site : *scope.sites()) sites += ' ' + site;
  return sites;
}

std::string question_of(const http::Request& request, const domain::AccessScope& scope) {
  constexpr std::string_view kNotAsked[] = {"cursor", "offset", "pagelength", "customerid", "key_id", "access_key"};
  std::vector<std::string> asked;
  for (const auto& parameter : request.query) {
    if (std::find(std::begin(kNotAsked), std::end(kNotAsked), parameter.name) != std::end(kNotAsked)) continue;
    asked.push_back(percent_encode(parameter.name) + '=' + percent_encode(parameter.value));
  }
  std::stable_sort(asked.begin(), asked.end());
  std::string out = shown_sites(scope) + '?';
  for (const auto& one : asked) out.append(one).push_back('&');
  return out;
}

ListCursor::ListCursor(const Services& services, std::string tenant_id, std::string operation, std::string question)
    : cursors_(&services.cursors),
      clock_(&services.clock),
      tenant_id_(std::move(tenant_id)),
      operation_(std::move(operation)),
      question_(std::move(question)),
      asked_at_(services.clock.now()) {}

ListCursor ListCursor::read(const Call& call, std::string_view operation, InputProblems& problems) {
  ListCursor list(call.services, call.scope.tenant_id(), std::string(operation), question_of(call.request, call.scope));
  const auto text = call.request.parameter("cursor");
  if (!text) {
    // Nothing asks for the exact moment but a relative time, which the ETag tells by the second.
    const bool relative = std::any_of(call.request.query.begin(), call.request.query.end(),
                                      [](const auto& parameter) { return tells_relative_time(parameter.value); });
    if (relative) {
      list.asked_at_ = std::chrono::floor<std::chrono::seconds>(list.asked_at_);
    } else {
      list.asked_at_ = std::chrono::floor<std::chrono::hours>(list.asked_at_);
    }
    return list;
  }
  if (call.request.parameter("offset")) problems.in_query("offset", "cannot stand beside cursor");
  const auto cursor = list.cursors_->read({list.tenant_id_, list.operation_, list.question_}, *text, list.asked_at_);
  if (!cursor && cursor.error().code == ErrorCode::invalid_argument) {
    problems.in_query("cursor", cursor.error().client_text, *text);
    return list;
  }
  if (!cursor) {
    problems.refuse(cursor.error());
    return list;
  }
  list.after_ = domain::parse_position(cursor->position);
  list.asked_at_ = cursor->asked_at;
  if (!list.after_) problems.refuse(Error::internal("a cursor of ours without a position"));
  return list;
}

NextPage ListCursor::next(const domain::ListPosition& last) const {
  // By the hour, so that equal answers stay equal bytes while their ETag holds.
  const Instant expires_at = std::chrono::floor<std::chrono::hours>(clock_->now()) + kListCursorLife;
  const domain::Cursor cursor{domain::format_position(last), asked_at_, expires_at};
  return {cursors_->write({tenant_id_, operation_, question_}, cursor), expires_at};
}

}  // namespace guardian::api
