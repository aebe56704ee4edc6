#include "storage/query.h"

#include <fmt/format.h>

#include <array>
#include <cctype>
#include <cstdlib>
#include <utility>

namespace guardian::storage {

namespace {

constexpr std::array kPartNames = {
    std::pair{std::string_view("hide"), Part::hide},
    std::pair{std::string_view("sites"), Part::sites},
    std::pair{std::string_view("active_since"), Part::active_since},
    std::pair{std::string_view("restricted"), Part::restricted},
    std::pair{std::string_view("monitored"), Part::monitored},
    std::pair{std::string_view("search"), Part::search},
    std::pair{std::string_view("detail"), Part::detail},
    std::pair{std::string_view("site_name"), Part::site_name},
    std::pair{std::string_view("lock"), Part::lock},
    std::pair{std::string_view("since"), Part::since},
    std::pair{std::string_view("updated_since"), Part::updated_since},
    std::pair{std::string_view("name"), Part::name},
    std::pair{std::string_view("status"), Part::status},
    std::pair{std::string_view("severity"), Part::severity},
    std::pair{std::string_view("device"), Part::device},
    std::pair{std::string_view("resolved"), Part::resolved},
    std::pair{std::string_view("type"), Part::type},
    std::pair{std::string_view("profiles"), Part::profiles},
    std::pair{std::string_view("parent"), Part::parent},
    std::pair{std::string_view("prefix"), Part::prefix},
    std::pair{std::string_view("site"), Part::site},
    std::pair{std::string_view("description"), Part::description},
    std::pair{std::string_view("ids"), Part::ids},
    std::pair{std::string_view("ticket"), Part::ticket},
    std::pair{std::string_view("top_level"), Part::top_level},
    std::pair{std::string_view("filtered_device"), Part::filtered_device},
    std::pair{std::string_view("mac"), Part::mac},
    std::pair{std::string_view("ip"), Part::ip},
    std::pair{std::string_view("attribute"), Part::attribute},
    std::pair{std::string_view("only"), Part::only},
    std::pair{std::string_view("changed"), Part::changed},
};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())) != 0) text.remove_prefix(1);
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())) != 0) text.remove_suffix(1);
  return text;
}

Part part_named(std::string_view name) {
  for (const auto& [known, part] : kPartNames)
    if (known == name) return part;
  std::abort();  // a misspelt part in a .sql file: check_sql finds it before anything runs
}

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

// Calls `line` for each line without its end.
template <typename F>
void for_each_line(std::string_view text, F&& line) {
  while (!text.empty()) {
    const auto end = text.find('\n');
    line(text.substr(0, end));
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
  }
}

void replace_all(std::string& text, std::string_view from, std::string_view to, bool whole_word) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos;) {
    const bool inside = whole_word && ((at > 0 && is_word(text[at - 1])) ||
                                       (at + from.size() < text.size() && is_word(text[at + from.size()])));
    if (inside) {
      at += from.size();
    } else {
      text.replace(at, from.size(), to);
      at += to.size();
    }
  }
}

void expand_json_texts(std::string& text, Engine engine) {
  constexpr std::string_view kCall = "JSON_TEXTS(";
  for (std::size_t at = 0; (at = text.find(kCall, at)) != std::string::npos;) {
    const auto end = text.find(')', at);
    if (end == std::string::npos) std::abort();
    const auto name = text.substr(at + kCall.size(), end - at - kCall.size());
    const std::string words = engine == Engine::sqlite
                                  ? fmt::format("SELECT value FROM json_each({})", name)
                                  : fmt::format("SELECT jsonb_array_elements_text(CAST({} AS jsonb))", name);
    text.replace(at, end + 1 - at, words);
    at += words.size();
  }
}

}  // namespace

std::string adapt_query(std::string_view text, Engine engine, const Shape& shape) {
  std::string out;
  out.reserve(text.size());
  for_each_line(text, [&](std::string_view line) {
    const auto mark = line.find("--");
    auto code = line.substr(0, mark);
    if (mark != std::string_view::npos) {
      const auto note = line.substr(mark + 2);
      if (note.starts_with('?') && !shape.has(part_named(trimmed(note.substr(1))))) return;
      if (note.starts_with('!')) code = shape.replacement;
      if (note.starts_with('&')) {
        if (!shape.condition.empty()) out.append("AND (").append(shape.condition).append(")\n");
        return;
      }
    }
    if (trimmed(code).empty()) return;
    out.append(code).push_back('\n');
  });
  expand_json_texts(out, engine);
  return out;
}

std::string adapt_migration(std::string_view text, Engine engine) {
  std::string out = adapt_query(text, engine, {});
  if (engine == Engine::postgresql) {
    replace_all(out, " WITHOUT ROWID", "", true);
    replace_all(out, "TEXT", "TEXT COLLATE \"C\"", true);
  }
  return out;
}

std::string_view purpose_of(std::string_view text) {
  std::string_view found;
  for_each_line(text, [&](std::string_view line) {
    if (found.empty() && line.starts_with("-- ") && !line.starts_with("-- tables:")) found = trimmed(line.substr(3));
  });
  return found;
}

std::string like_pattern(std::string_view text) {
  std::string out = "%";
  for (const char c : text) {
    if (c == '%' || c == '_' || c == '!') out.push_back('!');
    out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
  }
  out.push_back('%');
  return out;
}

}  // namespace guardian::storage
