#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/ip_address.h"
#include "base/result.h"
#include "domain/access/credential_directory.h"

namespace guardian::domain {

// What accepted calls leave behind: the last use of each key, written to the database in one batch now
// and then, and the calls of the last hour in one-minute buckets. One entry a key, gone an hour after
// its last call. Any thread.
class KeyUseLog {
 public:
  explicit KeyUseLog(const Clock& clock);
  ~KeyUseLog();

  void note(const std::string& tenant_id, std::string_view key_id, const IpAddress& peer, std::string_view route);
  int calls_last_hour(std::string_view key_id) const;

  // The uses noted since the last `take`; `give_back` after they could not be written.
  std::vector<LastUseUpdate> take();
  void give_back(const std::vector<LastUseUpdate>& updates);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace guardian::domain
