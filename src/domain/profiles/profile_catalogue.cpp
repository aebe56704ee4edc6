#include "domain/profiles/profile_catalogue.h"

#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <utility>

#include "domain/profiles/profile_text.h"

namespace guardian::domain {
namespace {

// Takes the first line off `text`, without its end.
std::string_view take_tsv_line(std::string_view& text) {
  const auto end = text.find('\n');
  const auto line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return line;
}

// The cells of a line; absent: not exactly `N`, or an empty one.
template <std::size_t N>
std::optional<std::array<std::string_view, N>> tsv_cells(std::string_view line) {
  std::array<std::string_view, N> cells;
  for (std::size_t i = 0; i < N; ++i) {
    const auto end = line.find('\t');
    if ((end == std::string_view::npos) != (i + 1 == N)) return std::nullopt;
    cells[i] = line.substr(0, end);
    if (cells[i].empty()) return std::nullopt;
    line.remove_prefix(end == std::string_view::npos ? line.size() : end + 1);
  }
  return cells;
}

Error bad_tsv_line(std::string_view table, int number, std::string_view why) {
  return Error::internal(fmt::format("{}:{}: {}", table, number, why));
}

}  // namespace

Result<ProfileCatalogue> ProfileCatalogue::parse(std::string_view catalogue_tsv, std::string_view categories_tsv) {
  std::unordered_map<std::string_view, std::string_view> verticals;  // by category
  if (take_tsv_line(categories_tsv) != "category\tvertical") return bad_tsv_line("categories.tsv", 1, "another header");
  for (int number = 2; !categories_tsv.empty(); ++number) {
    const auto cells = tsv_cells<2>(take_tsv_line(categories_tsv));
    if (!cells) return bad_tsv_line("categories.tsv", number, "not 2 filled cells");
    if (!verticals.emplace((*cells)[0], (*cells)[1]).second) {
      return bad_tsv_line("categories.tsv", number, "a category stands twice");
    }
  }
  ProfileCatalogue out;
  if (take_tsv_line(catalogue_tsv) != "profile\tcategory\tvertical\tvendor\tfamily\tsource") {
    return bad_tsv_line("catalogue.tsv", 1, "another header");
  }
  for (int number = 2; !catalogue_tsv.empty(); ++number) {
    const auto cells = tsv_cells<6>(take_tsv_line(catalogue_tsv));
    if (!cells) return bad_tsv_line("catalogue.tsv", number, "not 6 filled cells");
    const Profile profile{(*cells)[0], (*cells)[1], (*cells)[2]};
    const auto vertical = verticals.find(profile.category);
    if (vertical == verticals.end()) return bad_tsv_line("catalogue.tsv", number, "an unknown category");
    if (vertical->second != profile.vertical) {
      return bad_tsv_line("catalogue.tsv", number, "not the vertical of its category");
    }
    if (!out.by_name_.emplace(profile.name, out.profiles_.size()).second) {
      return bad_tsv_line("catalogue.tsv", number, "a profile stands twice");
    }
    out.profiles_.push_back(profile);
  }
  return out;
}

const Profile* ProfileCatalogue::find(std::string_view name) const {
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? nullptr : &profiles_[found->second];
}

const ProfileCatalogue& profile_catalogue() {
  static const ProfileCatalogue catalogue = [] {
    auto parsed = ProfileCatalogue::parse(profile_text::kCatalogue, profile_text::kCategories);
    if (!parsed) {
      std::fprintf(stderr, "the profile catalogue of this build: %s\n", parsed.error().log_text.c_str());
      std::abort();
    }
    return *std::move(parsed);
  }();
  return catalogue;
}

}  // namespace guardian::domain
