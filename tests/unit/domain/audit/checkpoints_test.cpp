#include "domain/audit/audit.h"
#include "domain/audit/checkpoints.h"

#include <gtest/gtest.h>

#include "base/file.h"
#include "support/test_installation.h"

namespace guardian::domain {
namespace {

class CheckpointsTest : public ::testing::Test {
 protected:
  CheckpointsTest() : ring_(must(KeyRing::open(directory_.path() / "secrets", clock_))) {
    must(ensure_private_directory(place_));
  }
  Checkpoints open() { return must(Checkpoints::open(place_, *ring_)); }
  AuditHeads heads(const Checkpoints& checkpoints) {
    return must(database_.read([&](const Reader& reader) { return checkpoints.heads_for(reader.audit()); }));
  }
  static AuditHead head(const char* chain, std::int64_t seq) { return {chain, seq, std::string(64, 'a')}; }

  TemporaryDirectory directory_;
  std::filesystem::path place_ = directory_.path() / "audit";
  FakeClock clock_;
  MemoryDatabase database_;
  std::shared_ptr<const KeyRing> ring_;
};

TEST_F(CheckpointsTest, AHeadNeverMovesBack) {
  auto checkpoints = open();
  must(checkpoints.advance(head("a", 5), *ring_));
  must(checkpoints.advance(head("a", 3), *ring_));  // a transaction that was slower to its acknowledgement
  must(checkpoints.advance(head("b", 1), *ring_));
  EXPECT_EQ(heads(checkpoints).at("a").seq, 5);
  const auto reopened = open();
  EXPECT_EQ(heads(reopened).at("a").seq, 5) << "in the file as well";
  EXPECT_EQ(heads(reopened).at("b").seq, 1);
}

TEST_F(CheckpointsTest, LinesOfAnotherInstallationAreRefused) {
  auto checkpoints = open();
  must(checkpoints.advance(head("a", 5), *ring_));
  const auto other = must(KeyRing::open(directory_.path() / "other", clock_));
  EXPECT_EQ(Checkpoints::open(place_, *other).error().code, ErrorCode::corrupt);
}

}  // namespace
}  // namespace guardian::domain
