#include "api/routes.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <tuple>

#include "api/operation.h"

namespace guardian::api {
namespace {

TEST(Operations, OpenRoutesAreThese) {
  std::set<std::string> open;
  for (const auto& row : operations().public_rows()) open.emplace(row.name);
  EXPECT_EQ(open, (std::set<std::string>{"oauth2/access_token", "openapi"}));
}

TEST(Operations, EachRowIsWhole) {
  std::set<std::string> names;
  std::set<std::tuple<unsigned, http::Method, std::string>> places;
  for (const Operation& row : operations().rows()) {
    EXPECT_TRUE(names.emplace(row.name).second) << row.name << ": a name is the key of its rate limit";
    for (unsigned mount = 1; mount <= static_cast<unsigned>(Mount::v2); mount *= 2) {
      if ((row.mounts & mount) == 0) continue;
      EXPECT_TRUE(places.emplace(mount, row.method, row.path).second) << row.path << " stands twice on a mount";
    }
    EXPECT_FALSE(row.path.starts_with('/')) << row.path;
    EXPECT_GT(row.calls_per_minute, 0) << row.name;
    EXPECT_NE(row.handler, nullptr) << row.name;
    EXPECT_NE(row.mounts, 0U) << row.name;
  }
}

TEST(Operations, WhatChangesSomethingNeedsTheRightToWrite) {
  for (const Operation& row : operations().rows()) {
    const bool reads = row.method == http::Method::get;
    EXPECT_EQ(row.needs == Needs::read, reads) << row.name;
    if (row.method != http::Method::delete_) {
      EXPECT_EQ(row.body_limit == kNoBody, reads) << row.name;
    }
  }
}

// Where the contract gives no figure, 180 calls a minute.
TEST(Operations, FiguresOfTheContract) {
  std::set<std::string> rows;
  for (const Operation& row : operations().rows()) {
    if (row.calls_per_minute != 180) rows.insert(std::string(row.name) + " " + std::to_string(row.calls_per_minute));
  }
  EXPECT_EQ(rows, (std::set<std::string>{"device 60", "device/ip 60", "device/list 60", "v2/device/list 60", "v2/device/search 60",
                                         "alert/list 60", "alert/update 60", "vulnerability/list 60", "vulnerability/update 60",
                                         "export/devices 60", "export/alerts 60", "export/vulnerabilities 60"}));
}

}  // namespace
}  // namespace guardian::api
