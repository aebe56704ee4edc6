#pragma once

#include <chrono>
#include <filesystem>
#include <string>

#include "client/call/api_caller.h"
#include "client/output/output_format.h"
#include "client/profiles/profile.h"
#include "client/watch/watch_state.h"

namespace guardian::client {

struct WatchOptions {
  std::string types;                           // comma separated, as the API takes them; empty: all
  std::filesystem::path state;                 // empty: none is kept
  bool from_now = false;                       // without a cursor: only what changes from now on, not all there is
  bool restart = false;                        // forget the cursor of the state file
  bool once = false;                           // end when there is nothing more
  OutputFormat format = OutputFormat::ndjson;  // or table
  std::chrono::seconds interval{5};            // between two questions that found nothing more
};

// Follows `GET changes` and prints a line a change. The cursor is kept after its changes have been handed on: after a
// crash the last page comes again, none is lost. Ends well when stopped; with the server's refusal otherwise, but goes
// on through 429, 5xx and silence, waiting longer each time. gone: the cursor is older than the history that is kept.
Result<void> watch(ApiCaller& caller, const Profile& profile, const WatchOptions& options, Pause& pause,
                   Output& output);

}  // namespace guardian::client
