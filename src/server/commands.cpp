#include "server/commands.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <cstdio>
#include <map>

#include "api/operation.h"
#include "base/log.h"
#include "client/commands.h"
#include "server/application.h"
#include "server/command_runner.h"
#include "server/command_table.h"
#include "server/config.h"
#include "server/exit_code.h"
#include "server/process.h"

namespace guardian::server {
namespace {

using admin::ArgumentKind;

constexpr std::string_view kIntroduction =
    "IoT Guardian: a self-hosted IoT security cloud.\n\n"
    "Begin:\n"
    "  iot-guardian serve --data DIR\n"
    "  iot-guardian tenant create acme --data DIR\n"
    "  iot-guardian user create --tenant acme --email ada@acme.example --role owner --data DIR\n"
    "  iot-guardian key create --tenant acme --user ada@acme.example --data DIR\n";

constexpr std::string_view kClosing =
    "Every command but api, watch and completion takes --data DIR and works while the server runs and while it does\n"
    "not. Those three are for people with a key, anywhere: docs/command-line.md.\n"
    "Exit codes: 0 done, 2 the audit was changed, 64 wrong use, 65 bad input, 66 no such thing, 70 internal,\n"
    "73 the state of things does not allow it, 74 storage failed or damaged, 75 try later, 77 not allowed,\n"
    "78 the configuration must be changed.";

// "FILE" and "NAME" stand without dashes and reach the command in lower case.
bool is_positional(const admin::Argument& argument) {
  return !argument.name.empty() && argument.name.front() >= 'A' && argument.name.front() <= 'Z';
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

// An option whose texts are read after the parse; a value that looks like "" counts.
CLI::Option* add_texts(CLI::App& app, const std::string& name, std::string_view help, int most) {
  auto* option = app.add_option(name)->description(std::string(help));
  option->expected(1, most);
  if (most == 1) option->multi_option_policy(CLI::MultiOptionPolicy::Throw);
  if (most > 1) option->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  // A flag takes one text each time it is given, a place as many as come.
  if (most > 1) option->allow_extra_args(!name.starts_with("--"));
  return option;
}

struct Leaf {
  CLI::App* app = nullptr;
  std::map<std::string, CLI::Option*> options;
  CLI::Option* find(std::string_view name) const {
    const auto found = options.find(std::string(name));
    return found == options.end() ? nullptr : found->second;
  }
  std::string text(std::string_view name) const {
    const auto* option = find(name);
    return option == nullptr || option->count() == 0 ? std::string() : option->results().back();
  }
};

CLI::App* noun_command(CLI::App& app, const std::string& noun) {
  for (auto* known : app.get_subcommands([](CLI::App*) { return true; }))
    if (known->get_name() == noun) return known;
  return app.add_subcommand(noun)->require_subcommand(1);
}

Leaf declare_command(CLI::App& app, const admin::Command& command) {
  CLI::App* parent = &app;
  std::string verb(command.name);
  if (const auto space = command.name.find(' '); space != std::string_view::npos) {
    const std::string noun(command.name.substr(0, space));
    verb = std::string(command.name.substr(space + 1));
    parent = noun_command(app, noun);
  }
  Leaf leaf{parent->add_subcommand(verb, std::string(command.help)), {}};
  for (const auto& argument : command.arguments) {
    const auto name = is_positional(argument) ? std::string(argument.name) : "--" + std::string(argument.name);
    CLI::Option* option = nullptr;
    if (argument.kind == ArgumentKind::flag || argument.kind == ArgumentKind::password) {
      option = leaf.app->add_flag(name)->description(std::string(argument.help));
    } else {
      option = add_texts(*leaf.app, name, argument.help, argument.kind == ArgumentKind::list ? 1000 : 1);
      option->required(argument.required);
      option->type_name(argument.kind == ArgumentKind::number ? "NUMBER"
                        : argument.kind == ArgumentKind::input_file || argument.kind == ArgumentKind::output_file
                            ? "FILE"
                            : "TEXT");
      if (argument.kind == ArgumentKind::number) option->check(CLI::Number);
      if (!argument.choices.empty())
        option->check(CLI::IsMember(std::vector<std::string>(argument.choices.begin(), argument.choices.end())));
      if (!argument.otherwise.empty()) option->description(fmt::format("{} [{}]", argument.help, argument.otherwise));
    }
    leaf.options[std::string(argument.name)] = option;
  }
  leaf.options["data"] =
      add_texts(*leaf.app, "--data", "the installation's data directory", 1)->type_name("DIR")->required();
  leaf.options["database"] =
      add_texts(*leaf.app, "--database", "while no server runs: the database, when it is not the one used last", 1)
          ->type_name("URL");
  leaf.options["database-passfile"] =
      add_texts(*leaf.app, "--database-passfile", "its password file", 1)->type_name("FILE");
  leaf.options["config"] =
      add_texts(*leaf.app, "--config", "a server's configuration file, for its database", 1)->type_name("FILE");
  if (!command.example.empty()) leaf.app->footer("Example:\n  iot-guardian " + std::string(command.example));
  return leaf;
}

Result<std::int64_t> whole_number(const std::string& name, const std::string& text) {
  try {
    std::size_t used = 0;
    const auto value = std::stoll(text, &used);
    if (used == text.size()) return static_cast<std::int64_t>(value);
  } catch (const std::exception&) {
    // told below
  }
  return Error{
      ErrorCode::invalid_argument, fmt::format("{}: expected a whole number, found {}", name, text), {}, "usage"};
}

// Turns the parsed options into what the command gets, opening the files it names.
Result<void> run_leaf(const admin::Command& command, const Leaf& leaf) {
  TerminalIo io;
  boost::json::object arguments;
  std::vector<std::string> descriptors;
  const admin::Argument* password = nullptr;
  for (const auto& argument : command.arguments) {
    const auto* option = leaf.find(argument.name);
    const auto name = lower(argument.name);
    const bool given = option->count() > 0;
    switch (argument.kind) {
      case ArgumentKind::flag:
        arguments[name] = given;
        break;
      case ArgumentKind::password:
        password = &argument;
        break;
      case ArgumentKind::list: {
        boost::json::array texts;
        for (const auto& text : option->results()) texts.emplace_back(text);
        arguments[name] = std::move(texts);
        break;
      }
      case ArgumentKind::number:
        if (given || !argument.otherwise.empty()) {
          GUARDIAN_TRY(arguments[name],
                       whole_number(name, given ? option->results().back() : std::string(argument.otherwise)));
        }
        break;
      case ArgumentKind::text:
        if (given || !argument.otherwise.empty())
          arguments[name] = given ? option->results().back() : std::string(argument.otherwise);
        break;
      case ArgumentKind::input_file:
        GUARDIAN_CHECK(io.open_input(option->results().back()));
        descriptors.emplace_back("input");
        break;
      case ArgumentKind::output_file:
        GUARDIAN_CHECK(io.open_output(option->results().back()));
        descriptors.emplace_back("output");
        break;
    }
  }
  const auto* existing = arguments.if_contains("existing");
  if (password != nullptr && (existing == nullptr || !existing->get_bool())) {
    const auto what = password->name.substr(0, password->name.find('-'));
    GUARDIAN_CHECK(io.open_password(what, leaf.find(password->name)->count() > 0));
    descriptors.emplace_back("password");
  }

  CommandTarget target{leaf.text("data"), leaf.text("database"), leaf.text("database-passfile")};
  if (const auto file = leaf.text("config"); !file.empty()) {
    Config config;
    GUARDIAN_CHECK(read_config_file(file, config));
    if (target.database.empty()) target.database = config.database;
    if (target.database_passfile.empty()) target.database_passfile = config.database_passfile;
  } else if (names_password(target.database)) {
    return Error::configuration(
        "--database: a password on the command line can be read by other users; use --database-passfile or a 0600 "
        "--config");
  }
  GUARDIAN_CHECK(run_command(command, arguments, descriptors, target, io));
  return io.keep_output();
}

Result<void> run_serve(const Leaf& leaf) {
  Config config;
  if (const auto file = leaf.text("config"); !file.empty()) GUARDIAN_CHECK(read_config_file(file, config));
  for (const auto& setting : settings()) {
    const auto* option = leaf.find(setting.name);
    if (option->count() == 0) continue;
    GUARDIAN_CHECK(apply_flag(config, setting, option->results()));
    if (setting.name == "database" && names_password(config.database))
      return Error::configuration(
          "--database: a password on the command line can be read by other users; use database_passfile, or put the "
          "URL into a configuration file of mode 0600");
  }
  if (config.data.empty()) return Error::configuration("A data directory is needed: --data DIR");
  return serve(config);
}

Leaf declare_serve(CLI::App& app) {
  Leaf leaf{app.add_subcommand("serve", "Run the server"), {}};
  leaf.options["config"] =
      add_texts(*leaf.app, "--config", "a TOML file of settings; flags win over it", 1)->type_name("FILE");
  for (const auto& setting : settings()) {
    const auto name = flag_name(setting);
    auto*& option = leaf.options[std::string(setting.name)];
    if (std::holds_alternative<bool Config::*>(setting.field))
      option = leaf.app->add_flag(name)->description(std::string(setting.help));
    else
      option = add_texts(*leaf.app, name, setting.help,
                         std::holds_alternative<std::vector<std::string> Config::*>(setting.field) ? 100 : 1)
                   ->type_name(setting.unit.empty() ? "TEXT" : std::string(setting.unit));
  }
  leaf.app->footer(
      "Example:\n  iot-guardian serve --data /var/lib/iot-guardian --listen 0.0.0.0:443 --tls-cert chain.pem --tls-key "
      "key.pem\n"
      "SIGTERM stops it in order; a second one at once.");
  return leaf;
}

// The paths below /pub/v4.0/, for completion.
std::vector<client::OperationName> operation_names() {
  std::vector<client::OperationName> names;
  for (const auto& operation : api::operations().rows()) {
    if ((operation.mounts & static_cast<unsigned>(api::Mount::v4)) == 0) continue;
    names.push_back({std::string(http::to_string(operation.method)), std::string(operation.path)});
  }
  return names;
}

int report(const Result<void>& result) {
  if (result) return 0;
  const Error& error = result.error();
  std::fputs(fmt::format("iot-guardian: {}\n", error.client_text).c_str(), stderr);
  if (!error.log_text.empty()) std::fputs(fmt::format("  ({})\n", error.log_text).c_str(), stderr);
  return exit_code_of(error);
}

}  // namespace

int run_command_line(int argc, char** argv) {
  harden_process();
  CLI::App app{std::string(kIntroduction), "iot-guardian"};
  app.footer(std::string(kClosing));
  app.require_subcommand(1);
  const Leaf serving = declare_serve(app);
  std::vector<std::pair<const admin::Command*, Leaf>> leaves;
  for (const auto& command : all_commands()) leaves.emplace_back(&command, declare_command(app, command));
  client::ClientCommands client_commands(app, operation_names());
  for (const auto& [noun, help] : std::map<std::string, std::string>{{"tenant", "Tenants and their settings"},
                                                                     {"user", "People and what they may do"},
                                                                     {"key", "Access keys"},
                                                                     {"secrets", "The installation's own secrets"},
                                                                     {"import", "Take inventory from files"},
                                                                     {"integration", "What automations reported"},
                                                                     {"security-rules", "Uploaded firewall rules"},
                                                                     {"discovery", "What network discovery uploaded"},
                                                                     {"audit", "The record of privileged changes"}})
    app.get_subcommand(noun)->description(help);
  auto* reference = app.add_subcommand("config", "Tell about settings");
  reference->add_flag("--reference")->description("print docs/configuration.md")->required();

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& wrong) {
    const int code = app.exit(wrong);
    return code == 0 ? 0 : kExitUsage;
  }
  try {
    if (reference->parsed()) {
      std::fputs(configuration_reference().c_str(), stdout);
      return 0;
    }
    int code = kExitUsage;
    if (client_commands.parsed()) code = report(client_commands.run());
    if (serving.app->parsed()) code = report(run_serve(serving));
    for (const auto& [command, leaf] : leaves)
      if (leaf.app->parsed()) code = report(run_leaf(*command, leaf));
    close_log();
    return code;
  } catch (const std::exception& unexpected) {
    close_log();
    return report(Error::internal(unexpected.what()));
  }
}

}  // namespace guardian::server
