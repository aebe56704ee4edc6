#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/ip_address.h"
#include "base/result.h"
#include "domain/access/access_scope.h"
#include "domain/access/key_refusal_log.h"

namespace guardian::domain {

// What is stored and compared; `expired` is never stored, it follows from the clock.
enum class KeyState { active, disabled, revoked };
enum class ShownKeyState { active, disabled, expired, revoked };
std::string_view to_string(ShownKeyState state);

// How `detected_date` of a vulnerability is written for a key's clients: `text` is one time, which older
// collectors parse; `list` is an array of one, which newer ones index.
enum class DetectedDateForm { text, list };
std::string_view to_string(DetectedDateForm form);  // "text", "list"
std::optional<DetectedDateForm> parse_detected_date_form(std::string_view text);

// What a person chooses for a key: one form, or none of its own, and so that of the mount.
using DetectedDateChoice = std::optional<DetectedDateForm>;
std::string_view choice_text(DetectedDateChoice choice);  // "default", "text", "list"
std::optional<DetectedDateChoice> parse_detected_date_choice(std::string_view text);

struct LastUse {
  Instant time;
  std::string ip;
  std::string route;  // "device/list"
  bool operator==(const LastUse&) const = default;
};

// The row of an access key. It holds no secret: `digest` is a keyed fingerprint of the token
// (HMAC-SHA-256 under the pepper, see key_factory.h), from which the token cannot be made.
struct AccessKey {
  std::string key_id;          // "<unix seconds>:<64 hex>", X-Key-Id
  std::string user_id;         // its owner
  std::string jti;             // 10 characters of the URL-safe alphabet
  std::string label;           // 1..100 characters
  std::string note;            // 0..1000 characters
  Access access = Access::read_only;
  KeyState state = KeyState::active;
  std::vector<Cidr> networks;  // empty: from anywhere
  std::string digest;          // 64 hex
  int signing_version = 0;     // of the key ring's `jwt` secret
  int pepper_version = 0;
  Instant issued_at;           // whole seconds (`iat`)
  Instant expires_at;          // whole seconds (`exp`), the prefix of key_id
  Instant valid_until;         // <= expires_at; earlier while a rotated key runs out its overlap
  std::string created_by;      // e-mail of the person or "os:<user>"
  std::string rotated_from;    // key_id or empty
  std::string rotated_to;      // key_id or empty
  std::optional<Instant> revoked_at;
  std::optional<LastUse> last_use;
  std::optional<DetectedDateForm> detected_date;  // absent: by mount, text on v4.0 and list on v1
};

ShownKeyState shown_state(const AccessKey& key, Instant now);
std::optional<ShownKeyState> parse_shown_key_state(std::string_view text);

// A page of a tenant's keys, newest first.
struct KeyPage {
  std::string user_id;                 // empty: of all
  std::optional<ShownKeyState> state;  // as of `now`
  Instant now;
  struct Place {
    Instant issued_at;
    std::string key_id;
  };
  std::optional<Place> behind;  // absent: from the newest
  int limit = 100;
};

// Reads and writes the rows. `const` functions read; the others exist only inside Database::write.
class AccessKeyStore {
 public:
  virtual ~AccessKeyStore() = default;

  virtual Result<std::optional<AccessKey>> find(const AccessScope& scope, std::string_view key_id) const = 0;
  virtual Result<std::vector<AccessKey>> list_of_user(const AccessScope& scope, std::string_view user_id) const = 0;  // newest first
  virtual Result<std::vector<AccessKey>> list(const AccessScope& scope) const = 0;
  virtual Result<std::vector<AccessKey>> list_page(const AccessScope& scope, const KeyPage& page) const = 0;
  // Keys of the user that count against the maximum: active or disabled, not past valid_until, not replaced by a rotation.
  virtual Result<int> count_active(const AccessScope& scope, std::string_view user_id, Instant now) const = 0;

  // Also writes the credential directory. conflict: the ID exists.
  virtual Result<void> insert(const AccessScope& scope, const AccessKey& key) = 0;
  // Writes state, valid_until, rotated_to, revoked_at, detected_date. not_found when absent.
  virtual Result<void> update_state(const AccessScope& scope, const AccessKey& key) = 0;
  // Tells subscribers of access_key.refused_repeatedly; the key's row stays as it is. Nothing when it is gone.
  virtual Result<void> tell_refused(const AccessScope& scope, const KeyRefusals& refusals) = 0;
};

}  // namespace guardian::domain
