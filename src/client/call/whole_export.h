#pragma once

#include "client/call/api_caller.h"
#include "client/output/output_format.h"

namespace guardian::client {

// Prints an export as the server writes it, holding no more of it than stands between two `_resume` lines. NDJSON that
// breaks goes on behind the last such line, up to five times: each item is printed once, and the lines about the export
// itself never. CSV and JSON are asked for again only while nothing was printed. unavailable: it is not whole. One
// thread. REQUIRES: `format` is no table, and `call` asks for it.
Result<void> print_export(ApiCaller& caller, ApiCall call, OutputFormat format, Pause& pause, Output& output);

}  // namespace guardian::client
