#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"

namespace guardian::domain {

struct DocumentMember {
  std::string_view name;  // plain text, without anything JSON would escape
  std::string json;       // its value as JSON
};

// The JSON of one member of a compact JSON object, as it stands in the text; absent: nothing.
std::optional<std::string_view> find_document_member(std::string_view document, std::string_view name);

// The object with these members set: in place where they are, behind the others where they are not. Every other
// byte stays as it was imported.
std::string edit_document(std::string_view document, std::span<const DocumentMember> members);

// What was done with an alert or a vulnerability instance, in the members real items have.
struct HistoryEntry {
  std::string action;  // "resolve", "mitigate", "ignore", "reopen"
  std::string reason;
  std::string reason_type;  // one, or several with ", " between; may be empty
  std::string user_email;   // empty: not a person
  std::string user_name;    // full_name of the request; empty: left out
  Instant time;
};

// A `reason_history` with the entry behind the others. `history`: its JSON; absent, null or no array counts as none.
// The oldest entries go when there are more than kMostHistoryEntries: some clients resolve the same item every night.
inline constexpr std::size_t kMostHistoryEntries = 100;
Result<std::string> append_history(std::optional<std::string_view> history, const HistoryEntry& entry);
// The `action` and `reason` of the last entry; empty when there is none.
struct LastAction {
  std::string action;
  std::string reason;
  std::string reason_type;
};
LastAction last_action(std::optional<std::string_view> history);

}  // namespace guardian::domain
