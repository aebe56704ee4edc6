#include "api/sites/site_fields.h"

#include <fmt/format.h>

#include <set>
#include <string>
#include <utility>

#include "api/parameters/body_fields.h"
#include "api/segments/segment_fields.h"
#include "base/json_reader.h"
#include "domain/subnets/prefix.h"

namespace guardian::api {
namespace {

constexpr std::size_t kLongestSiteName = 255;
constexpr std::size_t kLongestSiteText = 1024;
constexpr std::size_t kMostSiteMembers = domain::SiteService::kMostMembers;
constexpr std::size_t kLongestPrefixText = 64;

// Reads the elements one by one, because no two of them may name the same site, subnet or segment.
class SiteReader {
 public:
  explicit SiteReader(InputProblems& problems) : problems_(problems) {}

  domain::SiteChange read(const boost::json::object& object, const std::string& path) {
    BodyFields fields(object, path, problems_);
    domain::SiteChange change;
    change.name = fields.text("external_id", Presence::required, 1, kLongestSiteName).value_or("");
    if (!change.name.empty() && !names_.insert(change.name).second) fields.problem("external_id", "is given twice");
    change.description = fields.text("description", Presence::optional, 0, kLongestSiteText);
    change.location = fields.text("location", Presence::optional, 0, kLongestSiteText);
    change.group = read_group(fields);
    change.prefixes = read_prefixes(fields);
    change.segments = read_segments(fields);
    return change;
  }

  // Of all elements together: it bounds the transaction.
  void check_members() const {
    if (prefixes_.size() + segments_.size() <= kMostSiteMembers) return;
    problems_.in_body("", fmt::format("must name at most {} subnets and segments", kMostSiteMembers));
  }

 private:
  // Null takes the site out of its group.
  std::optional<std::string> read_group(BodyFields& fields) {
    const auto* value = fields.find("group");
    if (value != nullptr && value->is_null()) return std::string();
    return fields.text("group", Presence::optional, 1, kLongestSiteName);
  }

  std::optional<std::vector<Cidr>> read_prefixes(BodyFields& fields) {
    const auto texts = fields.texts("subnetsList", Presence::optional, 0, kMostSiteMembers, kLongestPrefixText);
    if (!texts) return std::nullopt;
    std::vector<Cidr> prefixes;
    for (std::size_t i = 0; i < texts->size(); ++i) {
      const auto prefix = domain::parse_prefix_loosely((*texts)[i]);
      if (!prefix) {
        note(fields, "subnetsList", i, prefix.error().client_text, (*texts)[i]);
      } else if (!prefixes_.insert(*prefix).second) {
        note(fields, "subnetsList", i, "is given twice", (*texts)[i]);
      } else {
        prefixes.push_back(*prefix);
      }
    }
    return prefixes;
  }

  std::optional<std::vector<std::int64_t>> read_segments(BodyFields& fields) {
    const auto texts = fields.texts("segmentList", Presence::optional, 0, kMostSiteMembers, kLongestSegmentNumber);
    if (!texts) return std::nullopt;
    std::vector<std::int64_t> segments;
    for (std::size_t i = 0; i < texts->size(); ++i) {
      const auto number = parse_segment_number((*texts)[i]);
      if (!number) {
        note(fields, "segmentList", i, std::string(kSegmentNumberRule), (*texts)[i]);
      } else if (!segments_.insert(*number).second) {
        note(fields, "segmentList", i, "is given twice: a segment lies at one site", (*texts)[i]);
      } else {
        segments.push_back(*number);
      }
    }
    return segments;
  }

  void note(const BodyFields& fields, std::string_view list, std::size_t index, std::string message,
            const std::string& text) {
    problems_.in_body(element_path(fields.path_of(list), index), std::move(message), to_json(boost::json::value(text)));
  }

  InputProblems& problems_;
  std::set<std::string> names_;
  std::set<Cidr> prefixes_;
  std::set<std::int64_t> segments_;
};

}  // namespace

std::vector<domain::SiteChange> read_site_changes(const boost::json::array& body, InputProblems& problems) {
  SiteReader reader(problems);
  std::vector<domain::SiteChange> changes;
  for (std::size_t i = 0; i < body.size(); ++i) {
    if (const auto* object = object_element(body, i, "", problems)) {
      changes.push_back(reader.read(*object, element_path("", i)));
    }
  }
  reader.check_members();
  return changes;
}

}  // namespace guardian::api
