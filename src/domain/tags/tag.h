#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "domain/access/access_scope.h"
#include "domain/store/list_position.h"

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

// Tags every tenant may use without making them. Their ids are fixed words ("PurdueLevel3"), as tags of the
// reference system have them; they are stored with a tenant once it uses them.
std::span<const Tag> predefined_tags();
// The predefined tag of that id; null when there is none.
const Tag* find_predefined_tag(std::string_view id);

enum class TagKind { any, custom, system };  // system: predefined

struct TagQuery {
  TagKind kind = TagKind::any;
  ListBounds bounds;
  std::int64_t offset = 0;
  std::int64_t limit = 1000;  // at least 1
};

class TagStore {
 public:
  virtual ~TagStore() = default;
  virtual Result<std::vector<Tag>> list(const AccessScope& scope, const TagQuery& query) const = 0;  // by id
  virtual Result<std::int64_t> count(const AccessScope& scope, const TagQuery& query) const = 0;  // ignores offset and limit
  virtual Result<std::optional<Tag>> find_by_value(const AccessScope& scope, std::string_view type, std::string_view value) const = 0;
  // (type, value) is unique in a tenant: returns the existing tag, or makes one with `id` (a fresh random id when empty).
  // conflict: the id belongs to a tag of another (type, value).
  virtual Result<Tag> ensure(const AccessScope& scope, const Tag& tag) = 0;
};

// The tag of that name, made when the tenant has none; a predefined one gets its fixed id where that is free.
Result<Tag> ensure_tag_named(TagStore& tags, const AccessScope& scope, std::string_view type, std::string_view value,
                             Instant now);

}  // namespace guardian::domain
