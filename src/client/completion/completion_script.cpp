#include "client/completion/completion_script.h"

#include <fmt/format.h>

#include <algorithm>

// All three scripts have one shape: from the words of the line the path of commands is found ("api get"), then a table
// tells what may follow. Every word of the tables passes `word`, so that a script holds nothing a shell would run.
// Names of variables begin with ig_: zsh has a meaning of its own for `path`, `commands` and `options`.
namespace guardian::client {
namespace {

using Kind = CompletionValue::Kind;

// A word that needs no quotes in any of the shells; others are left out.
std::string word(std::string_view text) {
  const bool plain = !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '/' || c == '.' || c == ':' || c == ',' || c == '@';
  });
  return plain ? std::string(text) : std::string();
}

std::string words(const std::vector<std::string>& list) {
  std::string out;
  for (const auto& one : list) {
    const auto plain = word(one);
    if (plain.empty()) continue;
    if (!out.empty()) out += ' ';
    out += plain;
  }
  return out;
}

// Help as one quoted text: letters and blanks, cut at the first line.
std::string shell_quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text.substr(0, 100)) {
    if (c == '\n') break;
    if (c == '\'' || c == '\\' || c < 0x20 || c > 0x7E || c == '[' || c == ']' || c == '$' || c == '`') continue;
    out += c;
  }
  return out + "'";
}

template <typename Visit>
void each_command(const CompletionCommand& command, const std::string& path, Visit&& visit) {
  visit(command, path);
  for (const auto& child : command.commands) {
    const auto name = word(child.name);
    if (!name.empty()) each_command(child, path.empty() ? name : path + " " + name, visit);
  }
}

std::vector<std::string> command_names(const CompletionCommand& command) {
  std::vector<std::string> names;
  for (const auto& child : command.commands) names.push_back(child.name);
  return names;
}

std::vector<std::string> option_names(const CompletionCommand& command) {
  std::vector<std::string> names;
  for (const auto& option : command.options)
    for (const auto& name : option.names) names.push_back(name);
  return names;
}

// "api|api get|...": the patterns of a case, since each is one of a closed list.
std::string command_paths(const CompletionCommand& root) {
  std::string out;
  each_command(root, "", [&](const CompletionCommand&, const std::string& path) {
    if (path.empty()) return;
    if (!out.empty()) out += '|';
    out += '"' + path + '"';
  });
  return out;
}

// What completes a value, for the two shells that share a language: words in `choices`, or a kind in `kind`.
std::string shell_value(const CompletionValue& value) {
  switch (value.kind) {
    case Kind::choices:
      return fmt::format("ig_choices=\"{}\"", words(value.choices));
    case Kind::file:
      return "ig_kind=file";
    case Kind::profile:
      return "ig_choices=\"$(_iot_guardian_profiles)\"";
    case Kind::none:
    case Kind::any:
      break;
  }
  return "ig_kind=any";
}

// Three functions: what completes the value of an option, which words may follow a command, what its places take.
std::string shell_tables(const CompletionCommand& root) {
  std::string values;
  std::string rows;
  std::string places;
  each_command(root, "", [&](const CompletionCommand& command, const std::string& path) {
    for (const auto& option : command.options) {
      if (option.value.kind == Kind::none) continue;
      std::string patterns;
      for (const auto& name : option.names)
        if (!word(name).empty()) patterns += (patterns.empty() ? "" : "|") + fmt::format("\"{} {}\"", path, word(name));
      if (patterns.empty()) continue;
      values += fmt::format("    {}) {} ;;\n", patterns, shell_value(option.value));
    }
    rows += fmt::format("    \"{}\") ig_commands=\"{}\" ig_options=\"{}\" ;;\n", path, words(command_names(command)),
                        words(option_names(command)));
    for (std::size_t i = 0; i < command.arguments.size(); ++i)
      places += fmt::format("    \"{} {}\") {} ;;\n", path, i, shell_value(command.arguments[i]));
  });
  return fmt::format(
      "# Sets choices, or kind, for the value of option $2 of command $1; fails when it takes none.\n"
      "_iot_guardian_value() {{\n  ig_choices= ig_kind=\n  case \"$1 $2\" in\n{}    *) return 1 ;;\n  esac\n}}\n"
      "# Sets what may follow command $1.\n"
      "_iot_guardian_words() {{\n  ig_commands= ig_options=\n  case \"$1\" in\n{}  esac\n}}\n"
      "# Sets choices, or kind, for argument number $2 of command $1.\n"
      "_iot_guardian_place() {{\n  ig_choices= ig_kind=\n  case \"$1 $2\" in\n{}    *) return 1 ;;\n  esac\n}}\n"
      "_iot_guardian_is_command() {{\n  case \"$1\" in\n    {}) return 0 ;;\n  esac\n  return 1\n}}\n",
      values, rows, places, command_paths(root));
}

constexpr std::string_view kProfiles = R"(_iot_guardian_profiles() {
  local file
  for file in "${XDG_CONFIG_HOME:-$HOME/.config}/iot-guardian/profiles/"*.json; do
    file="${file##*/}"
    file="${file%.json}"
    case "$file" in
      *[!a-z0-9-]*|"") ;;
      *) echo "$file" ;;
    esac
  done
}
)";

// Walks the words before the cursor: which command, which place, and the option whose value comes next.
constexpr std::string_view kWalk = R"(# From the words before the cursor: path, place and the pending option.
_iot_guardian_walk() {
  ig_path= ig_place=0 ig_pending=
  local each
  for each in "$@"; do
    if [ -n "$ig_pending" ]; then ig_pending=; continue; fi
    case "$each" in
      -?*) if _iot_guardian_value "$ig_path" "$each"; then ig_pending="$each"; fi ;;
      *) if _iot_guardian_is_command "${ig_path:+$ig_path }$each"; then ig_path="${ig_path:+$ig_path }$each"; else ig_place=$((ig_place + 1)); fi ;;
    esac
  done
}
)";

std::string bash_script(const CompletionCommand& root) {
  return std::string(
             "# bash completion of iot-guardian: source it, or put it into\n"
             "# ~/.local/share/bash-completion/completions/iot-guardian\n") +
         shell_tables(root) + std::string(kProfiles) + std::string(kWalk) + R"(_iot_guardian() {
  local current="${COMP_WORDS[COMP_CWORD]}"
  local ig_path ig_place ig_pending ig_choices ig_kind ig_commands ig_options
  _iot_guardian_walk "${COMP_WORDS[@]:1:COMP_CWORD-1}"
  if [ -n "$ig_pending" ]; then
    _iot_guardian_value "$ig_path" "$ig_pending"
  else
    _iot_guardian_words "$ig_path"
    _iot_guardian_place "$ig_path" "$ig_place"
    ig_choices="$ig_commands $ig_choices"
    case "$current" in
      -*) ig_choices="$ig_options"; ig_kind= ;;
    esac
  fi
  if [ "$ig_kind" = file ]; then
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen -f -- "$current")
  else
    mapfile -t COMPREPLY < <(compgen -W "$ig_choices" -- "$current")
  fi
}
complete -F _iot_guardian iot-guardian
)";
}

std::string zsh_script(const CompletionCommand& root) {
  return std::string(
             "#compdef iot-guardian\n"
             "# zsh completion of iot-guardian: put it as _iot-guardian into a directory of $fpath\n") +
         shell_tables(root) + std::string(kProfiles) + std::string(kWalk) + R"(_iot_guardian() {
  emulate -L zsh
  setopt null_glob
  local current="$words[CURRENT]"
  local ig_path ig_place ig_pending ig_choices ig_kind ig_commands ig_options
  _iot_guardian_walk "${(@)words[2,CURRENT-1]}"
  if [[ -n "$ig_pending" ]]; then
    _iot_guardian_value "$ig_path" "$ig_pending"
  else
    _iot_guardian_words "$ig_path"
    _iot_guardian_place "$ig_path" "$ig_place"
    ig_choices="$ig_commands $ig_choices"
    if [[ "$current" == -* ]]; then ig_choices="$ig_options"; ig_kind=; fi
  fi
  if [[ "$ig_kind" == file ]]; then
    _files
  else
    compadd -- ${=ig_choices}
  fi
}
if [[ "$funcstack[1]" == _iot-guardian ]]; then _iot_guardian "$@"; else compdef _iot_guardian iot-guardian; fi
)";
}

std::string fish_value(const CompletionValue& value) {
  switch (value.kind) {
    case Kind::choices:
      return fmt::format(" -x -a '{}'", words(value.choices));
    case Kind::file:
      return " -r -F";
    case Kind::profile:
      return " -x -a '(__iot_guardian_profiles)'";
    case Kind::any:
      return " -x";
    case Kind::none:
      break;
  }
  return {};
}

std::string fish_script(const CompletionCommand& root) {
  std::string out =
      "# fish completion of iot-guardian: put it into ~/.config/fish/completions/iot-guardian.fish\n"
      "function __iot_guardian_profiles\n"
      "  set -l config $XDG_CONFIG_HOME\n"
      "  test -n \"$config\"; or set config ~/.config\n"
      "  for file in $config/iot-guardian/profiles/*.json\n"
      "    string match -r '^[a-z0-9-]+$' (basename $file .json)\n"
      "  end\n"
      "end\n"
      "# The command so far is $argv[1], with $argv[2] arguments behind it.\n"
      "function __iot_guardian_at\n"
      "  set -l path\n"
      "  set -l place 0\n"
      "  set -l skip 0\n"
      "  for each in (commandline -opc)[2..-1]\n"
      "    if test $skip = 1\n"
      "      set skip 0\n"
      "    else if string match -q -- '-*' $each\n"
      "      contains -- $each $__iot_guardian_takers; and set skip 1\n"
      "    else if contains -- \"$path$each\" $__iot_guardian_commands\n"
      "      set path \"$path$each \"\n"
      "    else\n"
      "      set place (math $place + 1)\n"
      "    end\n"
      "  end\n"
      "  test \"$path\" = \"$argv[1]\"; and begin; test (count $argv) = 1; or test $place = $argv[2]; end\n"
      "end\n"
      "complete -c iot-guardian -f\n";
  std::string commands;
  std::vector<std::string> takers;
  std::string lines;
  each_command(root, "", [&](const CompletionCommand& command, const std::string& path) {
    if (!path.empty()) commands += fmt::format(" '{}'", path);
    const std::string before = path.empty() ? "" : path + " ";
    for (const auto& child : command.commands) {
      if (word(child.name).empty()) continue;
      lines += fmt::format("complete -c iot-guardian -n '__iot_guardian_at \"{}\" 0' -a {} -d {}\n", before,
                           word(child.name), shell_quoted(child.help));
    }
    for (std::size_t i = 0; i < command.arguments.size(); ++i) {
      const auto value = fish_value(command.arguments[i]);
      if (command.arguments[i].kind == Kind::any || value.empty()) continue;
      lines += fmt::format("complete -c iot-guardian -n '__iot_guardian_at \"{}\" {}'{}\n", before, i,
                           command.arguments[i].kind == Kind::file ? " -F" : value);
    }
    for (const auto& option : command.options) {
      std::string names;
      for (const auto& name : option.names) {
        const auto plain = word(name);
        if (plain.starts_with("--")) {
          names += " -l " + plain.substr(2);
        } else if (plain.starts_with("-")) {
          names += " -s " + plain.substr(1);
        }
        if (!plain.empty() && option.value.kind != Kind::none &&
            std::find(takers.begin(), takers.end(), plain) == takers.end())
          takers.push_back(plain);
      }
      if (names.empty()) continue;
      lines += fmt::format("complete -c iot-guardian -n '__iot_guardian_at \"{}\"'{}{} -d {}\n", before, names,
                           fish_value(option.value), shell_quoted(option.help));
    }
  });
  // A command's words are joined by blanks, and "$path$each" ends without one.
  return out + "set -g __iot_guardian_commands" + commands + "\nset -g __iot_guardian_takers " + words(takers) + "\n" +
         lines;
}

}  // namespace

std::optional<std::string> completion_script(std::string_view shell, const CompletionCommand& root) {
  if (shell == "bash") return bash_script(root);
  if (shell == "zsh") return zsh_script(root);
  if (shell == "fish") return fish_script(root);
  return std::nullopt;
}

}  // namespace guardian::client
