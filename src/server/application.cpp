#include "server/application.h"

#include <fmt/format.h>
#include <unistd.h>

#include <csignal>
#include <future>
#include <thread>

#include "admin/local_socket.h"
#include "api/routes.h"
#include "base/file.h"
#include "base/json_writer.h"
#include "base/log.h"
#include "console/routes.h"
#include "domain/access/failure_throttle.h"
#include "domain/access/rate_limiter.h"
#include "domain/changes/change.h"
#include "domain/profiles/profile_catalogue.h"
#include "domain/store/idempotency.h"
#include "server/access_log.h"
#include "server/command_table.h"
#include "server/demo.h"
#include "server/health_report.h"
#include "server/installation.h"
#include "server/listen_address.h"
#include "server/listeners.h"
#include "server/metrics.h"
#include "server/process.h"
#include "server/readiness.h"
#include "server/request_counts.h"
#include "server/scheduler.h"
#include "server/webhook_sender.h"
#include "server/webhook_workers.h"

namespace guardian::server {
namespace {

using namespace std::chrono_literals;

sigset_t stop_signals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGINT);
  return set;
}

// True when a stop was asked for within `patience`.
bool stop_asked_within(std::chrono::milliseconds patience) {
  const sigset_t set = stop_signals();
  const timespec span{patience.count() / 1000, (patience.count() % 1000) * 1'000'000};
  return sigtimedwait(&set, nullptr, &span) > 0;
}

void log_failure(std::string_view event, const Result<void>& result) {
  if (result) return;
  const Error& error = result.error();
  log_warning(event, {{"why", std::string_view(error.log_text.empty() ? error.client_text : error.log_text)}});
}

// What must happen again and again. The poll has a thread of its own: a key is only trusted while the
// poll is fresh, and the others may wait for the writer.
std::vector<Scheduler::Job> poll_jobs(Installation& installation) {
  return {{"auth poll", domain::Authenticator::kPollInterval, [&] { installation.authenticator().poll(); }}};
}

// What follows the webhooks: silent devices are told, old deliveries forgotten. A thread of their own: a look through
// an inventory must hold up nothing else.
std::vector<Scheduler::Job> webhook_jobs(domain::WebhookDispatcher& dispatcher, domain::Authenticator& authenticator,
                                         std::chrono::hours quiet) {
  return {
      {"refused keys", 5s,
       [&authenticator] { log_failure("refused_keys_not_told", authenticator.tell_refused_keys()); }},
      {"backlogs", 1min, [&dispatcher] { log_failure("webhook_backlog_failed", dispatcher.end_backlogs()); }},
      {"silent devices", 1min, [&dispatcher, quiet] { log_failure("quiet_look_failed", dispatcher.tell_quiet(quiet)); }},
      {"old deliveries", 10min, [&dispatcher] { log_failure("webhook_clean_up_failed", dispatcher.sweep()); }},
  };
}

// Our own sockets, which no webhook may call.
http::AddressPolicy::Listener own_listener(const ListenAddress& address, std::uint16_t port) {
  // A name may stand for any of our addresses.
  return {IpAddress::parse(address.host).value_or(IpAddress::v4(0)), port};
}

std::vector<Scheduler::Job> housekeeping_jobs(Installation& installation, const Clock& clock) {
  return {
      {"last use and sessions", 30s, [&] { installation.flush(); }},
      {"ended sessions", 10min,
       [&] { log_failure("session_clean_up_failed", installation.sessions().remove_ended()); }},
      {"ended tokens", 10min,
       [&] {
         const auto removed = installation.authenticator().remove_ended_tokens();
         if (!removed) log_failure("token_clean_up_failed", removed.error());
       }},
      {"idempotency", 1h,
       [&] {
         log_failure("idempotency_clean_up_failed",
                     installation.database().write(domain::WriteLane::normal, [&](domain::Tx& tx) -> Result<void> {
                       const auto removed = tx.idempotency().remove_before(clock.now() - 24h);
                       return removed ? Result<void>() : Result<void>(removed.error());
                     }));
       }},
      {"changes", 1h,
       [&] {
         log_failure("change_clean_up_failed",
                     installation.database().write(domain::WriteLane::normal, [&](domain::Tx& tx) -> Result<void> {
                       GUARDIAN_CHECK(tx.changes().remove_before(clock.now() - domain::kKeptChanges));
                       return {};
                     }));
       }},
      {"watchdog", 10s, [] { notify_supervisor("WATCHDOG=1"); }},
  };
}

Result<void> serve_local_call(Installation& installation, const admin::LocalCall& call, admin::CommandIo& io) {
  const auto* command = find_command(call.command);
  if (command == nullptr) return Error::invalid(fmt::format("There is no command {}", call.command));
  if (command->run == nullptr)
    return Error::conflict(fmt::format("`{}` needs the server to be stopped first", call.command), "in-use");
  auto context = installation.context(call.who);
  auto result = command->run(context, call.arguments, io);
  const std::string_view why = result ? std::string_view() : std::string_view(result.error().log_text);
  log_info("command",
           {{"name", command->name}, {"who", std::string_view(call.who)}, {"ok", result.has_value()}, {"why", why}});
  return result;
}

// Tells scripts where the server is, since port 0 lets the system choose.
Result<void> write_server_file(const Installation& installation, const std::string& url, std::uint16_t port,
                               std::uint16_t ops_port) {
  std::string text;
  JsonWriter json(text);
  json.begin_object().member("pid", static_cast<std::int64_t>(::getpid())).member("url", url);
  json.member("port", port).member("ops_port", ops_port).end_object();
  return write_private_file(installation.directory().server_file(), text + "\n");
}

// Waits for the requests in flight; a second signal cuts them.
void stop_gently(http::Server& server, std::chrono::seconds grace) {
  auto stopped = std::async(std::launch::async, [&] { server.stop(grace); });
  while (stopped.wait_for(0s) != std::future_status::ready) {
    if (!stop_asked_within(50ms)) continue;
    log_info("stop_cut", {});
    // Whatever is committed is on the disk; what is not was not acknowledged.
    std::thread([] { std::this_thread::sleep_for(3s), ::_exit(0); }).detach();
    server.stop(0ms);
  }
}

}  // namespace

Result<void> serve(const Config& config) {
  // Before any thread is made, so that every thread has them blocked and only this one hears them.
  const sigset_t signals = stop_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);

  // Settings that contradict each other are refused before anything is touched.
  GUARDIAN_TRY(const auto plan, plan_listeners(config));

  // From here on every event has a line; the level and the place are the operator's.
  open_log({config.log_file, plan.log_level});

  // The lock before all files: two processes must never open one installation.
  GUARDIAN_TRY(auto directory, admin::DataDirectory::open(config.data, true));
  auto lock = admin::DirectoryLock::take(directory);
  // A command may hold it for an instant; a server holds it for good.
  for (int tries = 0; !lock && lock.error().type == "in-use" && tries < 50; ++tries) {
    if (admin::connect_server(directory.root())) break;
    std::this_thread::sleep_for(100ms);
    lock = admin::DirectoryLock::take(directory);
  }
  if (!lock) return std::move(lock).error();

  // The clock of the process is one object, so that a test moves all times together.
  const Clock& clock = process_clock();
  // Counters before all that feeds them: the installation still writes while it closes.
  Metrics metrics(clock);
  // Secrets, database, audit and the services over them.
  const InstallationOptions options{config.database, config.database_passfile,
                                    static_cast<int>(config.database_workers)};
  GUARDIAN_TRY(const auto installation, Installation::open(std::move(directory), std::move(*lock), options, clock));

  installation->database().on_write([&](auto took, bool ok) { metrics.observe_write(took, ok); });
  // One judge of readiness, asked on both listeners.
  Readiness readiness(installation->database(), installation->audit(), installation->directory().root(),
                      config.min_free_megabytes, clock);
  metrics.set_sources({&installation->authenticator(), [&] { return installation->database().writes_waiting(); },
                       [&] { return !readiness.what_is_missing(); }});

  // Limits and failures are counted in memory, for all mounts together.
  domain::RateLimiter limiter(clock);
  domain::FailureThrottle failures(clock);
  // What the operations of the Public API need; the console's session opens the same operations.
  GUARDIAN_TRY(const auto epoch, installation->database().read([](const domain::Reader& reader) {
    return reader.installation_value("db_epoch");
  }));
  const domain::Cursors cursors(installation->ring(), epoch.value_or(""));  // a restore needs the server to be stopped
  OutboundWebhookSender webhook_sender(config.webhook_allow_http);
  std::optional<domain::WebhookService> webhooks;
  if (!config.no_webhooks) {
    webhooks.emplace(installation->database(), installation->ring(), installation->audit(), webhook_sender, clock);
  }
  domain::CountMemory counts;
  const api::Services api_services{installation->database(),
                                   installation->authenticator(),
                                   limiter,
                                   failures,
                                   installation->audit(),
                                   cursors,
                                   clock,
                                   webhooks,
                                   &counts};
  RequestCounts request_counts(clock);
  HealthReport health(installation->database(), readiness, request_counts, installation->directory().root(),
                      config.database == "sqlite" ? "sqlite" : "postgresql", !config.no_webhooks, clock);
  domain::InvitationService invitations(installation->database(), installation->ring(), installation->audit(),
                                        installation->authenticator(), clock);
  domain::AuditReview audit_review(installation->database(), installation->audit(), clock);
  const console::Administration administration{
      installation->members(), invitations, installation->tenants(), audit_review,
      [&](const domain::AccessScope& scope) { return health.describe(scope); }};
  const console::Services console_services{
      installation->database(), installation->sessions(),      installation->second_factors(),
      installation->keys(),     installation->authenticator(), clock,
      administration};
  const auto guard = [&](const http::Request& request, bool writes) {
    return console::guard_session(console_services, request, writes);
  };
  domain::profile_catalogue();  // read now: a table that does not parse stops the start
  std::vector<http::Route> routes = api::public_routes(api_services);
  for (auto&& route : console::routes(console_services, plan.console)) routes.push_back(std::move(route));
  for (auto&& route : api::session_routes(api_services, guard)) routes.push_back(std::move(route));
  // A balancer sees the main port alone.
  routes.push_back(readiness.readyz());

  // The ops server is another server, so that /readyz still answers 503 while the main one drains.
  const auto on_exchange = [&](const http::Exchange& exchange) {
    metrics.observe(exchange);
    request_counts.observe(exchange.status);
    log_access(exchange);
  };
  GUARDIAN_TRY(const auto server,
               http::Server::open(main_listeners(plan, std::move(routes)), plan.server, on_exchange));
  std::unique_ptr<http::Server> ops;
  if (plan.ops) {
    GUARDIAN_TRY(ops, http::Server::open(ops_listeners(plan, readiness, metrics), ops_server_options(), nullptr));
  }
  const auto port = server->port(0);
  const auto url = config.public_url.empty() ? plan.url(port) : config.public_url;

  std::vector<http::AddressPolicy::Listener> own{own_listener(plan.main, port)};
  if (ops) own.push_back(own_listener(*plan.ops, ops->port(0)));
  webhook_sender.use_policy(http::AddressPolicy::only_global(plan.webhook_prefixes, std::move(own)));

  // The demo before the first request, and after the port is known, which its file names.
  if (config.demo) {
    auto context = installation->context("service:demo");
    GUARDIAN_CHECK(prepare_demo(context, config.demo_file, url, static_cast<int>(config.demo_devices)));
  }

  // Verifying from memory is allowed only while the poll runs: it starts before the listeners.
  installation->authenticator().poll();
  Scheduler poll(poll_jobs(*installation));
  Scheduler housekeeping(housekeeping_jobs(*installation, clock));
  // Commands of the local operator, from now on by socket, since this process holds the lock.
  GUARDIAN_TRY(auto local, admin::LocalServer::open(installation->directory(), [&](const auto& call, auto& io) {
                 return serve_local_call(*installation, call, io);
               }));

  // What was not sent when the last process ended is taken up again.
  domain::WebhookDispatcher dispatcher(installation->database(), installation->ring(), installation->audit(),
                                       webhook_sender, clock);
  std::optional<WebhookWorkers> workers;
  std::optional<Scheduler> webhook_housekeeping;
  if (!config.no_webhooks) {
    if (config.database == "sqlite") GUARDIAN_CHECK(dispatcher.forget_leases());  // nobody else is on it
    workers.emplace(dispatcher, static_cast<std::size_t>(config.webhook_workers));
    webhook_housekeeping.emplace(webhook_jobs(dispatcher, installation->authenticator(), std::chrono::hours(config.webhook_quiet_hours)));
  }

  // Open for work, and only then said so.
  server->start();
  if (ops) ops->start();
  readiness.set_started();
  GUARDIAN_CHECK(write_server_file(*installation, url, port, ops ? ops->port(0) : std::uint16_t{0}));
  log_info("started", {{"url", std::string_view(url)}, {"pid", static_cast<std::int64_t>(::getpid())}});
  notify_supervisor("READY=1");

  while (!stop_asked_within(1h)) {
  }

  // Not ready first, so that nobody sends new work; then the requests in flight; then what waits in memory.
  readiness.set_stopping();
  notify_supervisor("STOPPING=1");
  log_info("stopping", {});
  (void)stop_asked_within(std::chrono::seconds(config.drain_seconds));
  stop_gently(*server, std::chrono::seconds(config.shutdown_grace_seconds));
  local.reset();
  if (ops) ops->stop(1s);
  std::error_code ignored;
  std::filesystem::remove(installation->directory().server_file(), ignored);
  log_info("stopped", {});
  return {};
}

}  // namespace guardian::server
