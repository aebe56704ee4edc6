#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/routes.h"
#include "domain/access/access_scope.h"
#include "domain/access/authenticator.h"
#include "domain/changes/change.h"
#include "domain/changes/conditional_database.h"
#include "http/request.h"
#include "http/response.h"

namespace guardian::api {

// The right an operation asks of its caller.
enum class Needs { read, write };

// Where an operation is reachable: /pub/v4.0/ (key headers), /console/api/ (a session), /iot/pub/v1/ and
// /iot/pub/v2/ (bearer token). A row names one of the sets below.
enum class Mount : unsigned { v4 = 1, console = 2, v1 = 4, v2 = 8 };
inline constexpr unsigned kConsole = static_cast<unsigned>(Mount::console);  // for its own pages: not of the public description
inline constexpr unsigned kV4 = static_cast<unsigned>(Mount::v4);
inline constexpr unsigned kV4AndConsole = kV4 | static_cast<unsigned>(Mount::console);
inline constexpr unsigned kV4AndV1 = kV4 | static_cast<unsigned>(Mount::v1);
inline constexpr unsigned kV4V1AndConsole = kV4AndV1 | static_cast<unsigned>(Mount::console);
inline constexpr unsigned kV2 = static_cast<unsigned>(Mount::v2);
inline constexpr unsigned kV2AndConsole = kV2 | static_cast<unsigned>(Mount::console);

// Whether calls by key headers must name the tenant; three uploads of the reference API do not.
enum class Customer { required, optional };

// Whether the answer of success holds a secret that is shown this once: it is not kept for a repetition.
enum class SecretResponse { no, yes };

// What an operation reads of the inventory, as a set: while no number of these changes, neither does its answer.
constexpr unsigned reading(domain::Collection collection) { return 1U << static_cast<unsigned>(collection); }
inline constexpr unsigned kReadsProgram = 1U << 31;  // tables of the program itself, which an upgrade alone changes

// One request that passed its guard and its rate limit. Valid during the handler.
struct Call {
  const Services& services;
  const http::Request& request;
  const domain::AccessScope& scope;
  Mount mount;
  const domain::VerifiedKey* key;  // also behind a bearer token; null in the console
  domain::ConditionalDatabase* condition = nullptr;  // of If-Match; it is `services.database` then

  // What a change is about: said before it writes by every operation that takes If-Match.
  void name_objects(domain::Collection collection, std::vector<std::string> names) const {
    if (condition != nullptr) condition->name_objects(collection, std::move(names));
  }
};
using OperationHandler = http::Response (*)(const Call&);

// A row of the route table.
struct Operation {
  http::Method method;
  std::string_view path;  // below the mount: "device/list"
  Needs needs;
  int calls_per_minute;    // per tenant, unless the tenant has its own figure
  std::size_t body_limit;  // bytes; 0: takes no body
  OperationHandler handler;
  std::string_view name;  // of the rate limit, the log and the metrics; unique
  unsigned mounts;
  Customer customer;
  SecretResponse secret_response = SecretResponse::no;
  unsigned reads = 0;  // 0: its answers have no ETag
  bool takes_if_match = false;
  bool has_cursor = false;  // a list with pages: it takes `cursor` and `updated_after` (api/parameters/list_input.h)
  bool takes_updated_after = false;  // a list that comes whole, or narrowed to what changed
};

inline constexpr std::size_t kNoBody = 0;
inline constexpr std::size_t kJsonBody = 1024 * 1024;
inline constexpr std::size_t kTokenBody = 8 * 1024;
inline constexpr std::size_t kBulkBody = 8 * 1024 * 1024;

// The table of operations; `needs` cannot be left out. An operation without a guard can be made only by
// the function that says so, and tests/unit/api/routes_test.cpp lists those by name.
class OperationTable {
 public:
  void add_route(http::Method method, std::string_view path, Needs needs, int calls_per_minute, std::size_t body_limit,
                 OperationHandler handler, std::string_view name, unsigned mounts,
                 Customer customer = Customer::required, SecretResponse secret_response = SecretResponse::no) {
    rows_.push_back(
        {method, path, needs, calls_per_minute, body_limit, handler, name, mounts, customer, secret_response});
  }
  // What the GET of this name reads: its answers have an ETag. REQUIRES: the row stands.
  void set_reads(std::string_view name, unsigned reads) {
    for (Operation& row : rows_) {
      if (row.name == name) row.reads = reads;
    }
  }
  // The change of this name takes If-Match: its handler calls Call::name_objects. REQUIRES: the row stands.
  void set_takes_if_match(std::string_view name) {
    for (Operation& row : rows_) {
      if (row.name == name) row.takes_if_match = true;
    }
  }
  // The list of this name reads its pages with read_list_input. REQUIRES: the row stands.
  void set_has_cursor(std::string_view name) {
    for (Operation& row : rows_) {
      if (row.name == name) row.has_cursor = true;
    }
  }
  // The list of this name comes whole, and reads `updated_after` with read_changed_after. REQUIRES: the row stands.
  void set_takes_updated_after(std::string_view name) {
    for (Operation& row : rows_) {
      if (row.name == name) row.takes_updated_after = true;
    }
  }
  using PublicHandler = http::Response (*)(const Services&, const http::Request&);
  using PublicAdmit = std::optional<http::Response> (*)(const Services&, const http::Request&);
  struct PublicRow {
    http::Method method;
    std::string_view path;  // whole: "/oauth2/access_token"
    PublicHandler handler;
    std::string_view name;
    std::size_t body_limit = kNoBody;
    PublicAdmit admit = nullptr;  // as http::Route::admit
  };
  void add_public_route(http::Method method, std::string_view path, PublicHandler handler, std::string_view name,
                        std::size_t body_limit = kNoBody, PublicAdmit admit = nullptr) {
    public_rows_.push_back({method, path, handler, name, body_limit, admit});
  }

  const std::vector<Operation>& rows() const { return rows_; }
  const std::vector<PublicRow>& public_rows() const { return public_rows_; }

 private:
  std::vector<Operation> rows_;
  std::vector<PublicRow> public_rows_;
};

// All operations of the product, in routes.cpp.
const OperationTable& operations();

}  // namespace guardian::api
