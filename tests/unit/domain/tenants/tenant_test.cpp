#include "domain/tenants/tenant.h"

#include <gtest/gtest.h>

namespace guardian::domain {
namespace {

TEST(TenantName, Grammar) {
  for (const auto& name : {std::string("a"), std::string("acme"), std::string("acme-2"), std::string("0"),
                           std::string("-"), std::string(63, 'z')}) {
    EXPECT_TRUE(is_valid_tenant_name(name)) << name;
  }
  for (const auto& name :
       {std::string(), std::string("Acme"), std::string("a_b"), std::string("a.b"), std::string("a b"),
        std::string("ä"), std::string("a\n"), std::string("a\0", 2), std::string("../x"), std::string(64, 'z')}) {
    EXPECT_FALSE(is_valid_tenant_name(name)) << name;
  }
}

TEST(TenantSettings, ReadBackFromTheirText) {
  TenantSettings settings;
  EXPECT_EQ(*parse_tenant_settings(write_tenant_settings(settings)), settings);
  settings.calls_per_minute = -1;
  settings.max_active_keys = 1000;
  settings.max_key_days = 30;
  settings.credentials_in_query = true;
  settings.session_idle_minutes = 5;
  settings.session_hours = 24;
  settings.tsg_id = "1234567890";
  EXPECT_EQ(*parse_tenant_settings(write_tenant_settings(settings)), settings);
  EXPECT_EQ(*parse_tenant_settings("{}"), TenantSettings{});
}

TEST(TenantSettings, StoredNonsenseIsCorrupt) {
  for (const char* json :
       {"", "[]", "null", "{", R"({"max_active_keys":0})", R"({"max_active_keys":1001})", R"({"max_active_keys":"5"})",
        R"({"max_active_keys":5.5})", R"({"unknown":1})", R"({"credentials_in_query":1})", R"({"session_hours":25})",
        R"({"session_idle_minutes":4})", R"({"calls_per_minute":-2})", R"({"max_key_days":3651})",
        R"({"max_key_days":1,"max_key_days":2})", R"({"tsg_id":7})", R"({"tsg_id":"x"})"}) {
    const auto parsed = parse_tenant_settings(json);
    ASSERT_FALSE(parsed) << json;
    EXPECT_EQ(parsed.error().code, ErrorCode::corrupt) << json;
  }
}

TEST(TenantSettings, AssignmentsAreAppliedOrExplained) {
  TenantSettings settings;
  for (const char* assignment :
       {"calls_per_minute=-1", "max_active_keys=7", "max_key_days=90", "credentials_in_query=true",
        "session_idle_minutes=720", "session_hours=1", "tsg_id=0012345678901234567"}) {
    EXPECT_TRUE(apply_setting(settings, assignment)) << assignment;
  }
  EXPECT_EQ(settings.calls_per_minute, -1);
  EXPECT_EQ(settings.max_active_keys, 7);
  EXPECT_TRUE(settings.credentials_in_query);
  EXPECT_EQ(settings.tsg_id, "0012345678901234567");
  const TenantSettings before = settings;
  const std::pair<const char*, const char*> bad[] = {
      {"max_active_keys", "KEY=VALUE"},
      {"", "KEY=VALUE"},
      {"nothing=1", "max_key_days"},
      {"max_active_keys=0", "1..1000"},
      {"max_active_keys=x", "1..1000"},
      {"max_active_keys=", "1..1000"},
      {"max_active_keys=5 ", "1..1000"},
      {"max_active_keys=99999999999", "1..1000"},
      {"credentials_in_query=1", "true"},
      {"session_hours=25", "1..24"},
      {"MAX_ACTIVE_KEYS=5", "no setting"},
      {"tsg_id=12345678901234567890", "1 to 19"},
      {"tsg_id=12a", "1 to 19"},
      {"tsg_id=-1", "1 to 19"},
      {"tsg_id= 1", "1 to 19"},
      {"nothing=1", "tsg_id"},
  };
  for (const auto& [assignment, mentions] : bad) {
    const auto result = apply_setting(settings, assignment);
    ASSERT_FALSE(result) << assignment;
    EXPECT_EQ(result.error().code, ErrorCode::invalid_argument);
    EXPECT_NE(result.error().client_text.find(mentions), std::string::npos) << result.error().client_text;
  }
  EXPECT_EQ(settings, before);
  EXPECT_TRUE(apply_setting(settings, "tsg_id="));
  EXPECT_EQ(settings.tsg_id, "");
}

TEST(TenantSettings, ATenantIsNamedByItsNameOrItsNumber) {
  TenantSettings settings;
  EXPECT_TRUE(names_tenant("acme", "acme", settings));
  EXPECT_FALSE(names_tenant("", "acme", settings)) << "no number is not the empty one";
  settings.tsg_id = "123";
  EXPECT_TRUE(names_tenant("acme", "acme", settings));
  EXPECT_TRUE(names_tenant("123", "acme", settings));
  for (const char* other : {"", "Acme", "0123", "12", "1234", "bolt"})
    EXPECT_FALSE(names_tenant(other, "acme", settings));
}

}  // namespace
}  // namespace guardian::domain
