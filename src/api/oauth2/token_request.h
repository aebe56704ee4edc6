#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "base/secret.h"
#include "http/request.h"

namespace guardian::api {

// A request to the token endpoint that could be read (RFC 6749 4.4.2, 2.3.1). Says nothing about whether the
// client exists.
struct TokenRequest {
  std::string key_id;   // of the client ID; empty when it was no client ID at all
  Secret access_key;    // the client secret
  std::string scope;    // as sent; empty: none
};

// A refusal of the endpoint (RFC 6749 5.2): the text is for people, and plain ASCII.
struct TokenError {
  std::string_view error;  // "invalid_request", "unsupported_grant_type"
  std::string_view description;
};

// The client comes by HTTP Basic or by `client_id` and `client_secret` in the body; by both, or twice, is
// invalid_request. Of Basic the last colon divides, since a key ID holds one and a secret none; each half may
// be form-encoded (RFC 6749 2.3.1) or raw, as most clients send it. A half that cannot be decoded gives an
// empty client, which is refused as every wrong one is.
std::variant<TokenRequest, TokenError> read_token_request(const http::Request& request);

// Whether a scope asks for nothing but this tenant: each `tsg_id:` in it names it. Other words (`profile`,
// `email`) mean nothing here and are left out of the answer's scope.
bool scope_is_of_tenant(std::string_view scope, std::string_view tenant_name, std::string_view tsg_id);
// What the answer's scope says: the tenant as the client named it, else its name.
std::string granted_scope(std::string_view scope, std::string_view tenant_name);

}  // namespace guardian::api
