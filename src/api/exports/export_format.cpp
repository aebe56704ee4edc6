#include "api/exports/export_format.h"

#include <algorithm>
#include <utility>

#include "api/parameters/choice.h"
#include "api/parameters/comma_list.h"
#include "base/csv_cell.h"
#include "base/json_reader.h"
#include "base/json_writer.h"
#include "domain/devices/attribute_scan.h"

namespace guardian::api {

namespace {

constexpr Choice<ExportFormat> kFormats[] = {
    {"ndjson", ExportFormat::ndjson}, {"csv", ExportFormat::csv}, {"json", ExportFormat::json}};
constexpr std::size_t kMostColumns = 200;
constexpr std::size_t kLongestColumn = 100;

using Members = std::vector<std::pair<std::string_view, std::string_view>>;  // name, JSON

std::string_view find_member(const Members& members, std::string_view name) {
  for (const auto& [member, value] : members) {
    if (member == name) return value;
  }
  return {};
}

}  // namespace

ExportForm read_export_form(const http::Request& request, const std::vector<std::string_view>& usual,
                            InputProblems& problems) {
  ExportForm form;
  form.format = read_choice<ExportFormat>(request, "format", kFormats, problems).value_or(ExportFormat::ndjson);
  if (const auto text = request.parameter("columns"); text && !text->empty()) {
    for (const auto& name : split_at_commas(*text)) {
      const bool again = std::find(form.columns.begin(), form.columns.end(), name) != form.columns.end();
      if (again || name.size() > kLongestColumn || form.columns.size() >= kMostColumns) {
        problems.in_query("columns", "must be at most 200 members of an item, each once, separated by commas", *text);
        return form;
      }
      form.columns.emplace_back(name);
    }
  } else if (form.format == ExportFormat::csv) {
    form.columns.assign(usual.begin(), usual.end());
  }
  return form;
}

std::string_view ExportWriter::content_type() const {
  switch (form_.format) {
    case ExportFormat::ndjson:
      return "application/x-ndjson";
    case ExportFormat::csv:
      return "text/csv; charset=utf-8; header=present";
    case ExportFormat::json:
      return "application/json";
  }
  return {};
}

std::string_view ExportWriter::file_extension() const {
  switch (form_.format) {
    case ExportFormat::ndjson:
      return "ndjson";
    case ExportFormat::csv:
      return "csv";
    case ExportFormat::json:
      return "json";
  }
  return {};
}

void ExportWriter::begin(std::string& out) const {
  if (form_.format == ExportFormat::json) out.append("{\"").append(noun_).append("\":[");
  if (form_.format != ExportFormat::csv) return;
  for (const auto& column : form_.columns) {
    if (&column != &form_.columns.front()) out += ',';
    std::string name;
    JsonWriter(name).value(column);
    out += csv_cell(name);
  }
  out += "\r\n";
}

void ExportWriter::item(std::string& out, std::string_view object) {
  if (form_.format == ExportFormat::json && !std::exchange(first_, false)) out += ',';
  if (form_.columns.empty()) {
    out += object;
  } else {
    Members members;
    domain::for_each_member(object,
                            [&](std::string_view name, std::string_view value) { members.emplace_back(name, value); });
    if (form_.format == ExportFormat::csv) {
      for (const auto& column : form_.columns) {
        if (&column != &form_.columns.front()) out += ',';
        out += csv_cell(find_member(members, column));
      }
    } else {
      JsonWriter json(out);
      json.begin_object();
      for (const auto& column : form_.columns) {
        const auto value = find_member(members, column);
        json.key(column).raw(value.empty() ? "null" : value);
      }
      json.end_object();
    }
  }
  if (form_.format == ExportFormat::ndjson) out += '\n';
  if (form_.format == ExportFormat::csv) out += "\r\n";
}

void ExportWriter::checkpoint(std::string& out, std::string_view cursor, std::int64_t count) const {
  if (form_.format != ExportFormat::ndjson) return;
  JsonWriter(out)
      .begin_object()
      .key("_resume")
      .begin_object()
      .member("count", count)
      .member("cursor", cursor)
      .end_object()
      .end_object();
  out += '\n';
}

void ExportWriter::end(std::string& out, std::string_view cursor, std::int64_t count) const {
  if (form_.format == ExportFormat::csv) return;
  if (form_.format == ExportFormat::json) {
    out += "],";
    JsonWriter(out).member("count", count).member("cursor", cursor);
    out += "}";
    return;
  }
  JsonWriter(out)
      .begin_object()
      .key("_end")
      .begin_object()
      .member("count", count)
      .member("cursor", cursor)
      .end_object()
      .end_object();
  out += '\n';
}

std::string csv_cell(std::string_view json) {
  if (json.empty() || json == "null") return {};
  if (json.front() != '"') return guardian::csv_cell(json, false);
  std::string text(json.substr(1, json.size() - 2));
  if (text.find('\\') != std::string::npos) {
    const auto parsed = parse_json(json);
    if (parsed && parsed->is_string()) text = std::string(std::string_view(parsed->get_string()));
  }
  return guardian::csv_cell(text, true);
}

}  // namespace guardian::api
