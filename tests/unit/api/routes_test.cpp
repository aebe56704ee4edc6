#include "api/routes.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "api/operation.h"

namespace guardian::api {
namespace {

TEST(Operations, OpenRoutesAreThese) {
  std::set<std::string> open;
  for (const auto& row : operations().public_rows()) open.emplace(row.name);
  EXPECT_EQ(open, std::set<std::string>{});
}

TEST(Operations, EachRowIsWhole) {
  std::set<std::string> names;
  std::set<std::pair<http::Method, std::string>> places;
  for (const Operation& row : operations().rows()) {
    EXPECT_TRUE(names.emplace(row.name).second) << row.name << ": a name is the key of its rate limit";
    EXPECT_TRUE(places.emplace(row.method, row.path).second) << row.path;
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
    EXPECT_EQ(row.body_limit == kNoBody, reads) << row.name;
  }
}

TEST(Operations, FiguresOfTheContract) {
  std::set<std::string> rows;
  for (const Operation& row : operations().rows())
    rows.insert(std::string(row.name) + " " + std::to_string(row.calls_per_minute));
  EXPECT_EQ(rows, (std::set<std::string>{"device 60", "device/ip 60", "device/list 60", "device/update 180",
                                         "alert 180", "alert/list 60", "alert/update 60", "alertVuln/capability 180",
                                         "vulnerability 180", "vulnerability/list 60", "vulnerability/update 60",
                                         "thirdPartyScan 180",
                                         "key/verify 180"}));
}

}  // namespace
}  // namespace guardian::api
