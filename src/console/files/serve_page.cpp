#include <fmt/format.h>

#include "base/random.h"
#include "console/answer.h"
#include "console/files/file_handlers.h"

namespace guardian::console {
namespace {

constexpr std::string_view kPagePolicy =
    "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{}'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types default; report-to csp";

// Swagger UI sets styles through the object model, and makes icons of data.
constexpr std::string_view kDocsPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; object-src 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types default; report-to csp";

constexpr std::string_view kNotice =
    "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>IoT Guardian</title>"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
    "<meta name=\"color-scheme\" content=\"light dark\"></head>\n"
    "<body><main><h1>{}</h1>{}</main></body>\n</html>\n";

http::Response html(unsigned status, std::string body) {
  http::Response response;
  response.status = status;
  response.headers.add("Content-Type", "text/html; charset=utf-8");
  response.body = std::move(body);
  return response;
}

http::Response answer_left_out(std::string_view title) {
  return html(501,
              fmt::format(kNotice, title,
                          "<p>The server was built without its web console; the API works. To have both, build with "
                          "<code>cmake --preset release &amp;&amp; ninja -C build/release</code>, or turn "
                          "<code>GUARDIAN_EMBED_CONSOLE</code> on.</p>"));
}

bool has_hidden_segment(std::string_view path) { return path.find("/.") != std::string_view::npos; }

}  // namespace

http::Response serve_page(const Console& console, const http::Request& request) {
  if (has_hidden_segment(request.path)) return refuse(request, Error::not_found());
  const auto& page = console.files.page();
  if (!page) return answer_left_out("The console is not in this build");
  const std::string nonce = random_hex(16);
  std::string body;
  body.reserve(page->before.size() + nonce.size() + page->after.size());
  body.append(page->before).append(nonce).append(page->after);
  auto response = html(200, std::move(body));
  response.headers.add("Content-Security-Policy", fmt::format(kPagePolicy, nonce));
  response.headers.add("Reporting-Endpoints", "csp=\"/console/csp-report\"");
  return response;
}

http::Response serve_docs_page(const Console& console, const http::Request&) {
  const StoredFile* page = console.files.docs_page();
  if (page == nullptr) return answer_left_out("The API reference is not in this build");
  auto response = html(200, std::string(page->bodies.at(Encoding::identity).bytes));
  response.headers.add("Content-Security-Policy", std::string(kDocsPolicy));
  response.headers.add("Reporting-Endpoints", "csp=\"/console/csp-report\"");
  return response;
}

http::Response serve_needs_tls_page(const Console&, const http::Request& request) {
  if (has_hidden_segment(request.path)) return refuse(request, Error::not_found());
  return html(403,
              fmt::format(kNotice, "The console needs TLS",
                          "<p>This server listens without encryption on an address other machines can reach. Browsers "
                          "drop the session cookie there, and a password could be read on its way, so only the API is "
                          "served.</p><p>Start it with <code>--tls-cert</code> and <code>--tls-key</code>, or open the "
                          "console on the machine itself at <code>http://127.0.0.1</code>.</p>"));
}

http::Response refuse_without_tls(const Console&, const http::Request& request) {
  return refuse(request,
                {ErrorCode::forbidden, "The console needs TLS: start the server with a certificate", {}, "needs-tls"});
}

}  // namespace guardian::console
