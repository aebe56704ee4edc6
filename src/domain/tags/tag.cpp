#include "domain/tags/tag.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace guardian::domain {

std::span<const Tag> predefined_tags() {
  // By id. They are older than any tenant: their date is the epoch.
  static const std::array<Tag, 6> tags = {{{"PurdueLevel0", "Purdue Level", "Level 0", {}},
                                           {"PurdueLevel1", "Purdue Level", "Level 1", {}},
                                           {"PurdueLevel2", "Purdue Level", "Level 2", {}},
                                           {"PurdueLevel3", "Purdue Level", "Level 3", {}},
                                           {"PurdueLevel4", "Purdue Level", "Level 4", {}},
                                           {"PurdueLevel5", "Purdue Level", "Level 5", {}}}};
  return tags;
}

const Tag* find_predefined_tag(std::string_view id) {
  const auto tags = predefined_tags();
  const auto found = std::find_if(tags.begin(), tags.end(), [&](const Tag& tag) { return tag.id == id; });
  return found == tags.end() ? nullptr : &*found;
}

Result<Tag> ensure_tag_named(TagStore& tags, const AccessScope& scope, std::string_view type, std::string_view value,
                             Instant now) {
  Tag wanted{{}, std::string(type), std::string(value), now};
  const auto predefined = predefined_tags();
  const auto same = std::find_if(predefined.begin(), predefined.end(),
                                 [&](const Tag& tag) { return tag.type == type && tag.value == value; });
  if (same != predefined.end()) {
    wanted.id = same->id;
    auto made = tags.ensure(scope, wanted);
    // An imported tag may bear the id under another name.
    if (made || made.error().code != ErrorCode::conflict) return made;
    wanted.id.clear();
  }
  return tags.ensure(scope, wanted);
}

}  // namespace guardian::domain
