#pragma once

#include <array>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/guarded.h"
#include "base/hmac.h"
#include "domain/access/credential_directory.h"
#include "domain/access/credential_freshness.h"
#include "domain/access/text_hash.h"

namespace guardian::domain {

inline constexpr std::size_t kCachedKeys = 100'000;
inline constexpr std::size_t kCacheShards = 64;

// A row as it was read, with the stamp taken before the reading. Immutable.
struct CachedKey {
  CredentialFreshness::Stamp stamp = 0;
  KeyCredential credential;
  Digest digest{};
  bool digest_is_readable = false;  // false: the stored text is no digest, and nothing matches it
};

// Shared by the cache and the requests that are looking at it when it is replaced.
using CachedKeyPtr = std::shared_ptr<const CachedKey>;

// The rows of keys in memory, bounded. Any thread.
class KeyCache {
 public:
  CachedKeyPtr find(std::string_view key_id) const {
    return shard(key_id).with([&](const Table& table) -> CachedKeyPtr {
      const auto found = table.find(key_id);
      return found == table.end() ? nullptr : found->second;
    });
  }

  // Only keys whose token was signed by us come here, so strangers cannot push others out.
  void put(CachedKeyPtr key) {
    const std::string& key_id = key->credential.key.key_id;
    shard(key_id).with([&](Table& table) {
      const auto found = table.find(key_id);
      if (found != table.end()) {
        if (found->second->stamp <= key->stamp) found->second = std::move(key);
        return;
      }
      if (table.size() >= kCachedKeys / kCacheShards) {
        std::erase_if(table, [&](const auto& item) { return item.second->stamp < key->stamp; });
        if (table.size() >= kCachedKeys / kCacheShards) table.erase(table.begin());
      }
      table.emplace(key_id, std::move(key));
    });
  }

  void remove(std::string_view key_id) {
    shard(key_id).with([&](Table& table) {
      if (const auto found = table.find(key_id); found != table.end()) table.erase(found);
    });
  }

 private:
  using Table = std::unordered_map<std::string, CachedKeyPtr, TextHash, std::equal_to<>>;
  const Guarded<Table>& shard(std::string_view key_id) const { return shards_[TextHash{}(key_id) % kCacheShards]; }
  Guarded<Table>& shard(std::string_view key_id) { return shards_[TextHash{}(key_id) % kCacheShards]; }
  std::array<Guarded<Table>, kCacheShards> shards_;
};

}  // namespace guardian::domain
