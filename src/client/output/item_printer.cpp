#include "client/output/item_printer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/csv_cell.h"
#include "base/json_reader.h"
#include "base/json_writer.h"
#include "client/output/answer_items.h"
#include "client/output/visible_text.h"

namespace guardian::client {
namespace {

namespace json = boost::json;

constexpr std::size_t kGap = 2;
constexpr std::size_t kNarrowestColumn = 4;
constexpr std::size_t kReadable = 12;
constexpr std::size_t kWidestByItself = 32;        // of a column nobody asked for
constexpr std::string_view kItemColumn = "value";  // of items that are no objects

// What a person looks for first, in this order, where an item has it.
constexpr std::array<std::string_view, 20> kTelling{
    "id",      "deviceid", "hostname", "name",          "deviceName", "ip_address",   "ip",
    "profile", "vendor",   "severity", "risk_level",    "risk_score", "status",       "resolved",
    "type",    "tagType",  "tagValue", "last_activity", "date",       "detected_date"};

std::string text_of(const json::string_view& name) { return {name.data(), name.size()}; }

bool is_plain(const json::value& value) { return !value.is_object() && !value.is_array(); }

// Names of the items' members in the order in which they first come.
std::vector<std::string> member_names(const json::array& items, bool only_plain) {
  std::vector<std::string> names;
  for (const auto& item : items) {
    if (!item.is_object()) continue;
    for (const auto& member : item.get_object()) {
      const std::string name = text_of(member.key());
      if ((!only_plain || is_plain(member.value())) && std::find(names.begin(), names.end(), name) == names.end())
        names.push_back(name);
    }
  }
  return names;
}

const json::value* cell_of(const json::value& item, std::string_view column) {
  if (!item.is_object()) return column == kItemColumn ? &item : nullptr;
  return find_member(item, column);
}

std::size_t widest_cell(const json::array& items, const std::string& column) {
  std::size_t width = display_width(visible_text(column));
  for (const auto& item : items) width = std::max(width, display_width(visible_text(cell_text(cell_of(item, column)))));
  return width;
}

}  // namespace

Result<void> ItemPrinter::write_text(const std::string& text) {
  // A table is made visible cell by cell, whatever it goes to.
  if (!output_.is_terminal() || format_ == OutputFormat::table) return output_.write(text);
  if (format_ == OutputFormat::csv) {
    std::string shown;
    for (std::string_view rest = text; !rest.empty();) {
      const auto end = std::min(rest.find("\r\n"), rest.size());
      shown += visible_lines(rest.substr(0, end)) + "\n";
      rest.remove_prefix(std::min(end + 2, rest.size()));
    }
    return output_.write(shown);
  }
  return output_.write(visible_json(text));
}

void ItemPrinter::choose_columns(const json::array& items) {
  columns_were_chosen_ = true;
  columns_ = member_names(items, format_ == OutputFormat::table);
  if (columns_.empty()) columns_.emplace_back(kItemColumn);
  if (format_ != OutputFormat::table) return;
  const auto rank = [](const std::string& name) {
    return std::find(kTelling.begin(), kTelling.end(), name) - kTelling.begin();
  };
  std::stable_sort(columns_.begin(), columns_.end(),
                   [&](const std::string& a, const std::string& b) { return rank(a) < rank(b); });
  if (output_.width() == 0) return;
  std::size_t used = 0;
  std::size_t fitting = 0;
  while (fitting < columns_.size()) {
    const std::size_t needs = std::min(widest_cell(items, columns_[fitting]), kWidestByItself);
    const std::size_t gap = fitting > 0 ? kGap : 0;
    const bool fits = used + gap + needs <= output_.width();
    // The last one may be cut, where enough of it stays to be read.
    if (!fits && fitting > 0 && used + gap + kReadable > output_.width()) break;
    used += needs + gap;
    ++fitting;
    if (!fits) break;
  }
  columns_.resize(fitting);
}

void ItemPrinter::measure(const json::array& items) {
  widths_.clear();
  for (const auto& column : columns_) {
    const std::size_t widest = widest_cell(items, column);
    widths_.push_back(columns_were_chosen_ && output_.width() > 0 ? std::min(widest, kWidestByItself) : widest);
  }
  if (output_.width() == 0) return;
  const auto total = [&] {
    std::size_t sum = kGap * (widths_.size() - 1);
    for (const auto width : widths_) sum += width;
    return sum;
  };
  while (total() > output_.width()) {
    const auto widest = std::max_element(widths_.begin(), widths_.end());
    if (*widest <= kNarrowestColumn) break;
    --*widest;
  }
}

std::string ItemPrinter::table_row(const std::vector<std::string>& cells) const {
  std::string row;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const bool last = i + 1 == cells.size();
    std::string cell = visible_text(cells[i]);
    if (output_.width() > 0 || !last) {
      // Without a screen a later page may have wider cells: they push their row, nothing is lost.
      if (output_.width() > 0) cell = cut_to_width(cell, widths_[i]);
      const std::size_t width = display_width(cell);
      if (!last) cell.append(width < widths_[i] ? widths_[i] - width : 0, ' ');
    }
    row += cell;
    if (!last) row.append(kGap, ' ');
  }
  while (row.ends_with(' ')) row.pop_back();
  return row += '\n';
}

json::value ItemPrinter::projected(const json::value& item) const {
  json::object out;
  for (const auto& column : columns_)
    if (const auto* found = cell_of(item, column)) out[column] = *found;
  return out;
}

Result<void> ItemPrinter::print_page(std::string_view name, const json::array& items) {
  std::string out;
  const bool first = !begun_;
  begun_ = true;
  switch (format_) {
    case OutputFormat::json: {
      if (first) {
        out += '{';
        JsonWriter(out).value(name.empty() ? "items" : name);
        out += ":[";
      }
      for (const auto& item : items) {
        if (printed_++ > 0) out += ',';
        out += to_json(columns_.empty() ? item : projected(item));
      }
      return write_text(out);
    }
    case OutputFormat::ndjson: {
      for (const auto& item : items) out += to_json(columns_.empty() ? item : projected(item)) + "\n";
      return write_text(out);
    }
    case OutputFormat::csv: {
      if (first) {
        if (columns_.empty()) choose_columns(items);
        for (std::size_t i = 0; i < columns_.size(); ++i) out += (i > 0 ? "," : "") + csv_cell(columns_[i], true);
        out += "\r\n";
      } else if (columns_were_chosen_ && !left_members_out_) {
        for (const auto& member : member_names(items, false))
          left_members_out_ |= std::find(columns_.begin(), columns_.end(), member) == columns_.end();
      }
      for (const auto& item : items) {
        for (std::size_t i = 0; i < columns_.size(); ++i) {
          const auto* value = cell_of(item, columns_[i]);
          out += (i > 0 ? "," : "") + csv_cell(cell_text(value), value == nullptr || !value->is_number());
        }
        out += "\r\n";
      }
      return write_text(out);
    }
    case OutputFormat::table: {
      if (first) {
        if (items.empty()) return {};
        if (columns_.empty()) choose_columns(items);
        measure(items);
        out += table_row(columns_);
      }
      for (const auto& item : items) {
        std::vector<std::string> cells;
        for (const auto& column : columns_) cells.push_back(cell_text(cell_of(item, column)));
        out += table_row(cells);
      }
      return write_text(out);
    }
  }
  return {};
}

Result<void> ItemPrinter::print_one(const json::value& thing) {
  if (format_ == OutputFormat::json) return write_text(to_json(columns_.empty() ? thing : projected(thing)) + "\n");
  if (format_ != OutputFormat::table || !thing.is_object()) {
    json::array one;
    one.push_back(thing);
    return print_page({}, one);
  }
  std::vector<std::pair<std::string, std::string>> rows;
  std::size_t widest = 0;
  for (const auto& column : columns_) rows.emplace_back(column, cell_text(find_member(thing, column)));
  if (columns_.empty())
    for (const auto& member : thing.get_object()) rows.emplace_back(text_of(member.key()), cell_text(&member.value()));
  for (auto& [name, value] : rows) {
    name = visible_text(name);
    widest = std::max(widest, display_width(name));
  }
  std::string out;
  for (const auto& [name, value] : rows) {
    out += name + std::string(widest - display_width(name) + kGap, ' ') + visible_text(value);
    while (out.ends_with(' ')) out.pop_back();
    out += '\n';
  }
  return write_text(out);
}

Result<void> ItemPrinter::end() {
  if (format_ == OutputFormat::json && begun_) GUARDIAN_CHECK(write_text(fmt::format("],\"total\":{}}}\n", printed_)));
  if (left_members_out_) {
    output_.note(
        "later items had members that the first page had not, and the CSV lacks them: name the columns with --columns");
  }
  return output_.flush();
}

}  // namespace guardian::client
