#include "domain/users/password.h"

#include <gtest/gtest.h>

#include <set>

#include "domain/users/common_passwords.h"

namespace guardian::domain {
namespace {

TEST(Password, HashesVerifyAndCarryTheirParameters) {
  const Secret password("violet kettle harbour 42");
  const auto hash = hash_password(password);
  ASSERT_TRUE(hash);
  EXPECT_TRUE(hash->starts_with("$argon2id$v=19$m=65536,t=2,p=1$"));
  EXPECT_TRUE(verify_password(*hash, password));
  EXPECT_FALSE(verify_password(*hash, Secret("violet kettle harbour 43")));
  EXPECT_FALSE(needs_rehash(*hash));
  EXPECT_NE(*hash, *hash_password(password)) << "a salt each time";
  spend_password_time(password);
}

TEST(Password, HashesThatAskForTooMuchOrAreNoneAreRefused) {
  const Secret password("x");
  for (const char* hash :
       {"", "x", "$argon2id$", "$argon2id$v=19$m=1048576,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$aGFzaA",
        "$argon2id$v=19$m=65536,t=11,p=1$c2FsdHNhbHRzYWx0c2FsdA$aGFzaA",
        "$argon2id$v=19$m=99999999999,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$aGFzaA", "$2b$12$abcdefghijklmnopqrstuv",
        "$argon2i$v=19$m=65536,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$aGFzaA"}) {
    EXPECT_FALSE(verify_password(hash, password)) << hash;
  }
  EXPECT_TRUE(needs_rehash("$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNo"));
}

Result<void> judge_password(const std::string& password) {
  return check_password_strength(Secret(password), "ada.lovelace@plant.example", "northern-steel");
}

TEST(PasswordStrength, TheseAreRefused) {
  const std::pair<const char*, std::string> rows[] = {
      {"empty", ""},
      {"fourteen characters", "xq7!mLw93kPz#b"},
      {"too long", std::string(1025, 'q') + "xyzuvw"},
      {"not UTF-8", "violet kettle \xff harbour"},
      {"one character", std::string(20, 'a')},
      {"two characters", "abababababababababab"},
      {"four characters", "abcdabcdabcdabcdabcd"},
      {"one word twice", "mountain42mountain42"},
      {"one word three times", "zebraZEBRAzebra zebra"},
      {"digits in order", "123456789012345678"},
      {"digits in reverse", "098765432109876543"},
      {"alphabet", "abcdefghijklmnopqrst"},
      {"keyboard rows", "qwertyuiopasdfghjkl"},
      {"keyboard rows, German", "qwertzuiopasdfghjkl"},
      {"keyboard rows, French", "azertyuiopqsdfghjklm"},
      {"keyboard columns", "1qaz2wsx3edc4rfv5tgb"},
      {"keyboard columns shifted in case", "1QAZ2wsx3EDC4rfv"},
      {"shifted digits", "!@#$%^&*()!@#$%^&*()"},
      {"password and year", "Password-2026-Password!"},
      {"password in look-alikes", "P4ssw0rd!P4$$w0rd1"},
      {"common words and digits", "welcome letmein 123"},
      {"seasons", "Summer2026Winter2026"},
      {"known phrase", "correct horse battery staple"},
      {"known phrase without spaces", "thequickbrownfox1234"},
      {"sentence about itself", "thisismypassword123"},
      {"the e-mail", "ada.lovelace@plant.example"},
      {"parts of the e-mail", "Lovelace-Ada-Plant-1"},
      {"the tenant", "northern-steel-2026"},
      {"tenant and product", "Northern.Steel.IoT.Guardian"},
      {"product", "iot-guardian-iot-guardian"},
      {"product in look-alikes", "10t-gu4rd14n-gu4rd14n"},
      {"product and password", "GuardianPassword2026"},
  };
  for (const auto& [name, password] : rows) {
    const auto result = judge_password(password);
    ASSERT_FALSE(result) << name;
    EXPECT_EQ(result.error().code, ErrorCode::invalid_argument) << name;
    EXPECT_EQ(result.error().type, "weak-password") << name;
    EXPECT_GT(result.error().client_text.size(), 10U) << name;
    EXPECT_EQ(result.error().client_text.find(password.substr(0, 10)), password.empty() ? 0 : std::string::npos)
        << name << ": the password must not stand in the text";
  }
}

TEST(PasswordStrength, ThesePass) {
  for (const char* password :
       {"violet kettle harbour 42", "copper lantern meadow 77", "xq7!mLw93kPz#bV", "aV9#kq2$Lm8@Zp4!",
        "Donnerstag regnet es Kieselsteine", "zebra-quartz-wobble-tent", "größenwahn im teekessel",
        "日本語の長い合言葉です", "correct unicycle gravel pancake", "ada likes purple trombones"}) {
    const auto result = judge_password(password);
    EXPECT_TRUE(result) << password << ": " << (result ? "" : result.error().client_text);
  }
}

TEST(PasswordStrength, TheListHasItsSizeAndForm) {
  EXPECT_GE(std::size(kCommonPasswords), 200U);
  std::set<std::string_view> seen;
  for (const auto word : kCommonPasswords) {
    EXPECT_TRUE(seen.insert(word).second) << word;
    EXPECT_GE(word.size(), 3U) << word;
    for (const char c : word) EXPECT_TRUE((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) << word;
  }
}

}  // namespace
}  // namespace guardian::domain
