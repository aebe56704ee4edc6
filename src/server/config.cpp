#include "server/config.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <sstream>

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include "base/encoding.h"
#include "base/file.h"

namespace guardian::server {
namespace {

std::vector<Setting> make_settings() {
  using C = Config;
  return {
      {"data", &C::data, "path", "The data directory, 0700; made when absent."},
      {"listen", &C::listen, "HOST:PORT",
       "Where the Public API and the console are served; port 0 picks a free one. "
       "A host that is not loopback needs TLS or `insecure_http`."},
      {"ops_listen", &C::ops_listen, "HOST:PORT",
       "Where `/livez`, `/readyz`, `/startupz` and `/metrics` are served, "
       "open to whoever reaches it; empty: nowhere."},
      {"database", &C::database, "sqlite or URL",
       "`sqlite`: in the data directory. Or `postgresql://user@host/name`; "
       "with a password only in a configuration file of mode 0600."},
      {"database_passfile", &C::database_passfile, "path",
       "PostgreSQL's password file (0600); empty: libpq's default."},
      {"tls_cert", &C::tls_cert, "path", "Certificate chain, PEM. Read again when the file changes."},
      {"tls_key", &C::tls_key, "path", "Its private key, PEM, 0600."},
      {"insecure_http", &C::insecure_http, "",
       "Serve the API over plain HTTP on a host that is not loopback: keys can be "
       "read on the way. The console then says that it needs TLS."},
      {"console_hosts", &C::console_hosts, "host names",
       "Names the console answers to, beside the loopback names and "
       "`listen`'s own; others get 421 (DNS rebinding)."},
      {"public_url", &C::public_url, "URL", "What key files and curl examples name; empty: as the browser asked."},
      {"trusted_proxies", &C::trusted_proxies, "CIDRs", "X-Forwarded-For is believed from these alone."},
      {"log_file", &C::log_file, "path", "One JSON object a line; empty: standard error."},
      {"log_level", &C::log_level, "debug, info, warning, error",
       "The least level that is logged. Access lines are info."},
      {"drain_seconds", &C::drain_seconds, "seconds",
       "After SIGTERM go on accepting so long, with `/readyz` at 503, "
       "until a load balancer has noticed.",
       0, 300},
      {"shutdown_grace_seconds", &C::shutdown_grace_seconds, "seconds", "Then wait so long for requests in flight.", 0,
       300},
      {"min_free_megabytes", &C::min_free_megabytes, "MiB", "`/readyz` is 503 when the data directory's disk has less.",
       0, 1'000'000},
      {"demo", &C::demo, "", "Make a tenant `acme` with believable devices, once. Loopback only.", 0, 0, true},
      {"demo_file", &C::demo_file, "path",
       "Where the demo's credentials are written, 0600, outside the data directory.", 0, 0, true},
      {"demo_devices", &C::demo_devices, "", "How many devices the demo is made with.", 1, 1'000'000, true},
      {"idle_timeout_seconds", &C::idle_timeout_seconds, "seconds", "An idle connection is closed.", 1, 3600},
      {"head_timeout_seconds", &C::head_timeout_seconds, "seconds", "A whole request head must have come; then 408.", 1,
       300},
      {"body_timeout_seconds", &C::body_timeout_seconds, "seconds", "A whole request body must have come; then 408.", 1,
       3600},
      {"connections", &C::connections, "connections", "At once, in all.", 1, 1'000'000},
      {"connections_per_address", &C::connections_per_address, "connections",
       "At once, from one address that is not loopback.", 1, 1'000'000},
      {"no_webhooks", &C::no_webhooks, "", "No webhooks: none is sent, and their operations answer 503."},
      {"webhook_allow_http", &C::webhook_allow_http, "",
       "Webhooks may also go to `http://` URLs, where everyone on the way can read them."},
      {"webhook_allowed_prefixes", &C::webhook_allowed_prefixes, "CIDRs",
       "Networks webhooks may go to beside the global ones, for receivers inside: `10.20.0.0/16`. Never opened by it: "
       "metadata services of clouds, and this server itself."},
      {"webhook_quiet_hours", &C::webhook_quiet_hours, "hours",
       "A device without activity for so long is told as `device.gone_quiet`.", 1, 8760},
      {"io_threads", &C::io_threads, "threads", "For sockets and answers from memory.", 1, 256},
      {"database_workers", &C::database_workers, "threads",
       "For calls that read or write; each has its own reading connection.", 1, 256},
      {"database_queue", &C::database_queue, "calls", "Waiting for a worker; one more is answered 503.", 1, 1'000'000},
      {"password_workers", &C::password_workers, "threads", "For sign-ins: each takes 64 MiB and 100 ms.", 1, 64},
      {"password_queue", &C::password_queue, "calls", "Sign-ins waiting; one more is answered 503.", 1, 10'000},
      {"webhook_workers", &C::webhook_workers, "threads", "Webhook calls under way at once.", 1, 64},
  };
}

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t corner = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = corner + (a[i - 1] == b[j - 1] ? 0 : 1);
      corner = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
    }
  }
  return row.back();
}

const Setting* find_setting(std::string_view name) {
  for (const auto& setting : settings())
    if (setting.name == name) return &setting;
  return nullptr;
}

std::string_view nearest(std::string_view name) {
  return std::min_element(
             settings().begin(), settings().end(),
             [&](const Setting& a, const Setting& b) { return distance(a.name, name) < distance(b.name, name); })
      ->name;
}

Result<void> set_number(Config& config, const Setting& setting, std::int64_t Config::*field, std::int64_t value) {
  if (value < setting.least || value > setting.most)
    return Error::configuration(fmt::format("{}: expected {} to {} {}, found {}", setting.name, setting.least,
                                            setting.most, setting.unit, value));
  config.*field = value;
  return {};
}

Result<void> apply_node(Config& config, const Setting& setting, const toml::node& node) {
  const auto expected = [&](std::string_view what) {
    return Error::configuration(fmt::format("{}: expected {}", setting.name, what));
  };
  if (const auto* text = std::get_if<std::string Config::*>(&setting.field)) {
    if (!node.is_string()) return expected("a text in quotes");
    config.** text = node.as_string()->get();
  } else if (const auto* number = std::get_if<std::int64_t Config::*>(&setting.field)) {
    if (!node.is_integer()) return expected("a whole number");
    return set_number(config, setting, *number, node.as_integer()->get());
  } else if (const auto* flag = std::get_if<bool Config::*>(&setting.field)) {
    if (!node.is_boolean()) return expected("true or false");
    config.** flag = node.as_boolean()->get();
  } else if (const auto* list = std::get_if<std::vector<std::string> Config::*>(&setting.field)) {
    if (!node.is_array()) return expected("a list of texts: [\"...\"]");
    (config.**list).clear();
    for (const auto& element : *node.as_array()) {
      if (!element.is_string()) return expected("a list of texts: [\"...\"]");
      (config.**list).push_back(element.as_string()->get());
    }
  }
  return {};
}

std::string default_text(const Setting& setting) {
  const Config defaults;
  if (const auto* text = std::get_if<std::string Config::*>(&setting.field))
    return (defaults.**text).empty() ? "" : fmt::format("`{}`", defaults.**text);
  if (const auto* number = std::get_if<std::int64_t Config::*>(&setting.field))
    return fmt::format("{}", defaults.**number);
  if (std::holds_alternative<bool Config::*>(setting.field)) return "false";
  return "";
}

// Where the password's text begins and ends in a URL's authority; empty range: there is none.
std::pair<std::size_t, std::size_t> password_range(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme == std::string_view::npos) return {0, 0};
  const auto begin = scheme + 3;
  const auto authority = url.substr(begin, url.find_first_of("/?", begin) - begin);
  const auto at = authority.rfind('@');
  const auto colon = authority.find(':');
  if (at == std::string_view::npos || colon == std::string_view::npos || colon > at) return {0, 0};
  return {begin + colon, begin + at};
}

}  // namespace

const std::vector<Setting>& settings() {
  static const std::vector<Setting> all = make_settings();
  return all;
}

std::string flag_name(const Setting& setting) {
  std::string name = "--" + std::string(setting.name);
  std::replace(name.begin(), name.end(), '_', '-');
  return name;
}

Result<void> read_config_file(const std::filesystem::path& path, Config& config) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  if (!file) return Error::configuration(fmt::format("{} cannot be read", path.string()));
  const auto parsed = toml::parse(text.str(), path.string());
  if (!parsed)
    return Error::configuration(
        fmt::format("{} line {}: {}", path.string(), parsed.error().source().begin.line, parsed.error().description()));
  for (const auto& [key, node] : parsed.table()) {
    const auto* setting = find_setting(key.str());
    if (setting == nullptr)
      return Error::configuration(fmt::format("{} line {}: there is no setting `{}`; the nearest is `{}`",
                                              path.string(), node.source().begin.line, key.str(), nearest(key.str())));
    if (setting->flag_only)
      return Error::configuration(fmt::format("{}: `{}` is a flag, not for a file", path.string(), setting->name));
    if (auto applied = apply_node(config, *setting, node); !applied)
      return Error::configuration(
          fmt::format("{} line {}: {}", path.string(), node.source().begin.line, applied.error().client_text));
  }
  if (names_password(config.database)) return require_private_file(path);
  return {};
}

Result<void> apply_flag(Config& config, const Setting& setting, const std::vector<std::string>& texts) {
  if (const auto* flag = std::get_if<bool Config::*>(&setting.field)) {
    config.** flag = true;
  } else if (const auto* list = std::get_if<std::vector<std::string> Config::*>(&setting.field)) {
    config.** list = texts;
  } else if (texts.empty()) {
    return Error::configuration(fmt::format("{}: a value is missing", flag_name(setting)));
  } else if (const auto* text = std::get_if<std::string Config::*>(&setting.field)) {
    config.** text = texts.back();
  } else if (const auto* number = std::get_if<std::int64_t Config::*>(&setting.field)) {
    std::int64_t value = 0;
    const auto& digits = texts.back();
    const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (failed != std::errc{} || end != digits.data() + digits.size())
      return Error::configuration(fmt::format("{}: expected a whole number, found {}", flag_name(setting), digits));
    return set_number(config, setting, *number, value);
  }
  return {};
}

bool names_password(std::string_view url) {
  const auto [begin, end] = password_range(url);
  return begin != end || url.find("password=") != std::string_view::npos;
}

Secret password_in(std::string_view url) {
  std::string_view text;
  if (const auto [begin, end] = password_range(url); begin != end) {
    text = url.substr(begin + 1, end - begin - 1);
  } else if (const auto at = url.find("password="); at != std::string_view::npos) {
    text = url.substr(at + 9);
    text = text.substr(0, text.find('&'));
  }
  auto decoded = percent_decode(text, false);
  return Secret(decoded ? std::move(*decoded) : std::string(text));
}

std::string without_password(std::string_view url) {
  std::string out(url);
  const auto [begin, end] = password_range(url);
  out.erase(begin, end - begin);
  for (auto at = out.find("password="); at != std::string::npos; at = out.find("password=")) {
    const auto stop = out.find('&', at);
    out.erase(at, stop == std::string::npos ? std::string::npos : stop - at + 1);
  }
  return out;
}

std::string configuration_reference() {
  std::string out =
      "# Configuration\n\n"
      "Made by `iot-guardian config --reference`; a test holds the two together. Each setting is a flag of\n"
      "`iot-guardian serve` and, unless said otherwise, a key of the file given by `--config FILE.toml`. Flags win "
      "over the\n"
      "file, the file over the defaults. An unknown key or a value out of range refuses to start (exit 78).\n"
      "An example: `config/iot-guardian.example.toml`.\n\n"
      "| key | flag | default | unit | range | |\n|---|---|---|---|---|---|\n";
  for (const auto& setting : settings()) {
    const bool number = std::holds_alternative<std::int64_t Config::*>(setting.field);
    out +=
        fmt::format("| `{}` | `{}` | {} | {} | {} | {}{} |\n", setting.name, flag_name(setting), default_text(setting),
                    setting.unit, number ? fmt::format("{} to {}", setting.least, setting.most) : "", setting.help,
                    setting.flag_only ? " Flag only." : "");
  }
  return out;
}

}  // namespace guardian::server
