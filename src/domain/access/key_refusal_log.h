#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/ip_address.h"

namespace guardian::domain {

// One key that was refused again and again.
struct KeyRefusals {
  std::string key_id;
  std::string tenant_id;                      // empty: nobody looked yet whether the key exists
  std::map<std::string_view, int> by_reason;  // {"bad_signature": 12}; the words are constants
  std::string last_source;                    // an IP address
};

// Finds keys that are refused kMany times within kWindow, exactly, in bounded memory. Keys that are known to exist and
// key IDs of strangers have tables of their own, from each of which the least recent goes: whoever makes up key IDs
// displaces only what is as uncertain as his. A key told of is not told of again for kRest, and a tenant hears of
// kMostOfATenant keys in that time; both per process. Any thread; `due` and `settle` from one at a time.
class KeyRefusalLog {
 public:
  static constexpr std::size_t kMany = 10;
  static constexpr std::chrono::minutes kWindow{10};
  static constexpr std::chrono::hours kRest{1};
  static constexpr int kMostOfATenant = 20;

  explicit KeyRefusalLog(const Clock& clock, std::size_t capacity = 8'192);
  ~KeyRefusalLog();

  // `reason`: a constant. `tenant_id`: empty when it is not known whether the key exists.
  void note(std::string_view key_id, std::string_view tenant_id, std::string_view reason, const IpAddress& source);

  // At most `most` keys that were refused often enough, those known to exist first. They stay until settled.
  std::vector<KeyRefusals> due(std::size_t most) const;
  // Whether the tenant may be told of one more key now, beside `chosen` others that are not settled yet.
  bool may_tell(const std::string& tenant_id, int chosen) const;
  // `due` is dealt with. `told_tenant`: who was told of it; empty: nobody, and counting begins anew.
  void settle(const std::string& key_id, const std::string& told_tenant);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace guardian::domain
