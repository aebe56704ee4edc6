#include "api/openapi/openapi_document.h"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <map>
#include <set>
#include <utility>

#include "api/openapi/code_sample.h"
#include "api/openapi/device_schemas.h"
#include "api/repeatable_call.h"
#include "base/json_reader.h"
#include "http/status.h"

namespace guardian::api {
namespace {

// Short within the class below.
namespace oj {
using boost::json::array;
using boost::json::object;
using boost::json::value;
}  // namespace oj

constexpr std::string_view kSkeleton = "document";
constexpr std::string_view kDeviceMembers = "device_members";
constexpr std::string_view kSchemaFolder = "schemas/";

// Where machines call; the console's mount is described in docs/console-api.md.
struct MachineMount {
  Mount mount;
  std::string_view prefix;
  std::string_view word;    // in front of the path in the operation's name: "GET v2/device/list"
  std::string_view suffix;  // of the operationId
  SampleAccess access;
};
constexpr MachineMount kMachineMounts[] = {
    {Mount::v4, "/pub/v4.0/", "", "", SampleAccess::key},
    {Mount::v1, "/iot/pub/v1/", "", "V1", SampleAccess::bearer},
    {Mount::v2, "/iot/pub/v2/", "v2/", "V2", SampleAccess::bearer},
};
constexpr unsigned kMachines = kV4AndV1 | kV2;

std::string lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

// GET device/list: "get_device_list".
std::string fragment_name(http::Method method, std::string_view path) {
  std::string out = lowered(http::to_string(method)) + "_";
  for (const char c : path.substr(path.starts_with('/') ? 1 : 0)) out += is_letter_or_digit(c) ? c : '_';
  return out;
}

// get_device_list: "getDeviceList"; `capital`: "GetDeviceList".
std::string camel_case(std::string_view name, bool capital) {
  std::string out;
  for (const char c : name) {
    if (c == '_') {
      capital = true;
    } else {
      out += capital && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
      capital = false;
    }
  }
  return out;
}

oj::object component_reference(std::string_view kind, std::string_view name) {
  return {{"$ref", "#/components/" + std::string(kind) + "/" + std::string(name)}};
}

// The status of an error and the answer of `components/responses` that describes it.
std::string_view common_response(std::string_view status) {
  static const std::map<std::string_view, std::string_view> names = {
      {"304", "NotModified"},  {"400", "BadRequest"},
      {"401", "Unauthorized"}, {"403", "Forbidden"},
      {"404", "NotFound"},     {"409", "Conflict"},
      {"410", "Gone"},         {"412", "PreconditionFailed"},
      {"413", "TooLarge"},     {"415", "UnsupportedMediaType"},
      {"422", "KeyReused"},    {"429", "TooManyRequests"},
      {"503", "Unavailable"}};
  const auto found = names.find(status);
  return found == names.end() ? std::string_view() : found->second;
}

class DocumentMaker {
 public:
  DocumentMaker(const OperationTable& table, std::span<const Fragment> fragments) : table_(table) {
    for (const Fragment& fragment : fragments) read(fragment);
  }

  OpenapiDocument make() {
    if (document_.empty()) {
      problems_.emplace_back("there is no fragment called document");
      return {"{}", std::move(problems_)};
    }
    add_schemas();
    for (const Operation& row : table_.rows()) {
      if ((row.mounts & kMachines & ~kV2) != 0) add_row(row, "");
      if ((row.mounts & kV2) != 0) add_row(row, "v2_");
    }
    for (const auto& row : table_.public_rows()) add_public_row(row);
    for (const auto& [name, content] : operations_) {
      if (!used_.contains(name)) problems_.push_back("the fragment " + name + " belongs to no operation");
    }
    document_["paths"] = std::move(paths_);
    return {to_json(document_), std::move(problems_)};
  }

 private:
  void read(const Fragment& fragment) {
    auto parsed = parse_json(fragment.text, {.depth = 64, .bytes = fragment.text.size()});
    if (!parsed || !parsed->is_object()) {
      problems_.push_back("the fragment " + std::string(fragment.name) + " is no JSON object" +
                          (parsed ? "" : ": " + parsed.error().client_text));
      return;
    }
    oj::object& content = parsed->get_object();
    if (fragment.name == kSkeleton) {
      document_ = std::move(content);
    } else if (fragment.name == kDeviceMembers) {
      device_members_ = std::move(content);
    } else if (fragment.name.starts_with(kSchemaFolder)) {
      schemas_.emplace(fragment.name.substr(kSchemaFolder.size()), std::move(content));
    } else {
      operations_.emplace(fragment.name, std::move(content));
    }
  }

  oj::object& component(std::string_view kind) {
    auto& kinds = document_["components"].is_object() ? document_["components"].get_object()
                                                      : document_["components"].emplace_object();
    auto& found = kinds[kind];
    return found.is_object() ? found.get_object() : found.emplace_object();
  }

  void add_schemas() {
    auto& info = document_["info"];
    if (info.is_object()) info.get_object()["version"] = GUARDIAN_VERSION;
    auto& schemas = component("schemas");
    add_device_schemas(schemas, device_members_);
    for (auto& [name, content] : schemas_) schemas[name] = content;
  }

  // Null: there is none, which is noted.
  const oj::object* fragment_of(const std::string& name, std::string_view operation) {
    used_.insert(name);
    const auto found = operations_.find(name);
    if (found != operations_.end()) return &found->second;
    problems_.push_back("the operation " + std::string(operation) + " has no fragment " + name + ".json");
    return nullptr;
  }

  static bool is_success(std::string_view status) { return status.starts_with('2'); }

  // The parts that all mounts of an operation share stand once, among the components.
  // `row`: null for an open one.
  void share_parts(const std::string& name, const oj::object& fragment, const Operation* row) {
    const std::string shared = camel_case(name, true);
    if (const auto* body = fragment.if_contains("requestBody")) component("requestBodies")[shared] = *body;
    const auto* responses = fragment.if_contains("responses");
    if (responses == nullptr || !responses->is_object()) return;
    for (const auto& [status, content] : responses->get_object()) {
      if (!is_success(status) || !content.is_object()) continue;
      oj::object response = content.get_object();
      auto& headers =
          response["headers"].is_object() ? response["headers"].get_object() : response["headers"].emplace_object();
      headers["X-Request-Id"] = component_reference("headers", "X-Request-Id");
      if (row != nullptr) {
        headers["RateLimit-Policy"] = component_reference("headers", "RateLimit-Policy");
        headers["RateLimit"] = component_reference("headers", "RateLimit");
      }
      if (row != nullptr && takes_idempotency_key(row->method) && row->secret_response == SecretResponse::no) {
        headers["Idempotency-Replayed"] = component_reference("headers", "Idempotency-Replayed");
      }
      if (row != nullptr && row->reads != 0) headers["ETag"] = component_reference("headers", "ETag");
      if (row != nullptr && row->has_cursor) {
        headers["Link"] = component_reference("headers", "Link");
        describe_next_page(response);
      }
      component("responses")[shared + std::string(status)] = std::move(response);
    }
  }

  // The members that a full page has beside those of the fragment.
  void describe_next_page(oj::object& response) {
    oj::value described = response;
    auto* schema = described.find_pointer("/content/application~1json/schema", ignored_);
    if (schema == nullptr || !schema->is_object()) {
      problems_.push_back("a list with pages without a schema of its answer");
      return;
    }
    for (oj::object* one : alternatives_of(schema->get_object())) {
      oj::object& properties =
          (*one)["properties"].is_object() ? (*one)["properties"].get_object() : (*one)["properties"].emplace_object();
      properties["next"] = oj::object{
          {"type", "string"}, {"description", "Of a full page: what `cursor` takes to go on behind its last item."}};
      properties["next_expires"] =
          oj::object{{"type", "string"}, {"format", "date-time"}, {"description", "How long `next` leads on."}};
    }
    response = described.get_object();
  }

  // A schema, or each of its alternatives.
  static std::vector<oj::object*> alternatives_of(oj::object& schema) {
    for (const auto* word : {"oneOf", "anyOf"}) {
      auto* choices = schema.if_contains(word);
      if (choices == nullptr || !choices->is_array()) continue;
      std::vector<oj::object*> found;
      for (auto& choice : choices->get_array()) {
        if (choice.is_object()) found.push_back(&choice.get_object());
      }
      return found;
    }
    return {&schema};
  }

  // An error that the fragment names: the common answer, with the fragment's own description when it has one.
  oj::object named_error(std::string_view status, const oj::object& content) {
    const std::string_view name = common_response(status);
    if (name.empty() || content.contains("content")) return content;
    if (!content.contains("description")) return component_reference("responses", name);
    const auto* common = component("responses").if_contains(name);
    oj::object error = common != nullptr && common->is_object() ? common->get_object() : oj::object();
    error["description"] = content.at("description");
    return error;
  }

  oj::object responses_of(const std::string& name, const oj::object& fragment, std::vector<std::string_view> common) {
    oj::object successes;
    std::map<std::string, oj::value> errors;
    for (const std::string_view status : common) {
      errors[std::string(status)] = component_reference("responses", common_response(status));
    }
    if (const auto* responses = fragment.if_contains("responses"); responses != nullptr && responses->is_object()) {
      for (const auto& [status, content] : responses->get_object()) {
        if (!content.is_object()) continue;
        if (is_success(status)) {
          successes[status] = component_reference("responses", camel_case(name, true) + std::string(status));
        } else {
          errors[std::string(status)] = named_error(status, content.get_object());
        }
      }
    }
    for (auto& [status, content] : errors) successes[status] = std::move(content);
    return successes;
  }

  // The members that the fragment itself has, in a readable order, and those behind them.
  static void copy_member(const oj::object& from, std::string_view name, oj::object& to) {
    if (const auto* found = from.if_contains(name)) to[name] = *found;
  }

  static oj::object example_of(const oj::object& fragment) {
    const auto* example = fragment.if_contains("x-guardian-example");
    return example != nullptr && example->is_object() ? example->get_object() : oj::object();
  }

  static oj::array samples_of(http::Method method, std::string_view path, SampleAccess access,
                              const oj::object& fragment) {
    return {oj::object{{"lang", "Shell"},
                       {"label", "curl"},
                       {"source", curl_sample(http::to_string(method), path, access, example_of(fragment))}}};
  }

  void add_row(const Operation& row, std::string_view generation) {
    const bool second = !generation.empty();
    const std::string name = std::string(generation) + fragment_name(row.method, row.path);
    const oj::object* fragment = fragment_of(name, row.name);
    if (fragment == nullptr) return;
    share_parts(name, *fragment, &row);
    for (const MachineMount& mount : kMachineMounts) {
      if ((row.mounts & static_cast<unsigned>(mount.mount)) == 0 || (mount.mount == Mount::v2) != second) continue;
      add_operation(row, mount, name, *fragment);
    }
  }

  void add_operation(const Operation& row, const MachineMount& mount, const std::string& name,
                     const oj::object& fragment) {
    const bool by_key = mount.access == SampleAccess::key;
    const std::string path = std::string(mount.prefix) + std::string(row.path);
    oj::object operation;
    const std::string base = camel_case(name.starts_with("v2_") ? std::string_view(name).substr(3) : name, false);
    operation["operationId"] = base + std::string(mount.suffix);
    copy_member(fragment, "summary", operation);
    copy_member(fragment, "description", operation);
    copy_member(fragment, "tags", operation);
    copy_member(fragment, "deprecated", operation);
    operation["x-guardian-operation"] =
        std::string(http::to_string(row.method)) + " " + std::string(mount.word) + std::string(row.path);
    operation["x-needs"] = row.needs == Needs::write ? "write" : "read";
    operation["x-rate-limit"] = row.calls_per_minute;
    if (row.body_limit != kNoBody) operation["x-body-limit"] = row.body_limit;
    // Sent again with its Idempotency-Key it answers 409 `secret-shown-once`, not what it answered first.
    if (row.secret_response == SecretResponse::yes) operation["x-secret-shown-once"] = true;

    oj::array parameters;
    if (by_key) {
      const bool required = row.customer == Customer::required;
      parameters.emplace_back(component_reference("parameters", required ? "customerid" : "optionalCustomerid"));
    }
    if (const auto* own = fragment.if_contains("parameters"); own != nullptr && own->is_array()) {
      parameters.insert(parameters.end(), own->get_array().begin(), own->get_array().end());
    }
    if (takes_idempotency_key(row.method)) parameters.emplace_back(component_reference("parameters", "idempotencyKey"));
    if (row.reads != 0) parameters.emplace_back(component_reference("parameters", "ifNoneMatch"));
    if (row.takes_if_match) parameters.emplace_back(component_reference("parameters", "ifMatch"));
    if (row.has_cursor) parameters.emplace_back(component_reference("parameters", "cursor"));
    if (row.has_cursor || row.takes_updated_after) {
      parameters.emplace_back(component_reference("parameters", "updatedAfter"));
    }
    if (!parameters.empty()) operation["parameters"] = std::move(parameters);
    if (fragment.contains("requestBody")) {
      operation["requestBody"] = component_reference("requestBodies", camel_case(name, true));
    }

    std::vector<std::string_view> errors = {"400", "403", "429", "503"};
    if (!by_key) errors.push_back("401");
    if (row.body_limit != kNoBody) errors.insert(errors.end(), {"413", "415"});
    if (row.reads != 0) errors.push_back("304");
    if (takes_idempotency_key(row.method)) errors.insert(errors.end(), {"409", "422"});
    if (row.takes_if_match) errors.push_back("412");
    if (row.has_cursor) errors.push_back("410");
    operation["responses"] = responses_of(name, fragment, errors);
    if (by_key) {
      operation["security"] = oj::array{oj::object{{"KeyId", oj::array()}, {"AccessKey", oj::array()}}};
    } else {
      operation["security"] = oj::array{oj::object{{"OAuth2", oj::array()}}, oj::object{{"BearerToken", oj::array()}}};
    }
    operation["x-codeSamples"] = samples_of(row.method, path, mount.access, fragment);
    operation["x-guardian-example"] = example_of(fragment);
    place(path, row.method, std::move(operation));
  }

  void add_public_row(const OperationTable::PublicRow& row) {
    const std::string name = fragment_name(row.method, row.path);
    const oj::object* fragment = fragment_of(name, row.name);
    if (fragment == nullptr) return;
    share_parts(name, *fragment, nullptr);
    oj::object operation;
    operation["operationId"] = camel_case(name, false);
    operation["x-guardian-operation"] = std::string(http::to_string(row.method)) + " " + std::string(row.path);
    for (const auto& [member, content] : *fragment) operation[member] = content;
    if (fragment->contains("requestBody")) {
      operation["requestBody"] = component_reference("requestBodies", camel_case(name, true));
    }
    operation["responses"] = responses_of(name, *fragment, {});
    if (!operation.contains("security")) operation["security"] = oj::array();
    operation["x-codeSamples"] = samples_of(row.method, row.path, SampleAccess::open, *fragment);
    place(row.path, row.method, std::move(operation));
  }

  void place(std::string_view path, http::Method method, oj::object operation) {
    auto& item = paths_[path].is_object() ? paths_[path].get_object() : paths_[path].emplace_object();
    item[lowered(http::to_string(method))] = std::move(operation);
  }

  const OperationTable& table_;
  oj::object document_, device_members_, paths_;
  std::map<std::string, oj::object> schemas_, operations_;  // by name
  std::set<std::string> used_;
  std::vector<std::string> problems_;
  boost::system::error_code ignored_;  // of find_pointer, whose null says enough
};

}  // namespace

OpenapiDocument make_openapi_document(const OperationTable& table, std::span<const Fragment> fragments) {
  return DocumentMaker(table, fragments).make();
}

const OpenapiDocument& openapi_document() {
  static const OpenapiDocument document = make_openapi_document(operations(), openapi_fragments());
  return document;
}

}  // namespace guardian::api
