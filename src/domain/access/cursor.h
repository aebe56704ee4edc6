#pragma once

#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "domain/access/key_ring.h"

namespace guardian::domain {

// What a cursor belongs to; it is good for nothing else.
struct CursorUse {
  std::string_view tenant_id;
  std::string_view operation;  // as Operation::name
  std::string_view question;   // what was asked, filter and order: equal text, equal question
};

// What a cursor says.
struct Cursor {
  std::string position;  // format_position, or what the operation makes of it
  Instant asked_at;      // when its first page was asked: relative times count from there on every page
  Instant expires_at;
};

// Writes and reads the opaque texts that callers hand back to go on. They carry a MAC under a secret of the
// installation, so nobody can make one or move it to another tenant, call or question; what they say is no secret from
// the one who got it. Immutable; any thread.
class Cursors {
 public:
  // `epoch`: of the database ("" for one that was never restored): cursors of another are gone. `ring` must outlive it.
  Cursors(const KeyRingHolder& ring, std::string epoch) : ring_(ring), epoch_(std::move(epoch)) {}

  // URL-safe, about 100 bytes and 4/3 of the position.
  std::string write(const CursorUse& use, const Cursor& cursor) const;
  // invalid_argument: it was not made here for this use. gone: it is too old, or the database was restored since.
  Result<Cursor> read(const CursorUse& use, std::string_view text, Instant now) const;
  const std::string& epoch() const { return epoch_; }

 private:
  const KeyRingHolder& ring_;
  std::string epoch_;
};

}  // namespace guardian::domain
