#include "console/routes.h"

#include <array>

#include "console/administration/administration_handlers.h"
#include "console/files/file_handlers.h"
#include "console/keys/key_handlers.h"
#include "console/route_table.h"
#include "console/second_factor/second_factor_handlers.h"
#include "console/sessions/session_handlers.h"
#include "console/views/view_handlers.h"

namespace guardian::console {
namespace {

using enum http::Method;
using enum http::Lane;
using enum Guard;
using enum OpenTo;

constexpr std::size_t kSignInBody = 4 * 1024;
constexpr std::size_t kKeyBody = 16 * 1024;
constexpr std::size_t kReportBody = 8 * 1024;

// The addresses of pages: the routes of web/src/app/pages.ts and what may stand below them.
constexpr std::array kPages = {"/",
                               "/sign-in",
                               "/invite",
                               "/preferences",
                               "/preferences/{rest...}",
                               "/devices",
                               "/devices/{rest...}",
                               "/alerts",
                               "/alerts/{rest...}",
                               "/vulnerabilities",
                               "/vulnerabilities/{rest...}",
                               "/policies",
                               "/network",
                               "/network/{rest...}",
                               "/catalogue",
                               "/catalogue/{rest...}",
                               "/admin",
                               "/admin/{rest...}",
                               "/api",
                               "/guardian",
                               "/guardian/{rest...}"};

// The calls of owners and administrators.
void add_administration(RouteTable& table) {
  const auto add = [&](http::Method method, std::string path, Guard guard, SessionHandler handler, std::string name,
                       domain::Role role = domain::Role::administrator) {
    const std::size_t body = method == get ? 0 : kSignInBody;
    table.add_for(role, method, "/console/admin/" + path, guard, database, body, handler, "admin/" + name);
  };
  // clang-format off
  add(get,     "users",                    session,                list_people,         "list-users");
  add(put,     "users/{id}/role",          session_csrf_confirmed, set_person_role,     "set-role");
  add(post,    "users/{id}/lock",          session_csrf,           lock_person,         "lock-user");
  add(post,    "users/{id}/unlock",        session_csrf,           unlock_person,       "unlock-user");
  add(post,    "users/{id}/sessions/end",  session_csrf,           end_person_sessions, "end-sessions");
  add(delete_, "users/{id}",               session_csrf_confirmed, remove_person,       "remove-user");
  add(post,    "invitations",              session_csrf_confirmed, send_invitation,     "invite");
  add(post,    "invitations/{id}/renew",   session_csrf_confirmed, renew_invitation,    "renew-invitation");
  add(delete_, "invitations/{id}",         session_csrf,           revoke_invitation,   "revoke-invitation");
  add(get,     "settings",                 session,                get_settings,        "get-settings");
  add(put,     "settings",                 session_csrf_confirmed, change_settings,     "change-settings", domain::Role::owner);
  add(get,     "keys",                     session,                list_tenant_keys,    "list-keys");
  add(post,    "keys/{id}/disable",        session_csrf,           disable_tenant_key,  "disable-key");
  add(post,    "keys/{id}/enable",         session_csrf,           enable_tenant_key,   "enable-key");
  add(post,    "keys/{id}/revoke",         session_csrf,           revoke_tenant_key,   "revoke-key");
  add(get,     "audit",                    session,                list_audit,          "list-audit");
  add(get,     "audit/verification",       session,                verify_audit,        "verify-audit");
  add(get,     "health",                   session,                get_health,          "health");
  // clang-format on
}

void add_calls(RouteTable& table, const Clock& clock) {
  // clang-format off
  table.add_open_route(post, "/console/session", own_pages, password, kSignInBody, sign_in, "session/sign-in");
  table.add(get,     "/console/session",           session,                database, 0,           get_session,     "session/get");
  table.add(post,    "/console/session/confirm",   session_csrf,           password, kSignInBody, confirm_session, "session/confirm");
  table.add(delete_, "/console/session",           session_csrf,           database, 0,           sign_out,        "session/sign-out");
  table.add(put,     "/console/password",          session_csrf,           password, kSignInBody, change_password, "session/change-password");
  table.add(put,     "/console/preferences",       session_csrf,           database, kSignInBody, set_preferences, "session/set-preferences");

  table.add(get,     "/console/sessions",            session,      database, 0,           list_sessions,      "sessions/list");
  table.add(delete_, "/console/sessions/{id}",       session_csrf, database, 0,           end_session,        "sessions/end");
  table.add(post,    "/console/sessions/end-others", session_csrf, database, kSignInBody, end_other_sessions, "sessions/end-others");

  table.add(post,    "/console/totp/begin",          session_csrf_confirmed, database, kSignInBody, begin_totp,           "totp/begin");
  table.add(post,    "/console/totp/confirm",        session_csrf,           database, kSignInBody, confirm_totp,         "totp/confirm");
  table.add(post,    "/console/totp/recovery-codes", session_csrf_confirmed, database, kSignInBody, renew_recovery_codes, "totp/recovery-codes");
  table.add(delete_, "/console/totp",                session_csrf_confirmed, database, kSignInBody, turn_off_totp,        "totp/turn-off");

  table.add(get,     "/console/keys",              session,                database, 0,           list_keys,       "keys/list");
  table.add(post,    "/console/keys",              session_csrf_confirmed, database, kKeyBody,    create_key,      "keys/create");
  table.add(patch,   "/console/keys/{id}",         session_csrf,           database, kKeyBody,    set_key,         "keys/set");
  table.add(post,    "/console/keys/{id}/disable", session_csrf,           database, kKeyBody,    disable_key,     "keys/disable");
  table.add(post,    "/console/keys/{id}/enable",  session_csrf,           database, kKeyBody,    enable_key,      "keys/enable");
  table.add(post,    "/console/keys/{id}/revoke",  session_csrf,           database, kKeyBody,    revoke_key,      "keys/revoke");
  table.add(post,    "/console/keys/{id}/rotate",  session_csrf_confirmed, database, kKeyBody,    rotate_key,      "keys/rotate");

  table.add_open_route(post, "/console/invitation",        own_pages, database, kSignInBody, look_at_invitation, "invitation/look");
  table.add_open_route(post, "/console/invitation/accept", own_pages, password, kSignInBody, accept_invitation,  "invitation/accept");
  table.add(get,     "/console/api/views",         session,                database, 0,           list_views,      "views/list");
  table.add(post,    "/console/api/views",         session_csrf,           database, kKeyBody,    create_view,     "views/create");
  table.add(put,     "/console/api/views/{id}",    session_csrf,           database, kKeyBody,    update_view,     "views/update");
  table.add(delete_, "/console/api/views/{id}",    session_csrf,           database, kKeyBody,    delete_view,     "views/delete");
  // clang-format on
  add_administration(table);

  // The browser itself sends these, without the page's origin headers.
  auto reports = make_csp_reports(clock);
  auto take = [reports](const Console& c, const http::Request& request) {
    return take_csp_report(*reports, c, request);
  };
  table.add_open_route(post, "/console/csp-report", anyone, io, kReportBody, take, "console/csp-report");
}

void add_files(RouteTable& table, const FileLibrary& files) {
  table.add_open_route(get, "/docs", anyone, io, 0, serve_docs_page, "console/docs");
  for (const auto* page : kPages) table.add_open_route(get, page, anyone, io, 0, serve_page, "console/page");
  table.add_open_route(get, "/assets/{rest...}", anyone, io, 0, serve_file, "console/asset");
  for (const auto& path : files.paths()) {
    if (path.starts_with("assets/") || files.find(path) == files.docs_page()) continue;
    table.add_open_route(get, "/" + path, anyone, io, 0, serve_file, "console/file");
  }
}

// No call of the console exists over plain HTTP on an address others can reach.
void add_refusals(RouteTable& table) {
  for (const auto* page : kPages)
    table.add_open_route(get, page, anyone, io, 0, serve_needs_tls_page, "console/needs-tls");
  table.add_open_route(get, "/docs", anyone, io, 0, serve_needs_tls_page, "console/needs-tls");
  for (const auto method : {get, post, put, patch, delete_}) {
    table.add_open_route(method, "/console/{rest...}", anyone, io, kKeyBody, refuse_without_tls, "console/needs-tls");
  }
}

}  // namespace

std::vector<RouteEntry> console_routes(std::shared_ptr<const Console> console) {
  RouteTable table(console);
  if (console->options.secure_context) {
    add_calls(table, console->services.clock);
    add_files(table, console->files);
  } else {
    add_refusals(table);
  }
  return table.take();
}

std::vector<http::Route> routes(const Services& services, const Options& options) {
  auto console = std::make_shared<const Console>(Console{services, options, FileLibrary(embedded_files())});
  std::vector<http::Route> out;
  for (auto& entry : console_routes(std::move(console))) out.push_back(std::move(entry.route));
  return out;
}

}  // namespace guardian::console
