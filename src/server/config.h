#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"
#include "base/secret.h"

namespace guardian::server {

// All settings of a server with their defaults. A setting is a field here and a row in config.cpp; the
// flag, the key of the configuration file and its page of reference follow from the row.
struct Config {
  // Behaviour
  std::string data;
  std::string listen = "127.0.0.1:8080";
  std::string ops_listen = "127.0.0.1:9090";
  std::string database = "sqlite";
  std::string database_passfile;
  std::string tls_cert;
  std::string tls_key;
  bool insecure_http = false;
  std::vector<std::string> console_hosts;
  std::string public_url;
  std::vector<std::string> trusted_proxies;
  std::string log_file;
  std::string log_level = "info";
  std::int64_t drain_seconds = 0;
  std::int64_t shutdown_grace_seconds = 30;
  std::int64_t min_free_megabytes = 64;
  bool demo = false;
  std::string demo_file;
  std::int64_t demo_devices = 420;
  std::int64_t idle_timeout_seconds = 60;
  std::int64_t head_timeout_seconds = 10;
  std::int64_t body_timeout_seconds = 30;
  std::int64_t connections = 4096;
  std::int64_t connections_per_address = 256;
  bool no_webhooks = false;
  bool webhook_allow_http = false;
  std::vector<std::string> webhook_allowed_prefixes;
  std::int64_t webhook_quiet_hours = 24;
  // Speed
  std::int64_t io_threads = 1;
  std::int64_t database_workers = 4;
  std::int64_t database_queue = 512;
  std::int64_t password_workers = 2;
  std::int64_t password_queue = 32;
  std::int64_t webhook_workers = 4;
};

struct Setting {
  using Field =
      std::variant<std::string Config::*, std::int64_t Config::*, bool Config::*, std::vector<std::string> Config::*>;
  std::string_view name;  // "ops_listen": the key in the file; the flag is --ops-listen
  Field field;
  std::string_view unit;  // for numbers; else what the text looks like
  std::string_view help;
  std::int64_t least = 0;
  std::int64_t most = 0;
  bool flag_only = false;  // makes no sense in a file
};

const std::vector<Setting>& settings();
std::string flag_name(const Setting& setting);  // "--ops-listen"

// The file's settings over `config`. configuration: it cannot be read, is no TOML, names an unknown key
// (the nearest one is told) or a value out of range; or holds a database password and is wider than 0600.
Result<void> read_config_file(const std::filesystem::path& path, Config& config);

// One flag's texts (several for a list, none for a flag). configuration: not of its type or range.
Result<void> apply_flag(Config& config, const Setting& setting, const std::vector<std::string>& texts);

// True when the database URL carries a password, in its authority or its query.
bool names_password(std::string_view database_url);
Secret password_in(std::string_view database_url);  // decoded; empty: none
std::string without_password(std::string_view database_url);

// docs/configuration.md.
std::string configuration_reference();

}  // namespace guardian::server
