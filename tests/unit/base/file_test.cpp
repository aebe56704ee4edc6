#include "base/file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <iterator>

namespace guardian {
namespace {

class PrivateFiles : public testing::Test {
 protected:
  PrivateFiles() {
    std::string pattern = "/tmp/guardian-file-XXXXXX";
    root_ = ::mkdtemp(pattern.data());
  }
  ~PrivateFiles() override { std::filesystem::remove_all(root_); }

  static mode_t mode_of(const std::filesystem::path& path) {
    struct stat found {};
    ::lstat(path.c_str(), &found);
    return found.st_mode & 07777;
  }
  static std::string content_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  std::filesystem::path make_file(const char* name, std::string_view content, mode_t mode) {
    const auto path = root_ / name;
    std::ofstream(path, std::ios::binary) << content;
    ::chmod(path.c_str(), mode);
    return path;
  }

  std::filesystem::path root_;
};

TEST_F(PrivateFiles, DirectoryIsMadeWith0700) {
  ASSERT_TRUE(ensure_private_directory(root_ / "data"));
  EXPECT_EQ(mode_of(root_ / "data"), 0700u);
  EXPECT_TRUE(ensure_private_directory(root_ / "data")) << "a second time";
}

TEST_F(PrivateFiles, WideDirectoryIsRefusedWithTheChmod) {
  std::filesystem::create_directory(root_ / "data");
  ::chmod((root_ / "data").c_str(), 0750);
  const auto result = ensure_private_directory(root_ / "data");
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, ErrorCode::configuration);
  EXPECT_THAT(result.error().client_text, testing::HasSubstr("chmod 700 " + (root_ / "data").native()));
}

TEST_F(PrivateFiles, LinkToADirectoryIsRefused) {
  std::filesystem::create_directory(root_ / "data");
  std::filesystem::create_symlink(root_ / "data", root_ / "link");
  EXPECT_EQ(ensure_private_directory(root_ / "link").error().code, ErrorCode::configuration);
}

TEST_F(PrivateFiles, PlainFileIsNoDirectory) {
  const auto path = make_file("file", "", 0600);
  EXPECT_EQ(ensure_private_directory(path).error().code, ErrorCode::configuration);
}

TEST_F(PrivateFiles, WideFileAndLinkAreRefused) {
  const auto wide = make_file("wide", "s", 0640);
  const auto good = make_file("good", "s", 0600);
  std::filesystem::create_symlink(good, root_ / "link");
  EXPECT_THAT(require_private_file(wide).error().client_text, testing::HasSubstr("chmod 600"));
  EXPECT_EQ(read_private_file(wide).error().code, ErrorCode::configuration);
  EXPECT_EQ(require_private_file(root_ / "link").error().code, ErrorCode::configuration);
  EXPECT_EQ(read_private_file(root_ / "link").error().code, ErrorCode::configuration);
  EXPECT_TRUE(require_private_file(good));
  EXPECT_EQ(read_private_file(good).value().reveal(), "s");
}

TEST_F(PrivateFiles, AbsentAndOversizeFilesAreTold) {
  EXPECT_EQ(read_private_file(root_ / "none").error().code, ErrorCode::not_found);
  EXPECT_EQ(require_private_file(root_ / "none").error().code, ErrorCode::not_found);
  const auto path = make_file("big", std::string(11, 'x'), 0600);
  EXPECT_EQ(read_private_file(path, 10).error().code, ErrorCode::too_large);
  EXPECT_TRUE(read_private_file(path, 11));
}

TEST_F(PrivateFiles, WriteReplacesWholeAndLeavesNothingBeside) {
  ASSERT_TRUE(write_private_file(root_ / "f", "one"));
  ASSERT_TRUE(write_private_file(root_ / "f", "two"));
  EXPECT_EQ(content_of(root_ / "f"), "two");
  EXPECT_EQ(mode_of(root_ / "f"), 0600u);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(root_), {}), 1);
  EXPECT_FALSE(write_private_file(root_ / "none" / "f", "x"));
}

TEST_F(PrivateFiles, AppendedLinesStandInOrder) {
  auto file = AppendFile::open(root_ / "log");
  ASSERT_TRUE(file);
  EXPECT_TRUE(file->append("one"));
  AppendFile moved = std::move(*file);
  EXPECT_TRUE(moved.append("two"));
  EXPECT_EQ(content_of(root_ / "log"), "one\ntwo\n");
  EXPECT_EQ(mode_of(root_ / "log"), 0600u);
}

TEST_F(PrivateFiles, TornLastLineIsCutOffAtOpen) {
  make_file("log", "one\ntwo\nthr", 0600);
  auto file = AppendFile::open(root_ / "log");
  ASSERT_TRUE(file);
  EXPECT_TRUE(file->append("four"));
  EXPECT_EQ(content_of(root_ / "log"), "one\ntwo\nfour\n");
}

TEST_F(PrivateFiles, TornLineLongerThanAReadAndWithoutAnyBeforeIt) {
  make_file("log", std::string(10'000, 'x'), 0600);
  ASSERT_TRUE(AppendFile::open(root_ / "log"));
  EXPECT_EQ(content_of(root_ / "log"), "");
}

TEST_F(PrivateFiles, RemovedOrReplacedRecordFileIsNotWritable) {
  auto file = AppendFile::open(root_ / "log");
  ASSERT_TRUE(file);
  EXPECT_TRUE(file->ensure_writable(4096));
  EXPECT_TRUE(file->append("one"));
  EXPECT_EQ(content_of(root_ / "log"), "one\n") << "reserving must not show in the content";
  std::filesystem::rename(root_ / "log", root_ / "moved");
  EXPECT_EQ(file->ensure_writable(1).error().code, ErrorCode::unavailable);
  make_file("log", "", 0600);
  EXPECT_EQ(file->ensure_writable(1).error().code, ErrorCode::unavailable);
}

}  // namespace
}  // namespace guardian
