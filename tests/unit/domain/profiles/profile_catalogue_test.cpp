#include "domain/profiles/profile_catalogue.h"

#include <gtest/gtest.h>

#include <string>

namespace guardian::domain {
namespace {

TEST(ProfileCatalogue, OfThisBuildIsWhole) {
  const ProfileCatalogue& catalogue = profile_catalogue();
  EXPECT_GE(catalogue.all().size(), 3000U);
  const Profile* plc = catalogue.find("ABB AC500 PLC");
  ASSERT_NE(plc, nullptr);
  EXPECT_EQ(plc->category, "PLC");
  EXPECT_EQ(plc->vertical, "Industrial");
  EXPECT_EQ(catalogue.find("abb ac500 plc"), nullptr);
}

struct BadTable {
  const char* name;
  std::string row;
  const char* told;
};
class ProfileTables : public testing::TestWithParam<BadTable> {};

TEST_P(ProfileTables, ThatAreBrokenTellTheLine) {
  const std::string catalogue = "profile\tcategory\tvertical\tvendor\tfamily\tsource\nA\tPLC\tIndustrial\tV\tF\tS\n";
  const std::string categories = "category\tvertical\nPLC\tIndustrial\n";
  ASSERT_TRUE(ProfileCatalogue::parse(catalogue, categories));
  const std::string broken = catalogue + GetParam().row + "\n";
  const auto parsed = ProfileCatalogue::parse(broken, categories);
  ASSERT_FALSE(parsed);
  EXPECT_NE(parsed.error().log_text.find(GetParam().told), std::string::npos) << parsed.error().log_text;
}

INSTANTIATE_TEST_SUITE_P(
    Rows, ProfileTables,
    testing::Values(BadTable{"a_cell_missing", "B\tPLC\tIndustrial\tV\tF", "catalogue.tsv:3: not 6 filled cells"},
                    BadTable{"a_cell_too_many", "B\tPLC\tIndustrial\tV\tF\tS\tx",
                             "catalogue.tsv:3: not 6 filled cells"},
                    BadTable{"a_cell_empty", "B\tPLC\t\tV\tF\tS", "catalogue.tsv:3: not 6 filled cells"},
                    BadTable{"unknown_category", "B\tHMI\tIndustrial\tV\tF\tS", "catalogue.tsv:3: an unknown category"},
                    BadTable{"other_vertical", "B\tPLC\tOffice\tV\tF\tS", "catalogue.tsv:3: not the vertical"},
                    BadTable{"twice", "A\tPLC\tIndustrial\tV\tF\tS", "catalogue.tsv:3: a profile stands twice"}),
    [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace guardian::domain
