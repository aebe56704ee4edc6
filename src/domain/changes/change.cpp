#include "domain/changes/change.h"

namespace guardian::domain {

std::string_view to_string(Collection collection) {
  switch (collection) {
    case Collection::site:
      return "site";
    case Collection::subnet:
      return "subnet";
    case Collection::network_segment:
      return "network_segment";
    case Collection::tag:
      return "tag";
    case Collection::custom_attribute:
      return "custom_attribute";
    case Collection::saved_filter:
      return "saved_filter";
    case Collection::device:
      return "device";
    case Collection::alert:
      return "alert";
    case Collection::vulnerability:
      return "vulnerability";
    case Collection::policy:
      return "policy";
  }
  return {};
}

int rank_of(Collection collection, bool deleted) { return 2 * static_cast<int>(collection) + (deleted ? 0 : 1); }

ChangePosition position_of(const Change& change) {
  return {change.seq, rank_of(change.collection, change.kind == ChangeKind::deleted), change.id};
}

}  // namespace guardian::domain
