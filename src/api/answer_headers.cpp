#include "api/answer_headers.h"

namespace guardian::api {
namespace {

// An answer is data, never a page: opened in a browser it loads nothing and stands in no frame.
void add_browser_headers(http::Response& response) {
  response.headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  response.headers.set("X-Content-Type-Options", "nosniff");
  response.headers.set("Referrer-Policy", "no-referrer");
  response.headers.set("Cross-Origin-Resource-Policy", "same-origin");
}

}  // namespace

void add_answer_headers(http::Response& response) {
  add_browser_headers(response);
  // An answer that shows a secret has said no-store by itself.
  if (!response.headers.find("Cache-Control")) {
    response.headers.set("Cache-Control", response.status < 400 ? "private, no-cache" : "no-store");
  }
  response.headers.set("Vary", "X-Key-Id, X-Access-Key, Authorization, Cookie, Accept-Encoding");
}

void add_document_headers(http::Response& response) {
  add_browser_headers(response);
  response.headers.set("Cache-Control", "public, no-cache");
}

void add_refusal_headers(http::Response& response) {
  add_browser_headers(response);
  response.headers.set("Cache-Control", "no-store");
}

}  // namespace guardian::api
