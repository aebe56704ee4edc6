#include "domain/access/cursor.h"

#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "base/encoding.h"

namespace guardian::domain {

namespace {

constexpr std::size_t kMacBytes = 16;  // of the 32: a forger has the life of one cursor to find one in 2^128
constexpr std::size_t kLongestCursor = 4096;

using Fields = std::array<std::string_view, 5>;  // version of the secret, epoch, asked, expires, position

std::string mac_of(const HmacSha256& secret, const CursorUse& use, std::string_view payload) {
  const auto question = sha256(use.question);
  const std::string_view nul("\0", 1);
  const Digest digest = secret.sign(
      {"cursor/v1", nul, use.tenant_id, nul, use.operation, nul, as_bytes(question), payload});
  return std::string(as_bytes(digest).substr(0, kMacBytes));
}

std::optional<Fields> split_payload(std::string_view payload) {
  Fields fields;
  for (std::size_t i = 0; i + 1 < fields.size(); ++i) {
    const auto end = payload.find('|');
    if (end == std::string_view::npos) return std::nullopt;
    fields[i] = payload.substr(0, end);
    payload.remove_prefix(end + 1);
  }
  fields.back() = payload;
  return fields;
}

std::optional<std::int64_t> number_in(std::string_view text) {
  std::int64_t number = 0;
  const auto [stopped, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failure != std::errc() || stopped != text.data() + text.size()) return std::nullopt;
  return number;
}

std::string milliseconds_of(Instant time) { return std::to_string(time.time_since_epoch().count()); }
Instant instant_of(std::int64_t milliseconds) { return Instant(std::chrono::milliseconds(milliseconds)); }

Error not_of_this_call() {
  return Error::invalid("is no cursor of this call: it goes with the tenant, operation, filter and order it was made for");
}

Error gone(std::string why) { return {ErrorCode::gone, std::move(why), {}, "cursor-gone"}; }

}  // namespace

std::string Cursors::write(const CursorUse& use, const Cursor& cursor) const {
  const auto ring = ring_.get();
  const int version = ring->current_version(SecretPurpose::cursor);
  std::string payload = std::to_string(version) + '|' + epoch_ + '|' + milliseconds_of(cursor.asked_at) + '|' +
                        milliseconds_of(cursor.expires_at) + '|' + cursor.position;
  return base64url_encode(mac_of(ring->current_mac(SecretPurpose::cursor), use, payload) + payload);
}

Result<Cursor> Cursors::read(const CursorUse& use, std::string_view text, Instant now) const {
  if (text.size() > kLongestCursor) return not_of_this_call();
  const auto bytes = base64url_decode(text);
  if (!bytes || bytes->size() < kMacBytes) return not_of_this_call();
  const std::string_view payload = std::string_view(*bytes).substr(kMacBytes);
  const auto fields = split_payload(payload);
  if (!fields) return not_of_this_call();
  const auto [version_text, epoch, asked_text, expires_text, position] = *fields;
  const auto version = number_in(version_text), asked = number_in(asked_text), expires = number_in(expires_text);
  if (!version || !asked || !expires || *version < 1 || *version > 1'000'000) return not_of_this_call();
  const auto ring = ring_.get();
  const HmacSha256* secret = ring->mac(SecretPurpose::cursor, static_cast<int>(*version));
  if (secret == nullptr) return gone("The secret that this cursor was made with is retired: start over without a cursor");
  if (!equal_constant_time(mac_of(*secret, use, payload), std::string_view(*bytes).substr(0, kMacBytes))) {
    return not_of_this_call();
  }
  if (epoch != epoch_) {
    return gone("The database was restored from a backup since this cursor was made: start over without a cursor");
  }
  if (now >= instant_of(*expires)) return gone("This cursor has expired: start over without a cursor");
  return Cursor{std::string(position), instant_of(*asked), instant_of(*expires)};
}

}  // namespace guardian::domain
