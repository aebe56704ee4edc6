#include "domain/access/key_ring.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <set>

#include "base/file.h"
#include "support/fake_clock.h"
#include "support/temporary_directory.h"
#include "support/test_installation.h"

namespace guardian::domain {
namespace {

namespace fs = std::filesystem;

class KeyRingTest : public ::testing::Test {
 protected:
  std::shared_ptr<const KeyRing> open() { return must(KeyRing::open(path_, clock_)); }
  Error refused() {
    auto opened = KeyRing::open(path_, clock_);
    EXPECT_FALSE(opened);
    return opened ? Error{} : opened.error();
  }
  static std::string read(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  static void write(const fs::path& path, const std::string& text) { std::ofstream(path, std::ios::binary) << text; }

  TemporaryDirectory directory_;
  fs::path path_ = directory_.path() / "secrets";
  FakeClock clock_;
};

TEST_F(KeyRingTest, ANewDirectoryGetsOneSecretForEachPurpose) {
  const auto ring = open();
  std::set<std::string> fingerprints;
  for (const auto& entry : ring->entries()) {
    EXPECT_EQ(entry.version, 1);
    EXPECT_EQ(entry.state, SecretState::current);
    EXPECT_EQ(entry.fingerprint.size(), 16U);
    fingerprints.insert(entry.fingerprint);
    EXPECT_NE(ring->mac(entry.purpose, 1), nullptr);
    EXPECT_EQ(ring->mac(entry.purpose, 0), nullptr);
    EXPECT_EQ(ring->mac(entry.purpose, 2), nullptr);
    EXPECT_EQ(ring->mac(entry.purpose, -1), nullptr);
  }
  EXPECT_EQ(ring->entries().size(), 7U);
  EXPECT_EQ(fingerprints.size(), 7U) << "purposes must not share bytes";
}

TEST_F(KeyRingTest, FilesAreForTheirOwnerAlone) {
  ::umask(0);
  open();
  int files = 0;
  for (const auto& entry : fs::directory_iterator(path_)) {
    ++files;
    EXPECT_EQ(entry.status().permissions(), fs::perms::owner_read | fs::perms::owner_write) << entry.path();
  }
  EXPECT_EQ(files, 8);
  EXPECT_EQ(fs::status(path_).permissions(), fs::perms::owner_all);
  ::umask(022);
}

TEST_F(KeyRingTest, TheSameDirectoryGivesTheSameRing) {
  const auto first = open();
  const auto second = open();
  EXPECT_EQ(first->fingerprint(), second->fingerprint());
  EXPECT_EQ(first->current_mac(SecretPurpose::jwt).sign("x"), second->current_mac(SecretPurpose::jwt).sign("x"));
  EXPECT_NE(first->current_mac(SecretPurpose::jwt).sign("x"), first->current_mac(SecretPurpose::pepper).sign("x"));
}

TEST_F(KeyRingTest, TwoInstallationsShareNothing) {
  const auto other = must(KeyRing::open(directory_.path() / "other", clock_));
  EXPECT_NE(open()->fingerprint(), other->fingerprint());
}

TEST_F(KeyRingTest, AnEmptyDirectoryIsNew) {
  must(ensure_private_directory(path_));
  EXPECT_EQ(open()->entries().size(), 7U);
}

TEST_F(KeyRingTest, ACrashWhileCreatingLeavesNothingBehind) {
  must(ensure_private_directory(path_.native() + ".creating"));
  write(path_.native() + ".creating/jwt-1.key", "half");
  EXPECT_EQ(open()->entries().size(), 7U);
  EXPECT_FALSE(fs::exists(path_.native() + ".creating"));
}

TEST_F(KeyRingTest, WiderRightsAreRefusedAndTheChmodIsNamed) {
  open();
  struct Row {
    const char* name;
    mode_t mode;
  };
  for (const auto& row : {Row{"jwt-1.key", 0640}, Row{"pepper-1.key", 0604}, Row{"ring.json", 0644}}) {
    ::chmod((path_ / row.name).c_str(), row.mode);
    const Error error = refused();
    EXPECT_EQ(error.code, ErrorCode::configuration) << row.name;
    EXPECT_NE(error.client_text.find("chmod"), std::string::npos) << error.client_text;
    EXPECT_NE(error.client_text.find(row.name), std::string::npos) << error.client_text;
    ::chmod((path_ / row.name).c_str(), 0600);
  }
  ::chmod(path_.c_str(), 0750);
  EXPECT_EQ(refused().code, ErrorCode::configuration);
  ::chmod(path_.c_str(), 0700);
  open();
}

TEST_F(KeyRingTest, AMissingOrDamagedFileIsNamed) {
  open();
  const fs::path key = path_ / "csrf-1.key";
  const std::string content = read(key);

  fs::remove(key);
  EXPECT_EQ(refused().code, ErrorCode::configuration);
  EXPECT_NE(refused().client_text.find("csrf-1.key"), std::string::npos);

  struct Row {
    const char* name;
    std::string content;
  };
  std::string other_digit = content;
  other_digit[5] = other_digit[5] == 'a' ? 'b' : 'a';
  for (const auto& row : {Row{"empty", ""}, Row{"short", content.substr(0, 40)}, Row{"another secret", other_digit},
                          Row{"no hex", std::string(64, 'z') + "\n"}, Row{"upper case", std::string(64, 'A') + "\n"}}) {
    must(write_private_file(key, row.content));
    const Error error = refused();
    EXPECT_EQ(error.code, ErrorCode::configuration) << row.name;
    EXPECT_NE(error.client_text.find("csrf-1.key"), std::string::npos) << row.name;
  }
  must(write_private_file(key, content));
  open();
}

TEST_F(KeyRingTest, ASymbolicLinkIsRefused) {
  open();
  fs::rename(path_ / "jwt-1.key", directory_.path() / "elsewhere");
  fs::create_symlink(directory_.path() / "elsewhere", path_ / "jwt-1.key");
  EXPECT_EQ(refused().code, ErrorCode::configuration);
}

TEST_F(KeyRingTest, AMissingManifestIsNotMistakenForANewInstallation) {
  open();
  fs::remove(path_ / "ring.json");
  const Error error = refused();
  EXPECT_EQ(error.code, ErrorCode::configuration);
  EXPECT_NE(error.client_text.find("ring.json"), std::string::npos);
}

TEST_F(KeyRingTest, AManifestThatIsNoRingIsRefused) {
  open();
  const std::string good = read(path_ / "ring.json");
  const auto replaced = [&](const std::string& what, const std::string& with) {
    std::string text = good;
    text.replace(text.find(what), what.size(), with);
    return text;
  };
  const std::pair<const char*, std::string> rows[] = {
      {"empty", ""},
      {"no json", "{"},
      {"no object", "[]"},
      {"another format", replaced("\"format\":1", "\"format\":2")},
      {"unknown purpose", replaced("\"jwt\"", "\"jwk\"")},
      {"unknown state", replaced("\"current\"", "\"nearly\"")},
      {"version zero", replaced("\"version\":1", "\"version\":0")},
      {"no current", replaced("\"current\"", "\"accept\"")},
      {"a purpose twice", replaced("\"purpose\":\"pepper\"", "\"purpose\":\"jwt\"")},
      {"nothing", R"({"format":1,"secrets":[]})"},
  };
  for (const auto& [name, text] : rows) {
    must(write_private_file(path_ / "ring.json", text));
    EXPECT_EQ(refused().code, ErrorCode::configuration) << name;
  }
}

TEST_F(KeyRingTest, RotationMakesANewCurrentVersionAndKeepsTheOldOne) {
  const auto old = open();
  clock_.advance(std::chrono::hours(1));
  const auto rotated = must(KeyRing::rotate(path_, clock_));
  EXPECT_EQ(rotated->entries().size(), 14U);
  for (const auto& entry : old->entries()) {
    EXPECT_EQ(rotated->current_version(entry.purpose), 2);
    EXPECT_EQ(rotated->mac(entry.purpose, 1)->sign("x"), old->mac(entry.purpose, 1)->sign("x"));
    EXPECT_NE(rotated->current_mac(entry.purpose).sign("x"), old->current_mac(entry.purpose).sign("x"));
  }
  EXPECT_NE(rotated->fingerprint(), old->fingerprint());
  EXPECT_EQ(open()->fingerprint(), rotated->fingerprint());
  EXPECT_EQ(must(KeyRing::rotate(path_, clock_))->current_version(SecretPurpose::jwt), 3);
}

TEST_F(KeyRingTest, RetiringTakesTheBytesAway) {
  open();
  EXPECT_EQ(KeyRing::retire(path_, SecretPurpose::jwt, 1, clock_).error().code, ErrorCode::conflict);  // current
  must(KeyRing::rotate(path_, clock_));
  EXPECT_EQ(KeyRing::retire(path_, SecretPurpose::jwt, 9, clock_).error().code, ErrorCode::not_found);
  EXPECT_EQ(KeyRing::retire(path_, SecretPurpose::audit, 1, clock_).error().code, ErrorCode::conflict);

  const auto ring = must(KeyRing::retire(path_, SecretPurpose::jwt, 1, clock_));
  EXPECT_EQ(ring->mac(SecretPurpose::jwt, 1), nullptr);
  EXPECT_NE(ring->mac(SecretPurpose::jwt, 2), nullptr);
  EXPECT_NE(ring->mac(SecretPurpose::pepper, 1), nullptr);
  EXPECT_FALSE(fs::exists(path_ / "jwt-1.key"));
  EXPECT_EQ(ring->entries().front().state, SecretState::retired);
  EXPECT_EQ(must(KeyRing::retire(path_, SecretPurpose::jwt, 1, clock_))->fingerprint(), ring->fingerprint());
  EXPECT_EQ(open()->fingerprint(), ring->fingerprint());
}

TEST_F(KeyRingTest, ACrashBetweenRetiringAndRemovingIsFinishedByTheNextStart) {
  open();
  must(KeyRing::rotate(path_, clock_));
  const std::string bytes = read(path_ / "jwt-1.key");
  must(KeyRing::retire(path_, SecretPurpose::jwt, 1, clock_));
  must(write_private_file(path_ / "jwt-1.key", bytes));
  EXPECT_EQ(open()->mac(SecretPurpose::jwt, 1), nullptr);
  EXPECT_FALSE(fs::exists(path_ / "jwt-1.key"));
}

TEST_F(KeyRingTest, ExportComesBackUnderItsPassphraseAlone) {
  open();
  must(KeyRing::rotate(path_, clock_));
  const auto ring = must(KeyRing::retire(path_, SecretPurpose::cursor, 1, clock_));
  const Secret passphrase("stable walnut corridor");
  const std::string sealed = must(KeyRing::export_sealed(path_, passphrase));
  EXPECT_EQ(sealed.find(read(path_ / "jwt-2.key").substr(0, 64)), std::string::npos);

  const fs::path target = directory_.path() / "imported";
  EXPECT_EQ(KeyRing::import_sealed(target, sealed, Secret("another passphrase")).error().code,
            ErrorCode::invalid_argument);
  std::string damaged = sealed;
  damaged[damaged.size() / 2] = damaged[damaged.size() / 2] == 'A' ? 'B' : 'A';
  EXPECT_EQ(KeyRing::import_sealed(target, damaged, passphrase).error().code, ErrorCode::invalid_argument);
  for (const char* text : {"", "iot-guardian-secrets-1", "iot-guardian-secrets-1 AAAA", "something else"}) {
    EXPECT_EQ(KeyRing::import_sealed(target, text, passphrase).error().code, ErrorCode::invalid_argument) << text;
  }
  EXPECT_FALSE(fs::exists(target));

  must(KeyRing::import_sealed(target, sealed, passphrase));
  EXPECT_EQ(must(KeyRing::open(target, clock_))->fingerprint(), ring->fingerprint());
  EXPECT_EQ(KeyRing::import_sealed(target, sealed, passphrase).error().code, ErrorCode::conflict);
  EXPECT_EQ(KeyRing::export_sealed(path_, Secret("short")).error().code, ErrorCode::invalid_argument);
}

}  // namespace
}  // namespace guardian::domain
