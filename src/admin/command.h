#pragma once

#include <boost/json/object.hpp>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "admin/command_io.h"
#include "admin/data_directory.h"
#include "base/clock.h"
#include "base/result.h"
#include "domain/access/access_key_service.h"
#include "domain/imports/import_service.h"
#include "domain/second_factor/second_factor_service.h"
#include "domain/tenants/tenant_service.h"
#include "domain/users/member_service.h"

namespace guardian::admin {

// What a command works with: the opened installation, and who gave the command ("os:<user>"). The same
// object serves the command line with no server running and the local socket of a running one. All
// references must outlive the call.
struct CommandContext {
  domain::Database& database;
  domain::KeyRingHolder& ring;
  domain::AuditTrail& audit;
  domain::Authenticator& authenticator;
  domain::SessionService& sessions;
  domain::TenantService& tenants;
  domain::MemberService& members;
  domain::SecondFactorService& second_factors;
  domain::AccessKeyService& keys;
  domain::ImportService& imports;
  const Clock& clock;
  const DataDirectory& directory;
  std::string who;
};

// For the few commands that work on the files of an installation nobody has open.
struct OfflineContext {
  const DataDirectory& directory;
  // Opens the embedded database found in that directory, migrating it to today's schema.
  std::function<Result<std::unique_ptr<domain::Database>>(const std::filesystem::path&)> open_embedded;
  bool embedded = true;  // false: the installation keeps its rows in PostgreSQL
  const Clock& clock;
  std::string who;
};

// How one argument is given on the command line and handed to `run`.
enum class ArgumentKind {
  text,         // string
  number,       // whole number
  flag,         // bool, false when absent
  list,         // array of strings
  password,     // never in the arguments: the descriptor "password" (prompt without echo, or --password-stdin)
  input_file,   // the caller's file, opened by the caller: the descriptor "input" ("-" is standard input)
  output_file,  // a new 0600 file of the caller: the descriptor "output", renamed to its name on success
};

struct Argument {
  std::string_view name;  // "tenant" is --tenant; "NAME" in capitals is positional and reaches `run` as "name"
  ArgumentKind kind = ArgumentKind::text;
  bool required = false;
  std::string_view help;
  std::vector<std::string_view> choices = {};  // empty: any
  std::string_view otherwise = {};             // the value when absent; empty: absent stays absent
};

using Run = Result<void> (*)(CommandContext&, const boost::json::object& arguments, CommandIo& io);
using RunOffline = Result<void> (*)(OfflineContext&, const boost::json::object& arguments, CommandIo& io);

// Exactly one of `run` and `run_offline` is set.
struct Command {
  std::string_view name;  // "key create"
  std::string_view help;
  std::vector<Argument> arguments;
  Run run = nullptr;
  RunOffline run_offline = nullptr;
  bool may_create = false;  // may begin a new installation where there is none
  std::string_view example = {};
};

}  // namespace guardian::admin
