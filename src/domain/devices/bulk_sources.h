#pragma once

#include <span>
#include <string_view>

namespace guardian::domain {

// What other systems tell of devices through `device/bulkUpdate`, one table a system: how an element names its
// device, and which field of the device (device_fields.h) each of its members becomes. (Contract 4.9, part 7 row 25.)

// How a member of an element is read.
enum class BulkRead {
  text,        // text; a number or a truth value is taken as its text
  long_text,   // the same, longer: lists of patches and programs
  address,     // an IP address
  medium,      // wired or wireless, in any case
  flag,        // true or false, also as text
  instant,     // a time as text, also in the form of a database's shell: ISODate('...')
  provenance,  // dnac or prime
};

struct BulkField {
  std::string_view name;   // of the member
  std::string_view field;  // of the device
  BulkRead read = BulkRead::text;
  std::string_view fills = {};  // a column of the device that takes the value too while it is empty
  bool tells_source = false;    // "<field>_Source" takes the label of the source
};

// A field that every element of the source gives a value.
struct BulkConstant {
  std::string_view field;
  std::string_view value;
  bool only_if_empty = false;
};

// What finds a device, or becomes the deviceid of a new one.
enum class BulkKey { deviceid, mac, imei, ip_address, serial_number };

struct BulkJoin {
  std::string_view name;  // of the member
  BulkKey key;
};

struct BulkSource {
  std::string_view name;              // `updateSource`; empty: the call names none
  std::string_view label;             // `source` of the devices it makes known
  std::span<const BulkJoin> joins;    // the first that the element has
  std::span<const BulkField> fields;  // of two that become the same field the first holds
  std::span<const BulkConstant> constants;
};

std::span<const BulkSource> bulk_sources();
// Exact case; absent: null.
const BulkSource* find_bulk_source(std::string_view name);

}  // namespace guardian::domain
