#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json_writer.h"

namespace guardian::api {

// Writes a stored document (compact JSON, as it was imported) as one item of a list, without building a tree: first
// what the columns know better, then the document's other members byte for byte, then what it lacks.
//
//   StoredItem item(out, alert.document);
//   item.set("date", format_time(alert.date));  // in place of the document's own
//   item.copy_rest();
//   item.fill("siteName", site);                // only where the document has none
//   item.end();
//
// Known members with times are written with milliseconds and Z, whatever form was imported.
class StoredItem {
 public:
  // `out` and `document` must outlive it.
  StoredItem(std::string& out, std::string_view document);

  // The document's own value of a member, as JSON; empty: absent.
  std::string_view find(std::string_view name) const;

  template <typename T>
  void set(std::string_view name, const T& value) {
    open(name).value(value);
  }
  void set_raw(std::string_view name, std::string_view json) { open(name).raw(json); }
  // The key alone: the caller writes the value.
  JsonWriter& open(std::string_view name) {
    written_.push_back(name);
    return json_.key(name);
  }
  void copy_rest();
  template <typename T>
  void fill(std::string_view name, const T& value) {
    if (find(name).empty()) json_.member(name, value);
  }
  // null when the text is empty.
  void fill_text(std::string_view name, std::string_view text);
  void fill_raw(std::string_view name, std::string_view json);
  void end() { json_.end_object(); }

 private:
  bool is_written(std::string_view name) const;
  JsonWriter json_;
  std::vector<std::pair<std::string_view, std::string_view>> members_;  // of the document: name, JSON
  std::vector<std::string_view> written_;
};

// A stored time as JSON: `"2021-04-25T23:59:59"` becomes `"2021-04-25T23:59:59.000Z"`. Anything that is no time comes
// back as it is.
std::string normal_time_json(std::string_view json);

}  // namespace guardian::api
