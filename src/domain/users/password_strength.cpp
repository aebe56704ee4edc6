// Which passwords are refused although they are long enough.
//
// People meet a length rule with what lies nearest: `Password-2026-Password`, `qwertzuiopasdfgh`,
// `acme.iot.guardian!`, one word typed twice. So the text is covered with what an attacker tries first:
// common words (also with 0 for o and the like), runs along the alphabet and the keyboard, repetitions,
// years, and the names around this account. What stays uncovered is what an attacker must guess; less
// than six characters of it is too little, whatever the length.
//
// This is no measure of strength: what passes may still be guessable, and the list below is short, made
// for patterns of 15 and more characters rather than collected from leaks. The throttle of sign-in is the
// other half of the defence.

#include <fmt/format.h>
#include <openssl/crypto.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/encoding.h"
#include "domain/users/common_passwords.h"
#include "domain/users/password.h"

namespace guardian::domain {
namespace {

constexpr std::size_t kShortestPassword = 15;
constexpr std::size_t kLongestPassword = 1024;
constexpr std::size_t kMostlyGuessable = 6;  // fewer uncovered characters than this are refused

constexpr std::array kProductWords{std::string_view("iot"), std::string_view("guardian")};
constexpr std::array<std::string_view, 14> kTracks{"abcdefghijklmnopqrstuvwxyz",
                                                   "01234567890123456789",
                                                   "qwertyuiop",
                                                   "asdfghjkl",
                                                   "zxcvbnm",
                                                   "qwertzuiop",
                                                   "yxcvbnm",
                                                   "azertyuiop",
                                                   "qsdfghjklm",
                                                   "wxcvbn",
                                                   "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
                                                   "1q2w3e4r5t6z7u8i9o0p",
                                                   "1q2w3e4r5t6y7u8i9o0p",
                                                   "!@#$%^&*()_+"};

Error weak(std::string text) { return {ErrorCode::invalid_argument, std::move(text), {}, "weak-password"}; }

char undo_look_alike(char c) {
  switch (c) {
    case '0':
      return 'o';
    case '1':
    case '!':
      return 'i';
    case '3':
      return 'e';
    case '4':
    case '@':
      return 'a';
    case '5':
    case '$':
      return 's';
    case '7':
      return 't';
    case '8':
      return 'b';
    default:
      return c;
  }
}

bool is_separator(char c) { return c == ' ' || c == '-' || c == '_' || c == '.'; }

std::string lower_without_separators(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (!is_separator(c)) out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
  }
  return out;
}

// The password's characters and which of them an attacker would not have to guess.
class Coverage {
 public:
  explicit Coverage(std::string_view password)
      : text_(lower_without_separators(password)), plain_(text_), covered_(text_.size(), false) {
    for (char& c : plain_) c = undo_look_alike(c);
  }
  ~Coverage() {
    OPENSSL_cleanse(text_.data(), text_.size());
    OPENSSL_cleanse(plain_.data(), plain_.size());
  }
  Coverage(const Coverage&) = delete;
  Coverage& operator=(const Coverage&) = delete;

  void cover_word(std::string_view word) {
    if (word.size() < 3) return;
    for (const std::string* view : {&text_, &plain_}) {
      for (auto at = view->find(word); at != std::string::npos; at = view->find(word, at + 1)) mark(at, word.size());
    }
  }

  void cover_runs() {
    for (const auto track : kTracks) {
      const std::string backwards(track.rbegin(), track.rend());
      cover_track(track);
      cover_track(backwards);
    }
  }

  void cover_years() {
    for (std::size_t i = 0; i + 4 <= text_.size(); ++i) {
      const auto four = std::string_view(text_).substr(i, 4);
      const bool digits = std::all_of(four.begin(), four.end(), [](char c) { return c >= '0' && c <= '9'; });
      if (digits && (four.starts_with("19") || four.starts_with("20"))) mark(i, 4);
    }
  }

  // Of one character again and again only the first counts.
  void cover_repetitions() {
    for (std::size_t i = 0, j = 0; i < text_.size(); i = j) {
      for (j = i; j < text_.size() && text_[j] == text_[i];) ++j;
      if (j - i >= 3) mark(i + 1, j - i - 1);
    }
  }

  // A piece that would be too short alone, written until it is long enough.
  bool is_short_piece_repeated() const {
    const std::string_view text(text_);
    for (std::size_t period = 1; period <= text.size() / 2 && period < kShortestPassword; ++period) {
      if (text.substr(period) == text.substr(0, text.size() - period)) return true;
    }
    return false;
  }

  std::size_t uncovered() const {
    return static_cast<std::size_t>(std::count(covered_.begin(), covered_.end(), false));
  }
  std::size_t different() const { return std::set<char>(text_.begin(), text_.end()).size(); }

 private:
  void mark(std::size_t from, std::size_t length) {
    std::fill_n(covered_.begin() + static_cast<std::ptrdiff_t>(from), length, true);
  }

  // Runs of letters must be four long: three stand in too many honest words.
  void cover_track(std::string_view track) {
    for (std::size_t i = 0; i < text_.size(); ++i) {
      std::size_t length = 3;
      while (i + length <= text_.size() &&
             track.find(std::string_view(text_).substr(i, length)) != std::string_view::npos) {
        ++length;
      }
      --length;
      const bool digits = track.front() >= '0' && track.front() <= '9' && track[1] >= '0' && track[1] <= '9';
      if (length >= (digits ? 3U : 4U) && i + length <= text_.size()) mark(i, length);
    }
  }

  std::string text_;
  std::string plain_;
  std::vector<bool> covered_;
};

// The pieces of a name of three and more characters: "jane.doe@iot.example" has jane, doe, example, ...
std::vector<std::string> pieces_of(std::string_view name) {
  std::vector<std::string> pieces{lower_without_separators(name)};
  std::string piece;
  for (const char c : name) {
    if (is_separator(c) || c == '@' || c == '+') {
      pieces.push_back(std::exchange(piece, {}));
    } else {
      piece.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    }
  }
  pieces.push_back(piece);
  return pieces;
}

void cover_names(Coverage& coverage, std::string_view email, std::string_view tenant) {
  for (const auto word : kProductWords) coverage.cover_word(word);
  for (const auto name : {email, tenant}) {
    for (const auto& piece : pieces_of(name)) coverage.cover_word(piece);
  }
}

}  // namespace

Result<void> check_password_strength(const Secret& password, std::string_view email, std::string_view tenant) {
  const auto text = password.reveal();
  if (!is_valid_utf8(text)) return weak("The password must be valid UTF-8 text");
  // Counted in bytes: the cap bounds work, and for the floor a character counts at least one.
  if (text.size() < kShortestPassword) {
    return weak(fmt::format("Use at least {} characters: several unrelated words are easy to keep", kShortestPassword));
  }
  if (text.size() > kLongestPassword) return weak(fmt::format("Use at most {} bytes", kLongestPassword));

  Coverage names(text);
  if (names.different() < 5) return weak("Use more different characters: several unrelated words are easy to keep");
  if (names.is_short_piece_repeated()) return weak("Do not repeat one piece: use several unrelated words");
  names.cover_repetitions();
  cover_names(names, email, tenant);
  if (names.uncovered() < kMostlyGuessable) {
    return weak(
        "Do not build the password from the e-mail address, the tenant's or the product's name: use several "
        "unrelated words");
  }
  Coverage all(text);
  all.cover_repetitions();
  cover_names(all, email, tenant);
  all.cover_runs();
  all.cover_years();
  for (const auto word : kCommonPasswords) all.cover_word(word);
  if (all.uncovered() < kMostlyGuessable) {
    return weak(
        "This is made of common passwords or keyboard sequences, which are tried first: use several unrelated "
        "words");
  }
  return {};
}

}  // namespace guardian::domain
