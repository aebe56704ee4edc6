#pragma once

#include <stop_token>

#include "client/call/api_call.h"
#include "client/profiles/profile.h"

namespace guardian::client {

// Calls with a profile's key, by HTTP/1.1 over TLS (plain only to loopback). The key goes into two headers of the call
// and nowhere else. A stop ends a running call within about a second (unavailable).
class KeyTransport final : public Transport {
 public:
  // `profile` must outlive it.
  explicit KeyTransport(const Profile& profile, std::stop_token stop = {})
      : profile_(profile), stop_(std::move(stop)) {}

  Result<ApiAnswer> exchange(const ApiCall& call) override;

 private:
  const Profile& profile_;
  const std::stop_token stop_;
};

// The address of a call: percent-encoded, customerid first.
std::string url_of(const ApiCall& call, const Profile& profile);

// Seconds from a Retry-After field; its other form, a date, is not read: no server of this API sends it.
std::optional<std::chrono::seconds> parse_retry_after(std::string_view field);

}  // namespace guardian::client
