#include "server/exit_code.h"

#include <gtest/gtest.h>

namespace guardian::server {
namespace {

struct ExitRow {
  ErrorCode code;
  const char* type;
  int exit;
};

class ExitCodes : public testing::TestWithParam<ExitRow> {};

TEST_P(ExitCodes, FollowSysexits) {
  EXPECT_EQ(exit_code_of({GetParam().code, "text", {}, GetParam().type}), GetParam().exit);
}

INSTANTIATE_TEST_SUITE_P(
    All, ExitCodes,
    testing::Values(ExitRow{ErrorCode::invalid_argument, "", 65}, ExitRow{ErrorCode::invalid_argument, "usage", 64},
                    ExitRow{ErrorCode::unauthenticated, "", 77}, ExitRow{ErrorCode::forbidden, "", 77},
                    ExitRow{ErrorCode::not_found, "", 66}, ExitRow{ErrorCode::conflict, "", 73},
                    ExitRow{ErrorCode::conflict, "in-use", 75}, ExitRow{ErrorCode::gone, "", 66},
                    ExitRow{ErrorCode::payload_mismatch, "", 65}, ExitRow{ErrorCode::too_large, "", 65},
                    ExitRow{ErrorCode::too_many_requests, "", 75}, ExitRow{ErrorCode::unavailable, "", 75},
                    ExitRow{ErrorCode::storage_full, "", 74}, ExitRow{ErrorCode::corrupt, "", 74},
                    ExitRow{ErrorCode::corrupt, "audit-findings", 2}, ExitRow{ErrorCode::configuration, "", 78},
                    ExitRow{ErrorCode::internal, "", 70}));

}  // namespace
}  // namespace guardian::server
