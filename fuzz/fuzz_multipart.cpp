// A multipart/form-data body: the first line is the Content-Type, the rest the body. Whatever comes, every view lies
// in the body, names are unique, and a body written anew from what was read gives the same parts.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>
#include <string_view>

#include "base/encoding.h"
#include "http/multipart.h"

namespace {

using guardian::http::FormPart;

bool lies_in(std::string_view part, std::string_view whole) {
  return part.empty() || (part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

std::string written_anew(const std::vector<FormPart>& parts, std::string_view boundary) {
  std::string body;
  for (const FormPart& part : parts) {
    body.append("--").append(boundary).append("\r\nContent-Disposition: form-data; name=\"").append(part.name);
    body += '"';
    if (part.filename) body.append("; filename=\"").append(*part.filename).append("\"");
    body += "\r\n";
    if (!part.content_type.empty()) body.append("Content-Type: ").append(part.content_type).append("\r\n");
    body.append("\r\n").append(part.content).append("\r\n");
  }
  return body.append("--").append(boundary).append("--");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::string_view type = text.substr(0, text.find('\n'));
  const std::string_view body = text.substr(std::min(type.size() + 1, text.size()));
  guardian::http::is_form_data(type);
  const auto boundary = guardian::http::form_boundary(type);
  if (!boundary) return 0;
  if (boundary->empty() || boundary->size() > 70 || !lies_in(*boundary, type)) std::abort();
  const auto parts = guardian::http::read_form_data(body, *boundary);
  if (!parts) return 0;
  std::set<std::string_view> names;
  for (const FormPart& part : *parts) {
    if (!lies_in(part.name, body) || !lies_in(part.content, body) || !lies_in(part.content_type, body)) std::abort();
    if (part.filename && !lies_in(*part.filename, body)) std::abort();
    if (part.name.empty() || !guardian::is_valid_utf8(part.name) || !names.insert(part.name).second) std::abort();
  }
  const std::string again = written_anew(*parts, *boundary);
  const auto reread = guardian::http::read_form_data(again, *boundary);
  if (!reread || reread->size() != parts->size()) std::abort();
  for (std::size_t i = 0; i < parts->size(); ++i) {
    const FormPart& a = (*parts)[i];
    const FormPart& b = (*reread)[i];
    if (a.name != b.name || a.filename != b.filename || a.content_type != b.content_type || a.content != b.content) {
      std::abort();
    }
  }
  return 0;
}
