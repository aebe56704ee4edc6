#include "client/completion/command_tree.h"

#include <CLI/CLI.hpp>

namespace guardian::client {
namespace {

// "TEXT:{table,json}": what a check of a closed list adds to the name of the type.
std::vector<std::string> choices_of(const std::string& type_name) {
  std::vector<std::string> choices;
  const auto open = type_name.find('{');
  const auto close = type_name.rfind('}');
  if (open == std::string::npos || close == std::string::npos || close < open) return choices;
  std::string rest = type_name.substr(open + 1, close - open - 1);
  while (!rest.empty()) {
    const auto comma = std::min(rest.find(','), rest.size());
    choices.push_back(rest.substr(0, comma));
    rest.erase(0, comma + 1);
  }
  return choices;
}

CompletionValue value_of(const CLI::Option& option) {
  if (option.get_items_expected_max() == 0) return {};
  const std::string type = option.get_type_name();
  if (auto choices = choices_of(type); !choices.empty()) return {CompletionValue::Kind::choices, std::move(choices)};
  if (type == "PROFILE") return {CompletionValue::Kind::profile, {}};
  if (type.find("FILE") != std::string::npos || type.find("DIR") != std::string::npos)
    return {CompletionValue::Kind::file, {}};
  return {CompletionValue::Kind::any, {}};
}

}  // namespace

CompletionCommand command_tree(const CLI::App& app) {
  CompletionCommand command;
  command.name = app.get_name();
  command.help = app.get_description();
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_positional()) {
      command.arguments.push_back(value_of(*option));
      continue;
    }
    CompletionOption out;
    for (const auto& name : option->get_lnames()) out.names.push_back("--" + name);
    for (const auto& name : option->get_snames()) out.names.push_back("-" + name);
    out.help = option->get_description();
    out.value = value_of(*option);
    command.options.push_back(std::move(out));
  }
  for (const CLI::App* child : app.get_subcommands([](const CLI::App*) { return true; }))
    command.commands.push_back(command_tree(*child));
  return command;
}

}  // namespace guardian::client
