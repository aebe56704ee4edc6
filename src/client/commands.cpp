#include "client/commands.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/json_reader.h"
#include "base/random.h"
#include "client/call/key_transport.h"
#include "client/call/page_walk.h"
#include "client/call/whole_export.h"
#include "client/completion/command_tree.h"
#include "client/input.h"
#include "client/output/answer_items.h"
#include "client/output/item_printer.h"
#include "client/output/standard_output.h"
#include "client/output/visible_text.h"
#include "client/profiles/profile_store.h"
#include "client/profiles/server_address.h"
#include "client/watch/stop_signals.h"
#include "client/watch/watch.h"

namespace guardian::client {
namespace {

constexpr std::size_t kLargestProfileInput = 64 * 1024;
constexpr std::size_t kLargestCertificates = 1024 * 1024;
constexpr std::size_t kLargestBody = 16U * 1024 * 1024;  // twice what a server takes at most
constexpr std::string_view kProfileHelp = "whose key to use [IOT_GUARDIAN_PROFILE, else the default profile]";

Error usage(std::string text) { return {ErrorCode::invalid_argument, std::move(text), {}, "usage"}; }

// What every command that calls a server takes.
struct ServerOptions {
  std::string profile;
  std::string ca_file;
  std::string format;

  void declare(CLI::App& app, const std::vector<std::string>& formats) {
    app.add_option("--profile", profile, std::string(kProfileHelp))->type_name("PROFILE");
    app.add_option("--ca-file", ca_file, "PEM certificates to believe, in place of the profile's or the system's")
        ->type_name("FILE");
    app.add_option("-o,--output", format, "how to print; a table on a terminal, else " + formats[1])
        ->type_name("FORMAT")
        ->check(CLI::IsMember(formats));
  }

  OutputFormat format_or(OutputFormat otherwise) const { return parse_output_format(format).value_or(otherwise); }
};

struct GetOptions {
  CLI::App* app = nullptr;
  ServerOptions server;
  std::string path;
  std::string filter;
  std::vector<std::string> query;
  std::vector<std::string> columns;
  std::uint64_t limit = 0;
  bool all = false;
};

struct ChangeOptions {
  CLI::App* app = nullptr;
  std::string method;
  ServerOptions server;
  std::string path;
  std::vector<std::string> query;
  std::string data;
};

struct ProfileOptions {
  CLI::App* add = nullptr;
  CLI::App* list = nullptr;
  CLI::App* remove = nullptr;
  CLI::App* choose = nullptr;
  std::string name;
  std::string file;
  std::string url;
  std::string ca_file;
  std::string format;
  bool is_default = false;
};

struct WatchArguments {
  CLI::App* app = nullptr;
  ServerOptions server;
  WatchOptions options;
  std::string state;
  std::string from;
  std::uint64_t interval = 5;
};

Result<std::string> read_certificates(const std::string& file) {
  GUARDIAN_TRY(const Secret content, read_input(file, kLargestCertificates));
  const auto text = content.reveal();
  if (text.find("-----BEGIN CERTIFICATE-----") == std::string_view::npos)
    return Error::invalid(file + " holds no PEM certificate");
  if (text.find("PRIVATE KEY-----") != std::string_view::npos)
    return Error::invalid(file + " holds a private key: name the file with the certificate alone");
  return std::string(text);
}

Result<Profile> chosen_profile(const ServerOptions& options) {
  GUARDIAN_TRY(const ProfileStore store, ProfileStore::of_this_person());
  GUARDIAN_TRY(const std::string name, store.choose(options.profile));
  GUARDIAN_TRY(Profile profile, store.read(name));
  if (!options.ca_file.empty()) {
    GUARDIAN_CHECK(read_certificates(options.ca_file));
    profile.ca_file = options.ca_file;
  }
  return profile;
}

// "name=value"; what the profile gives cannot be given here, least of all a key on a command line.
Result<Query> parse_query(const std::vector<std::string>& texts) {
  Query query;
  for (const auto& text : texts) {
    const auto equals = text.find('=');
    if (equals == std::string::npos || equals == 0) return usage("--query is name=value, such as pagelength=10");
    std::string name = text.substr(0, equals);
    if (name == "customerid" || name == "key_id" || name == "access_key")
      return usage(fmt::format("--query {}: the profile gives it", name));
    query.emplace_back(std::move(name), text.substr(equals + 1));
  }
  return query;
}

Result<std::string> body_of(const std::string& data) {
  if (data.empty()) return std::string();
  std::string text = data;
  std::string name = "--data";
  if (data == "-" || data.starts_with('@')) {
    GUARDIAN_TRY(const Secret content, read_input(data == "-" ? data : data.substr(1), kLargestBody));
    text = std::string(content.reveal());
    if (data != "-") name = data.substr(1);
  }
  if (const auto parsed = parse_json(text, {.depth = 64, .bytes = kLargestBody}); !parsed)
    return Error::invalid(fmt::format("{} is no JSON: {}", name, parsed.error().client_text));
  return text;
}

Result<void> print_answer(const ApiAnswer& answer, OutputFormat format, Output& output) {
  if (answer.body.empty()) return {};
  if (format == OutputFormat::json) {
    GUARDIAN_TRY(const auto parsed, parse_answer(answer));
    GUARDIAN_CHECK(output.write(output.is_terminal() ? visible_json(answer.body) : answer.body));
    if (!answer.body.ends_with('\n')) GUARDIAN_CHECK(output.write("\n"));
    return output.flush();
  }
  GUARDIAN_TRY(const auto value, parse_answer(answer));
  ItemPrinter printer(output, format, {});
  if (const auto found = find_items(value)) {
    GUARDIAN_CHECK(printer.print_page(found->name, *found->items));
  } else {
    GUARDIAN_CHECK(printer.print_one(value));
  }
  return printer.end();
}

OutputFormat usual_format(const Output& output) {
  return output.is_terminal() ? OutputFormat::table : OutputFormat::json;
}

// The server writes the form, and sends all there is: what else `get` offers for lists is refused, not left out.
Result<void> run_export(const GetOptions& options, ApiCall call) {
  const auto format = options.server.format_or(OutputFormat::ndjson);
  if (format == OutputFormat::table) return usage("an export is no table: -o ndjson, csv or json");
  if (options.limit > 0) return usage("--limit is for lists: an export is always whole");
  for (const auto& [name, value] : call.query)
    if (name == "format" || name == "columns") return usage(fmt::format("--query {}: give it as an option", name));
  call.query.emplace_back("format", kOutputFormats[static_cast<std::size_t>(format)]);
  if (!options.columns.empty()) call.query.emplace_back("columns", fmt::format("{}", fmt::join(options.columns, ",")));
  GUARDIAN_TRY(const Profile profile, chosen_profile(options.server));
  StandardOutput output;
  PlainPause pause;
  KeyTransport transport(profile);
  ApiCaller caller(transport, pause, output);
  return print_export(caller, std::move(call), format, pause, output);
}

Result<void> run_get(const GetOptions& options) {
  ApiCall call;
  call.path = options.path;
  GUARDIAN_CHECK(check_path(call.path));
  GUARDIAN_TRY(call.query, parse_query(options.query));
  if (options.app->count("--filter") > 0) call.query.emplace_back("filter", options.filter);
  if (call.path.starts_with("export/")) return run_export(options, std::move(call));
  GUARDIAN_TRY(const Profile profile, chosen_profile(options.server));
  StandardOutput output;
  PlainPause pause;
  KeyTransport transport(profile);
  ApiCaller caller(transport, pause, output);
  const auto format = options.server.format_or(usual_format(output));
  PageWalk walk{options.all, std::nullopt};
  if (options.limit > 0) walk.limit = options.limit;
  if (format == OutputFormat::json && options.columns.empty() && !walk.all && !walk.limit) {
    GUARDIAN_TRY(const auto answer, caller.call(call));
    return print_answer(answer, format, output);
  }
  ItemPrinter printer(output, format, options.columns);
  PageVisitor visitor;
  visitor.items = [&](std::string_view name, const boost::json::array& items) -> Result<void> {
    GUARDIAN_CHECK(printer.print_page(name, items));
    return output.flush();
  };
  visitor.one = [&](const boost::json::value& thing) { return printer.print_one(thing); };
  GUARDIAN_CHECK(walk_pages(caller, std::move(call), walk, visitor));
  return printer.end();
}

Result<void> run_change(const ChangeOptions& options) {
  ApiCall call;
  call.method = options.method;
  call.path = options.path;
  GUARDIAN_CHECK(check_path(call.path));
  GUARDIAN_TRY(call.query, parse_query(options.query));
  GUARDIAN_TRY(const Profile profile, chosen_profile(options.server));
  GUARDIAN_TRY(call.body, body_of(options.data));
  // One for the call, whatever it takes to make it: the server does it once.
  if (call.method != "DELETE") call.idempotency_key = random_hex(16);
  StandardOutput output;
  PlainPause pause;
  KeyTransport transport(profile);
  ApiCaller caller(transport, pause, output);
  GUARDIAN_TRY(const auto answer, caller.call(call));
  return print_answer(answer, options.server.format_or(usual_format(output)), output);
}

Result<void> add_profile(const ProfileOptions& options) {
  if (!is_profile_name(options.name)) return usage("NAME is 1 to 63 of a-z, 0-9 and -, and does not begin with -");
  GUARDIAN_TRY(ProfileStore store, ProfileStore::of_this_person());
  GUARDIAN_TRY(const Secret text, read_input(options.file, kLargestProfileInput));
  GUARDIAN_TRY(const Profile profile, parse_profile(text.reveal(), options.url));
  std::string certificates;
  if (!options.ca_file.empty()) {
    GUARDIAN_TRY(certificates, read_certificates(options.ca_file));
  }
  GUARDIAN_CHECK(store.add(options.name, profile, certificates));
  StandardOutput output;
  GUARDIAN_TRY(const std::string chosen, store.default_name());
  if (options.is_default || chosen.empty()) GUARDIAN_CHECK(store.set_default(options.name));
  output.note(fmt::format("profile {} added{}; try: iot-guardian api get key/verify", options.name,
                          options.is_default || chosen.empty() ? ", it is the default" : ""));
  if (is_readable_by_others(options.file))
    output.note(fmt::format("{} holds the access key and others may read it: delete it, it is no longer needed",
                            visible_text(options.file)));
  return {};
}

Result<void> list_profiles(const ProfileOptions& options) {
  GUARDIAN_TRY(const ProfileStore store, ProfileStore::of_this_person());
  GUARDIAN_TRY(const auto names, store.names());
  GUARDIAN_TRY(const auto chosen, store.default_name());
  StandardOutput output;
  boost::json::array rows;
  for (const auto& name : names) {
    const auto profile = store.read(name);
    if (!profile) {
      output.note(profile.error().client_text);
      continue;
    }
    rows.push_back(boost::json::object{{"name", name},
                                       {"default", name == chosen},
                                       {"customerid", profile->customerid},
                                       {"url", profile->url},
                                       {"access-key-id", profile->access_key_id}});
  }
  ItemPrinter printer(output, parse_output_format(options.format).value_or(usual_format(output)),
                      {"name", "default", "customerid", "url", "access-key-id"});
  GUARDIAN_CHECK(printer.print_page("profiles", rows));
  return printer.end();
}

Result<void> run_profile(const ProfileOptions& options) {
  if (options.add->parsed()) return add_profile(options);
  if (options.list->parsed()) return list_profiles(options);
  GUARDIAN_TRY(ProfileStore store, ProfileStore::of_this_person());
  return options.remove->parsed() ? store.remove(options.name) : store.set_default(options.name);
}

Result<void> run_watch(WatchArguments& arguments) {
  WatchOptions options = arguments.options;
  options.state = arguments.state;
  if (options.restart && arguments.state.empty())
    return usage("--restart forgets what --state FILE keeps: name the file");
  if (arguments.interval == 0 || arguments.interval > 3600) return usage("--interval is 1 to 3600 seconds");
  options.interval = std::chrono::seconds(arguments.interval);
  // Who keeps a state, or looks once, wants all; who only looks on, what happens from now on.
  options.from_now =
      arguments.from.empty() ? arguments.state.empty() && !options.once && !options.restart : arguments.from == "now";
  StopSignals signals;
  GUARDIAN_TRY(const Profile profile, chosen_profile(arguments.server));
  StandardOutput output;
  KeyTransport transport(profile, signals.token());
  ApiCaller caller(transport, signals, output);
  options.format = arguments.server.format_or(output.is_terminal() ? OutputFormat::table : OutputFormat::ndjson);
  return watch(caller, profile, options, signals, output);
}

void declare_query(CLI::App& app, std::vector<std::string>& query) {
  app.add_option("--query", query, "a parameter of the operation, name=value; as often as needed")
      ->type_name("NAME=VALUE")
      ->allow_extra_args(false);
}

}  // namespace

struct ClientCommands::Parts {
  CLI::App& root;
  std::vector<OperationName> operations;
  CLI::App* api = nullptr;
  CLI::App* profile_command = nullptr;
  GetOptions get;
  std::vector<std::unique_ptr<ChangeOptions>> changes;
  ProfileOptions profile;
  WatchArguments watch;
  CLI::App* completion = nullptr;
  std::string shell;

  Parts(CLI::App& app, std::vector<OperationName> names) : root(app), operations(std::move(names)) {}

  void declare_get() {
    get.app = api->add_subcommand("get", "Read, page by page when asked to");
    get.app->add_option("PATH", get.path, "the operation, such as device/list")->required()->type_name("PATH");
    get.app->add_option("--filter", get.filter, "which items, in the language of docs/filters.md")->type_name("FILTER");
    declare_query(*get.app, get.query);
    get.app->add_option("--columns", get.columns, "members to print, with commas between; site.name goes down")
        ->type_name("NAMES")
        ->delimiter(',')
        ->allow_extra_args(false);
    get.app->add_flag("--all", get.all, "every page");
    get.app->add_option("--limit", get.limit, "items altogether, from as many pages as it takes")
        ->type_name("NUMBER")
        ->check(CLI::PositiveNumber);
    get.server.declare(*get.app, {"table", "json", "csv", "ndjson"});
    get.app->footer("Example:\n  iot-guardian api get device/list --filter 'risk_score:>=70' --all -o csv > risky.csv");
  }

  void declare_change(const std::string& name, const std::string& help) {
    auto& change = *changes.emplace_back(std::make_unique<ChangeOptions>());
    change.app = api->add_subcommand(name, help);
    for (const char c : name) change.method += static_cast<char>(c - 'a' + 'A');
    change.app->add_option("PATH", change.path, "the operation, such as device/update")->required()->type_name("PATH");
    declare_query(*change.app, change.query);
    change.app->add_option("--data", change.data, "the body: JSON, @FILE, or - for standard input")
        ->type_name("JSON|@FILE|-");
    change.server.declare(*change.app, {"table", "json", "csv", "ndjson"});
  }

  void declare_profiles() {
    profile_command = api->add_subcommand("profile", "Whose key, and where")->require_subcommand(1);
    profile.add = profile_command->add_subcommand("add", "Keep the JSON file that the console offers for a key");
    profile.add->add_option("NAME", profile.name, "what to call it: a-z, 0-9, -")->required()->type_name("NAME");
    profile.add->add_option("FILE", profile.file, "the key's JSON file; - is standard input")
        ->required()
        ->type_name("FILE");
    profile.add->add_option("--url", profile.url, "the server, in place of the file's url")->type_name("URL");
    profile.add
        ->add_option("--ca-file", profile.ca_file, "keep these PEM certificates with it, for a server of your own")
        ->type_name("FILE");
    profile.add->add_flag("--default", profile.is_default, "use it where none is named");
    profile.list = profile_command->add_subcommand("list", "What profiles there are");
    profile.list->add_option("-o,--output", profile.format, "how to print; a table on a terminal, else json")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"table", "json", "csv", "ndjson"}));
    profile.remove = profile_command->add_subcommand("remove", "Forget one; the key itself stays as it is");
    profile.remove->add_option("NAME", profile.name, "which")->required()->type_name("PROFILE");
    profile.choose = profile_command->add_subcommand("default", "Use one where none is named");
    profile.choose->add_option("NAME", profile.name, "which")->required()->type_name("PROFILE");
  }

  void declare_watch() {
    watch.app = root.add_subcommand("watch", "Follow what changes, a line a change");
    watch.app->add_option("--types", watch.options.types, "of these only, with commas between: device,alert")
        ->type_name("NAMES");
    watch.app->add_option("--state", watch.state, "keep here how far it came, and go on from there")->type_name("FILE");
    watch.app
        ->add_option("--from", watch.from,
                     "where to begin without a state [with --state or --once: beginning, else now]")
        ->type_name("PLACE")
        ->check(CLI::IsMember({"beginning", "now"}));
    watch.app->add_flag("--restart", watch.options.restart, "forget how far it came");
    watch.app->add_flag("--once", watch.options.once, "end when there is nothing more");
    watch.app->add_option("--interval", watch.interval, "seconds between two questions that found nothing [5]")
        ->type_name("SECONDS");
    watch.server.declare(*watch.app, {"table", "ndjson"});
    watch.app->footer(
        "Example:\n  iot-guardian watch --types device,alert --state changes.state | while read -r line; do ...");
  }

  // The operations' paths, where a method's PATH stands.
  CompletionCommand tree() const {
    CompletionCommand tree = command_tree(root);
    for (auto& command : tree.commands) {
      if (command.name != "api") continue;
      for (auto& verb : command.commands) {
        std::vector<std::string> paths;
        std::string method;
        for (const char c : verb.name) method += static_cast<char>(c - 'a' + 'A');
        for (const auto& operation : operations)
          if (operation.method == method) paths.push_back(operation.path);
        std::sort(paths.begin(), paths.end());
        if (!paths.empty() && !verb.arguments.empty())
          verb.arguments.front() = {CompletionValue::Kind::choices, std::move(paths)};
      }
    }
    return tree;
  }

  Result<void> print_completion() const {
    const auto script = completion_script(shell, tree());
    if (!script) return usage("completion is for bash, zsh or fish");
    StandardOutput output;
    GUARDIAN_CHECK(output.write(*script));
    return output.flush();
  }
};

ClientCommands::ClientCommands(CLI::App& app, std::vector<OperationName> operations)
    : parts_(std::make_unique<Parts>(app, std::move(operations))) {
  parts_->api = app.add_subcommand("api", "Call the Public API with a key")->require_subcommand(1);
  parts_->declare_get();
  parts_->declare_change("post", "Make something");
  parts_->declare_change("put", "Change something");
  parts_->declare_change("delete", "Delete something");
  parts_->declare_profiles();
  parts_->declare_watch();
  parts_->completion = app.add_subcommand("completion", "Print a completion script for a shell");
  parts_->completion->add_option("SHELL", parts_->shell, "which")
      ->required()
      ->type_name("SHELL")
      ->check(CLI::IsMember({"bash", "zsh", "fish"}));
}

ClientCommands::~ClientCommands() = default;

bool ClientCommands::parsed() const {
  return parts_->api->parsed() || parts_->watch.app->parsed() || parts_->completion->parsed();
}

Result<void> ClientCommands::run() {
  if (parts_->completion->parsed()) return parts_->print_completion();
  if (parts_->watch.app->parsed()) return run_watch(parts_->watch);
  if (parts_->profile_command->parsed()) return run_profile(parts_->profile);
  if (parts_->get.app->parsed()) return run_get(parts_->get);
  for (const auto& change : parts_->changes)
    if (change->app->parsed()) return run_change(*change);
  return Error::internal("no command was parsed");
}

}  // namespace guardian::client
