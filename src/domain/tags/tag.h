#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "domain/access/access_scope.h"

namespace guardian::domain {

struct Tag {
  std::string id;     // 24 hex, or a system id such as "PurdueLevel5"
  std::string type;   // kTypeOfBareTag when given as a bare string
  std::string value;
  Instant created_at;
  bool operator==(const Tag&) const = default;
};

// The type the reference API gives to a tag that came without one.
inline constexpr std::string_view kTypeOfBareTag = "zzzNoTagTypeABC";

class TagStore {
 public:
  virtual ~TagStore() = default;
  virtual Result<std::vector<Tag>> list(const AccessScope& scope) const = 0;  // by id
  virtual Result<std::optional<Tag>> find_by_value(const AccessScope& scope, std::string_view type, std::string_view value) const = 0;
  // (type, value) is unique in a tenant: returns the existing tag, or makes one with `id` (a fresh random id when empty).
  virtual Result<Tag> ensure(const AccessScope& scope, const Tag& tag) = 0;
};

}  // namespace guardian::domain
