#include "domain/audit/checkpoints.h"

#include <fmt/format.h>

#include <charconv>
#include <system_error>
#include <utility>
#include <vector>

#include "base/encoding.h"
#include "base/hmac.h"

namespace guardian::domain {
namespace {

namespace fs = std::filesystem;
using namespace std::string_view_literals;

constexpr std::size_t kMaxFileBytes = std::size_t{1} << 30;
constexpr std::size_t kSpareLines = 1'000;  // old lines that are left before the file is rewritten

std::string line_mac(const HmacSha256& secret, std::string_view body) {
  return to_hex(secret.sign({"audit-checkpoint/v1\0"sv, body}));
}

std::string make_line(const AuditHead& head, const KeyRing& ring) {
  const std::string body =
      fmt::format("{} {} {} {}", head.chain, head.seq, head.mac, ring.current_version(SecretPurpose::audit));
  return fmt::format("{} {}", body, line_mac(ring.current_mac(SecretPurpose::audit), body));
}

template <typename T>
bool read_number(std::string_view text, T& out) {
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), out);
  return failure == std::errc{} && end == text.data() + text.size();
}

std::optional<AuditHead> read_line(std::string_view line, const KeyRing& ring) {
  std::vector<std::string_view> words;
  for (std::string_view rest = line; words.size() < 6;) {
    const auto space = rest.find(' ');
    words.push_back(rest.substr(0, space));
    if (space == std::string_view::npos) break;
    rest.remove_prefix(space + 1);
  }
  AuditHead head;
  int version = 0;
  if (words.size() != 5 || !read_number(words[1], head.seq) || !read_number(words[3], version)) return std::nullopt;
  const HmacSha256* secret = ring.mac(SecretPurpose::audit, version);
  const auto body = line.substr(0, line.size() - words[4].size() - 1);
  if (secret == nullptr || !equal_constant_time(line_mac(*secret, body), words[4])) return std::nullopt;
  head.chain = words[0];
  head.mac = words[2];
  return head;
}

struct HeadsFile {
  AuditHeads heads;
  std::size_t lines = 0;
};

// An absent file has no lines.
Result<HeadsFile> read_heads(const fs::path& path, const KeyRing& ring) {
  HeadsFile found;
  auto content = read_private_file(path, kMaxFileBytes);
  if (!content && content.error().code == ErrorCode::not_found) return found;
  if (!content) return std::move(content).error();
  std::string_view rest = content->reveal();
  // What follows the last line feed was torn by a crash before anyone was answered.
  for (auto end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
    auto head = read_line(rest.substr(0, end), ring);
    ++found.lines;
    if (!head) {
      const std::string text = fmt::format(
          "{} line {} is not as it was written: find out who changed it; to go on without it, move the file away",
          path.native(), found.lines);
      return Error{ErrorCode::corrupt, text, text, {}};
    }
    found.heads[head->chain] = std::move(*head);
    rest.remove_prefix(end + 1);
  }
  return found;
}

std::string heads_text(const AuditHeads& heads, const KeyRing& ring) {
  std::string text;
  for (const auto& [chain, head] : heads) text += make_line(head, ring) + "\n";
  return text;
}

}  // namespace

Result<Checkpoints> Checkpoints::open(const fs::path& directory, const KeyRing& ring) {
  const fs::path path = directory / "checkpoints";
  GUARDIAN_TRY(auto found, read_heads(path, ring));
  if (found.lines > 2 * found.heads.size() + kSpareLines) {
    GUARDIAN_CHECK(write_private_file(path, heads_text(found.heads, ring)));
  }
  const fs::path restored_path = directory / "checkpoints.restored";
  GUARDIAN_TRY(auto restored, read_heads(restored_path, ring));
  GUARDIAN_TRY(auto file, AppendFile::open(path));
  Checkpoints checkpoints(directory, std::move(file));
  checkpoints.heads_ = std::move(found.heads);
  if (!restored.heads.empty()) checkpoints.restored_ = std::move(restored.heads);
  return checkpoints;
}

Result<bool> Checkpoints::was_restored(const AuditStore& audit) const {
  const auto head = restored_->find(kInstallationChain);
  if (head == restored_->end()) return false;
  GUARDIAN_TRY(const auto records, audit.read(kInstallationChain, head->second.seq - 1, 1));
  return records.size() == 1 && records[0].seq == head->second.seq && records[0].mac == head->second.mac;
}

Result<AuditHeads> Checkpoints::heads_for(const AuditStore& audit) const {
  if (!restored_) return heads_;
  GUARDIAN_TRY(const bool restored, was_restored(audit));
  return restored ? *restored_ : heads_;
}

Result<void> Checkpoints::settle(const AuditStore& audit, const KeyRing& ring) {
  if (!restored_) return {};
  GUARDIAN_TRY(const bool restored, was_restored(audit));
  if (restored) {
    const fs::path path = directory_ / "checkpoints";
    GUARDIAN_CHECK(write_private_file(path, heads_text(*restored_, ring)));
    GUARDIAN_TRY(file_, AppendFile::open(path));
    heads_ = std::move(*restored_);
  }
  restored_.reset();
  std::error_code ignored;  // left behind, it would be settled the same way again
  fs::remove(directory_ / "checkpoints.restored", ignored);
  return {};
}

Result<void> Checkpoints::advance(const AuditHead& head, const KeyRing& ring) {
  AuditHead& known = heads_[head.chain];
  if (known.seq >= head.seq) return {};  // a later transaction was quicker, and covers this one
  GUARDIAN_CHECK(file_.append(make_line(head, ring)));
  known = head;
  return {};
}

Result<void> Checkpoints::write_restored(const fs::path& directory, const AuditHeads& heads, const KeyRing& ring) {
  return write_private_file(directory / "checkpoints.restored", heads_text(heads, ring));
}

}  // namespace guardian::domain
