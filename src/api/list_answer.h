#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "api/parameters/list_cursor.h"
#include "api/parameters/paging.h"
#include "base/result.h"
#include "http/request.h"
#include "http/response.h"

namespace guardian::api {

// Where the items of a list are written, with the commas between them.
class ItemSink {
 public:
  ItemSink(std::string& out, std::int64_t written) : out_(out), written_(written) {}
  // The text to append the next item to; one call an item.
  std::string& next() {
    if (written_++ > 0) out_ += ',';
    return out_;
  }
  std::int64_t written() const { return written_; }

 private:
  std::string& out_;
  std::int64_t written_;
};

// A list that is too long to be held whole: read and written slice by slice.
struct ListAnswer {
  std::string begin;  // {"devices":[
  // Writes the items from `offset` on, at most `limit`; fewer end the list. Runs on the lane, behind the handler:
  // it owns what it uses (a copy of the scope, the query), and `Services` outlives it.
  std::function<Result<void>(ItemSink& sink, std::int64_t offset, std::int64_t limit)> slice;
  // What closes the text, by the number of items written: ],"total":2}
  std::function<Result<void>(std::string& out, std::int64_t written)> end;
  // Behind the last slice of a full page: where the next begins. Absent: the list has no cursor.
  std::function<std::optional<NextPage>()> next;
  std::int64_t slice_items = 1000;  // bounds the memory of the answer: about this many items at a time
};

// The members of an answer that goes on: "next":"...","next_expires":"...".
std::string next_members(const NextPage& next);

// The page as an answer: whole when one slice is enough, else streamed. A page of more than one slice is read in as
// many steps, so what changes in between may stand twice or not at all, as it may for a client that pages by
// itself. A failure before the first byte is an error's answer; one behind it closes the connection without the
// last chunk, so that a broken list cannot look complete. Where a full page has a `next`, that stands in the body, and in
// `Link` when the page is one slice.
http::Response list_answer(const http::Request& request, const Paging& paging, ListAnswer list);

}  // namespace guardian::api
