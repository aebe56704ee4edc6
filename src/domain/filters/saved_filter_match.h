#pragma once

#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "domain/devices/device.h"

namespace guardian::domain {

// One device as filters see it. The device must outlive it; one thread.
class FilteredDevice {
 public:
  explicit FilteredDevice(const DeviceDetail& detail) : detail_(detail) {}
  // Whether one of the values the device has in this field (index into device_fields()) pleases `accept`. What is
  // unknown is the empty text; a device without tags has no value of a tag.
  bool any_value(std::size_t field, const std::function<bool(std::string_view)>& accept) const;

 private:
  const DeviceDetail& detail_;
  // Cut apart at the first use: most filters look at columns.
  mutable std::unordered_map<std::string_view, std::string_view> attributes_;
  mutable bool attributes_read_ = false;
};

// A saved filter, ready to be asked about many devices. Every field must fit (a filter without fields fits every
// device); a field fits when the device's value is one of its terms, upper and lower case of ASCII alike. Immutable.
class SavedFilterMatch {
 public:
  // {"<field>":{"terms":["a",...],...},...}: fields are the texts, numbers and truth values of device_fields.h,
  // `tagIdList` (a tag's id) and `allTags` (a tag's value). invalid_argument names the member and what is accepted.
  static Result<SavedFilterMatch> compile(std::string_view filter);
  bool matches(const FilteredDevice& device) const;

 private:
  struct Condition {
    std::size_t field = 0;
    std::set<std::string, std::less<>> terms;  // lower case
  };
  std::vector<Condition> conditions_;
};

// The names a filter may use, in the order of the catalogue.
std::vector<std::string_view> filter_fields();

inline constexpr std::size_t kMostFilterFields = 50;
inline constexpr std::size_t kMostFilterTerms = 1000;
inline constexpr std::size_t kLongestFilterTerm = 255;

}  // namespace guardian::domain
