#pragma once

#include <array>
#include <cstring>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/encoding.h"
#include "base/guarded.h"
#include "base/hmac.h"
#include "domain/access/credential_directory.h"
#include "domain/access/credential_freshness.h"
#include "domain/access/text_hash.h"

namespace guardian::domain {

inline constexpr std::size_t kCachedCredentials = 100'000;  // of each kind
inline constexpr std::size_t kCacheShards = 64;

// The digest of a row as bytes; absent: the stored text is no digest, and nothing matches it.
inline std::optional<Digest> read_stored_digest(std::string_view hex) {
  const auto bytes = hex_decode(hex);
  Digest digest{};
  if (!bytes || bytes->size() != digest.size()) return std::nullopt;
  std::memcpy(digest.data(), bytes->data(), digest.size());
  return digest;
}

// A key's row as it was read, with the stamp taken before the reading. Immutable.
struct CachedKey {
  CredentialFreshness::Stamp stamp = 0;
  KeyCredential credential;
  std::optional<Digest> digest;
  const std::string& id() const { return credential.key.key_id; }
};

// A token's row likewise. It says nothing about its key, whose row is asked for each time.
struct CachedToken {
  CredentialFreshness::Stamp stamp = 0;
  Monotonic read_at;
  TokenCredential credential;
  std::optional<Digest> digest;
  const std::string& id() const { return credential.token.id; }
};

// Rows in memory, by ID, bounded. They are shared with the requests that look at one when it is replaced.
// Any thread.
template <typename Row>
class CredentialCache {
 public:
  using Pointer = std::shared_ptr<const Row>;

  Pointer find(std::string_view id) const {
    return shard(id).with([&](const Table& table) -> Pointer {
      const auto found = table.find(id);
      return found == table.end() ? nullptr : found->second;
    });
  }

  // Only credentials that were signed by us come here, so strangers cannot push others out.
  void put(Pointer row) {
    const std::string& id = row->id();
    shard(id).with([&](Table& table) {
      const auto found = table.find(id);
      if (found != table.end()) {
        if (found->second->stamp <= row->stamp) found->second = std::move(row);
        return;
      }
      if (table.size() >= kCachedCredentials / kCacheShards) {
        std::erase_if(table, [&](const auto& item) { return item.second->stamp < row->stamp; });
        if (table.size() >= kCachedCredentials / kCacheShards) table.erase(table.begin());
      }
      table.emplace(id, std::move(row));
    });
  }

  // False: it was not there.
  bool remove(std::string_view id) {
    return shard(id).with([&](Table& table) {
      const auto found = table.find(id);
      if (found == table.end()) return false;
      table.erase(found);
      return true;
    });
  }

 private:
  using Table = std::unordered_map<std::string, Pointer, TextHash, std::equal_to<>>;
  const Guarded<Table>& shard(std::string_view id) const { return shards_[TextHash{}(id) % kCacheShards]; }
  Guarded<Table>& shard(std::string_view id) { return shards_[TextHash{}(id) % kCacheShards]; }
  std::array<Guarded<Table>, kCacheShards> shards_;
};

using CachedKeyPtr = CredentialCache<CachedKey>::Pointer;
using CachedTokenPtr = CredentialCache<CachedToken>::Pointer;

}  // namespace guardian::domain
