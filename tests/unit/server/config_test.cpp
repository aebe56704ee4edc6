#include "server/config.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

namespace guardian::server {
namespace {

using testing::HasSubstr;

std::string read_source_file(const std::string& path) {
  std::ifstream file(std::string(GUARDIAN_SOURCE_DIR) + "/" + path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

class ConfigFile : public testing::Test {
 protected:
  Result<void> load(const std::string& text) {
    std::ofstream(path_) << text;
    std::filesystem::permissions(path_, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    return read_config_file(path_, config_);
  }
  ~ConfigFile() override { std::filesystem::remove(path_); }
  Config config_;
  const std::filesystem::path path_ =
      std::filesystem::temp_directory_path() / ("guardian-config-" + std::to_string(::getpid()) + ".toml");
};

TEST(ConfigurationReference, IsThePageInDocs) {
  EXPECT_EQ(configuration_reference(), read_source_file("docs/configuration.md"))
      << "run: iot-guardian config --reference > docs/configuration.md";
}

TEST_F(ConfigFile, ExampleLoads) {
  const auto loaded = load(read_source_file("config/iot-guardian.example.toml"));
  ASSERT_TRUE(loaded) << loaded.error().client_text;
  EXPECT_EQ(config_.data, "/var/lib/iot-guardian");
}

TEST_F(ConfigFile, TakesEveryKind) {
  const auto loaded =
      load("listen = \"[::1]:1\"\nconnections = 7\ninsecure_http = true\ntrusted_proxies = [\"10.0.0.0/8\"]\n");
  ASSERT_TRUE(loaded) << loaded.error().client_text;
  EXPECT_EQ(config_.listen, "[::1]:1");
  EXPECT_EQ(config_.connections, 7);
  EXPECT_TRUE(config_.insecure_http);
  EXPECT_THAT(config_.trusted_proxies, testing::ElementsAre("10.0.0.0/8"));
}

struct BadFile {
  std::string_view name;
  std::string_view text;
  std::string_view told;
};
class BadConfigFile : public ConfigFile, public testing::WithParamInterface<BadFile> {};

TEST_P(BadConfigFile, IsRefused) {
  const auto loaded = load(std::string(GetParam().text));
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().code, ErrorCode::configuration);
  EXPECT_THAT(loaded.error().client_text, HasSubstr(GetParam().told));
}

INSTANTIATE_TEST_SUITE_P(All, BadConfigFile,
                         testing::Values(BadFile{"UnknownKeyNamesTheNearest", "a = 1\nlisten_ops = \"x\"\n", "line 1"},
                                         BadFile{"Nearest", "ops_lisen = \"x\"\n", "`ops_listen`"},
                                         BadFile{"NumberOutOfRange", "connections = 0\n", "1 to 1000000"},
                                         BadFile{"NumberAsText", "connections = \"7\"\n", "whole number"},
                                         BadFile{"TextAsNumber", "listen = 8080\n", "text in quotes"},
                                         BadFile{"FlagAsText", "insecure_http = \"yes\"\n", "true or false"},
                                         BadFile{"ListAsText", "trusted_proxies = \"10.0.0.0/8\"\n", "list of texts"},
                                         BadFile{"ListOfNumbers", "trusted_proxies = [1]\n", "list of texts"},
                                         BadFile{"Table", "[server]\nlisten = \"x\"\n", "`server`"},
                                         BadFile{"DemoIsAFlag", "demo = true\n", "flag"},
                                         BadFile{"NotToml", "listen = \n", "line 1"}),
                         [](const auto& row) { return std::string(row.param.name); });

TEST_F(ConfigFile, WithADatabasePasswordMustBePrivate) {
  const std::string text = "database = \"postgresql://me:secret@host/db\"\n";
  EXPECT_TRUE(load(text));
  std::filesystem::permissions(path_, std::filesystem::perms::group_read, std::filesystem::perm_options::add);
  const auto refused = read_config_file(path_, config_);
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().client_text, HasSubstr("chmod"));
}

TEST_F(ConfigFile, AbsentIsRefused) {
  EXPECT_EQ(read_config_file("/nonexistent/guardian.toml", config_).error().code, ErrorCode::configuration);
}

TEST(Settings, EveryFieldIsToldOnceAndItsDefaultIsInRange) {
  std::set<std::string_view> names;
  Config config;
  for (const auto& setting : settings()) {
    EXPECT_TRUE(names.insert(setting.name).second) << setting.name;
    EXPECT_FALSE(setting.help.empty()) << setting.name;
    if (const auto* number = std::get_if<std::int64_t Config::*>(&setting.field)) {
      EXPECT_LE(setting.least, config.**number) << setting.name;
      EXPECT_GE(setting.most, config.**number) << setting.name;
      EXPECT_TRUE(apply_flag(config, setting, {std::to_string(setting.most)})) << setting.name;
      EXPECT_FALSE(apply_flag(config, setting, {std::to_string(setting.most + 1)})) << setting.name;
      EXPECT_FALSE(apply_flag(config, setting, {"7x"})) << setting.name;
    }
  }
}

struct DatabaseUrl {
  std::string_view url;
  std::string_view password;  // empty: none
  std::string_view stripped;
};

class DatabaseUrls : public testing::TestWithParam<DatabaseUrl> {};

TEST_P(DatabaseUrls, PasswordIsFoundAndTakenOut) {
  const auto& row = GetParam();
  EXPECT_EQ(names_password(row.url), !row.password.empty());
  EXPECT_EQ(password_in(row.url).reveal(), row.password);
  EXPECT_EQ(without_password(row.url), row.stripped);
}

INSTANTIATE_TEST_SUITE_P(
    All, DatabaseUrls,
    testing::Values(DatabaseUrl{"sqlite", "", "sqlite"},
                    DatabaseUrl{"postgresql://host/db", "", "postgresql://host/db"},
                    DatabaseUrl{"postgresql://me@host:5432/db", "", "postgresql://me@host:5432/db"},
                    DatabaseUrl{"postgresql://host:5432/db", "", "postgresql://host:5432/db"},
                    DatabaseUrl{"postgresql://me:pw@host:5432/db", "pw", "postgresql://me@host:5432/db"},
                    DatabaseUrl{"postgresql://me:p%40w@host/db", "p@w", "postgresql://me@host/db"},
                    DatabaseUrl{"postgresql://me@host/db?password=pw&sslmode=verify-full", "pw",
                                "postgresql://me@host/db?sslmode=verify-full"}));

}  // namespace
}  // namespace guardian::server
