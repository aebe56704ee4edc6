#include "client/profiles/profile.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>

#include "base/file.h"
#include "client/profiles/profile_store.h"
#include "client/profiles/server_address.h"
#include "support/temporary_directory.h"

namespace guardian::client {
namespace {

constexpr const char* kSecret = "eyJ0eXAi.c2VjcmV0.bytes";

std::string text_with(const std::string& member, const std::string& value) {
  const std::vector<std::pair<std::string, std::string>> members{{"customerid", "\"acme\""},
                                                                 {"access-key-id", "\"1912458000:00ff\""},
                                                                 {"access-key", std::string("\"") + kSecret + "\""},
                                                                 {"url", "\"https://iot.example\""}};
  std::string out = "{";
  for (const auto& [name, usual] : members) {
    const std::string& used = name == member ? value : usual;
    if (used.empty()) continue;
    out += (out.size() > 1 ? "," : "") + ("\"" + name + "\":" + used);
  }
  return out + "}";
}

TEST(Profile, IsReadAndWrittenAsTheConsoleOffersIt) {
  const auto profile = parse_profile(text_with("", ""));
  ASSERT_TRUE(profile);
  EXPECT_EQ(profile->customerid, "acme");
  EXPECT_EQ(profile->access_key_id, "1912458000:00ff");
  EXPECT_EQ(profile->access_key.reveal(), kSecret);
  EXPECT_EQ(profile->url, "https://iot.example");
  EXPECT_EQ(profile_text(*profile).reveal(), text_with("", "") + "\n");
}

TEST(Profile, WithoutAddressTakesTheOneThatIsNamed) {
  EXPECT_FALSE(parse_profile(text_with("url", "")));
  const auto profile = parse_profile(text_with("url", ""), "https://other.example/");
  ASSERT_TRUE(profile);
  EXPECT_EQ(profile->url, "https://other.example");
}

struct BadProfile {
  const char* name;
  std::string text;
  const char* told;  // must stand in the error
};

TEST(Profile, RefusesWithoutTellingTheKey) {
  const std::vector<BadProfile> rows{
      {"no json", std::string(kSecret), "no JSON"},
      {"a list", "[]", "no JSON object"},
      {"no tenant", text_with("customerid", ""), "customerid"},
      {"empty tenant", text_with("customerid", "\"\""), "customerid"},
      {"no key", text_with("access-key", ""), "access-key"},
      {"key is a number", text_with("access-key", "7"), "access-key"},
      {"key with a line end, a second header", text_with("access-key", R"("a\r\nX-Other: b")"), "access-key"},
      {"key with a letter beyond ASCII", text_with("access-key", "\"\u00e9\""), "access-key"},
      {"key id with a blank", text_with("access-key-id", "\"a b\""), "access-key-id"},
      {"another member", text_with("customerid", "\"acme\",\"password\":\"x\""), "member beside"},
      {"a member twice", text_with("customerid", "\"a\",\"customerid\":\"b\""), "no JSON"},
      {"plain http", text_with("url", "\"http://iot.example\""), "plain http"},
  };
  for (const auto& row : rows) {
    const auto profile = parse_profile(row.text);
    ASSERT_FALSE(profile) << row.name;
    EXPECT_NE(profile.error().client_text.find(row.told), std::string::npos)
        << row.name << ": " << profile.error().client_text;
    EXPECT_EQ(profile.error().client_text.find("secret"), std::string::npos) << row.name;
    EXPECT_EQ(profile.error().client_text.find("eyJ0"), std::string::npos) << row.name;
  }
}

TEST(ServerAddress, TakesHttpsAndLoopback) {
  const std::vector<std::pair<const char*, const char*>> rows{
      {"https://iot.example", "https://iot.example"},
      {"https://iot.example:8443/", "https://iot.example:8443"},
      {"https://10.0.0.1", "https://10.0.0.1"},
      {"https://[2001:db8::1]:443", "https://[2001:db8::1]:443"},
      {"http://127.0.0.1:8080", "http://127.0.0.1:8080"},
      {"http://127.9.9.9", "http://127.9.9.9"},
      {"http://[::1]:8080", "http://[::1]:8080"},
      {"http://localhost:1", "http://localhost:1"},
      {"https://proxy.example/guardian/", "https://proxy.example/guardian"}};
  for (const auto& [given, kept] : rows) {
    const auto address = checked_server_address(given);
    ASSERT_TRUE(address) << given;
    EXPECT_EQ(*address, kept);
  }
}

TEST(ServerAddress, Refuses) {
  for (const char* text : {"",
                           "iot.example",
                           "//iot.example",
                           "ftp://iot.example",
                           "file:///etc/passwd",
                           "https://",
                           "https:///path",
                           "http://iot.example",
                           "http://10.0.0.1",
                           "http://127.0.0.1.evil.example",
                           "http://localhost.evil.example",
                           "http://127.0.0.1@evil.example",
                           "https://user:pw@iot.example",
                           "https://iot.example?x=1",
                           "https://iot.example#x",
                           "https://iot.example/a b",
                           "https://iot.example\\@evil.example",
                           "https://iot.example\r\nX: y",
                           "http://0.0.0.0:80",
                           "http://[::]:80",
                           "http://2130706433/"})
    EXPECT_FALSE(checked_server_address(text)) << text;
}

TEST(ProfileName, IsAFilesName) {
  for (const char* good : {"a", "prod", "prod-2", "0"}) EXPECT_TRUE(is_profile_name(good)) << good;
  for (const char* bad : {"", "-a", "A", "a.b", "..", "a/b", "a b", "\xC3\xA4", "a\n"})
    EXPECT_FALSE(is_profile_name(bad)) << bad;
  EXPECT_TRUE(is_profile_name(std::string(63, 'a')));
  EXPECT_FALSE(is_profile_name(std::string(64, 'a')));
}

class ProfileStoreTest : public testing::Test {
 protected:
  void add(const std::string& name) {
    const auto profile = parse_profile(text_with("", ""));
    ASSERT_TRUE(store.add(name, *profile, {}));
  }
  static unsigned mode_of(const std::filesystem::path& path) {
    struct stat found {};
    EXPECT_EQ(::stat(path.c_str(), &found), 0) << path;
    return found.st_mode & 0777;
  }

  TemporaryDirectory directory;
  const std::filesystem::path place = directory.path() / "config" / "iot-guardian";
  ProfileStore store{place};
};

TEST_F(ProfileStoreTest, KeepsFilesToItself) {
  EXPECT_TRUE(store.names()->empty());
  add("prod");
  ASSERT_TRUE(store.add("own", *parse_profile(text_with("", "")), "-----BEGIN CERTIFICATE-----"));
  EXPECT_EQ(mode_of(place), 0700U);
  EXPECT_EQ(mode_of(place / "profiles"), 0700U);
  for (const char* file : {"prod.json", "own.json", "own.pem"}) EXPECT_EQ(mode_of(place / "profiles" / file), 0600U);
  EXPECT_EQ(*store.names(), (std::vector<std::string>{"own", "prod"}));
  EXPECT_EQ(store.read("prod")->ca_file, "");
  EXPECT_EQ(store.read("own")->ca_file, (place / "profiles" / "own.pem").native());
  ASSERT_TRUE(store.remove("own"));
  EXPECT_FALSE(std::filesystem::exists(place / "profiles" / "own.pem"));
  EXPECT_EQ(store.remove("own").error().code, ErrorCode::not_found);
}

TEST_F(ProfileStoreTest, RefusesWhatOthersCanRead) {
  add("prod");
  ASSERT_EQ(::chmod((place / "profiles" / "prod.json").c_str(), 0640), 0);
  const auto refused = store.read("prod");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::configuration);
  EXPECT_NE(refused.error().client_text.find("chmod 600"), std::string::npos) << refused.error().client_text;
  ASSERT_EQ(::chmod((place / "profiles" / "prod.json").c_str(), 0600), 0);
  EXPECT_TRUE(store.read("prod"));
  ASSERT_EQ(::chmod((place / "profiles").c_str(), 0755), 0);
  EXPECT_FALSE(store.read("prod"));
}

TEST_F(ProfileStoreTest, RefusesALink) {
  add("prod");
  std::filesystem::create_symlink(place / "profiles" / "prod.json", place / "profiles" / "other.json");
  EXPECT_FALSE(store.read("other"));
}

TEST_F(ProfileStoreTest, ChoosesWhatIsAskedForThenTheEnvironmentThenTheDefaultThenTheOnlyOne) {
  ::unsetenv("IOT_GUARDIAN_PROFILE");
  EXPECT_FALSE(store.choose(""));
  add("one");
  EXPECT_EQ(*store.choose(""), "one");
  add("two");
  const auto none = store.choose("");
  ASSERT_FALSE(none);
  EXPECT_NE(none.error().client_text.find("--profile"), std::string::npos);
  ASSERT_TRUE(store.set_default("two"));
  EXPECT_EQ(*store.choose(""), "two");
  ::setenv("IOT_GUARDIAN_PROFILE", "one", 1);
  EXPECT_EQ(*store.choose(""), "one");
  EXPECT_EQ(*store.choose("two"), "two");
  ::unsetenv("IOT_GUARDIAN_PROFILE");
  ASSERT_TRUE(store.remove("two"));
  EXPECT_EQ(*store.default_name(), "");
  EXPECT_EQ(store.set_default("two").error().code, ErrorCode::not_found);
}

}  // namespace
}  // namespace guardian::client
