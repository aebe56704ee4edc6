#pragma once

#include "http/response.h"

namespace guardian::api {

// Of an answer to a known caller: kept by his own cache alone and checked each time; 4xx and 5xx are not kept.
void add_answer_headers(http::Response& response);

// Of what is the same for everyone: kept by any cache and checked each time.
void add_document_headers(http::Response& response);

// Of a refusal: the same fields and values whatever the reason.
void add_refusal_headers(http::Response& response);

}  // namespace guardian::api
