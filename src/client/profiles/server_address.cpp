#include "client/profiles/server_address.h"

#include <boost/url/parse.hpp>

#include "base/ip_address.h"

namespace guardian::client {
namespace {

constexpr std::size_t kLongestAddress = 512;

// Every byte must be one that a URL may have; the parser below then cannot be read differently by another.
bool is_plain(std::string_view text) {
  for (const char c : text)
    if (c <= 0x20 || c >= 0x7F || c == '\\') return false;
  return true;
}

bool is_loopback_name(const boost::urls::url_view& url) {
  if (url.host_type() == boost::urls::host_type::name) return url.encoded_host() == "localhost";
  const std::string host = url.host_address();
  const auto address = IpAddress::parse(host);
  return address && address->is_loopback();
}

}  // namespace

Result<std::string> checked_server_address(std::string_view text) {
  const auto refuse = [](const char* why) { return Error::invalid(std::string("the server's address (url) ") + why); };
  if (text.empty()) return refuse("is missing: such as https://iot.example");
  if (text.size() > kLongestAddress || !is_plain(text)) return refuse("is no URL");
  const auto parsed = boost::urls::parse_uri(boost::urls::string_view(text.data(), text.size()));
  if (!parsed) return refuse("is no URL: expected one such as https://iot.example");
  const boost::urls::url_view url = *parsed;
  if (url.scheme_id() != boost::urls::scheme::https && url.scheme_id() != boost::urls::scheme::http)
    return refuse("must begin with https://");
  if (!url.has_authority() || url.encoded_host().empty()) return refuse("names no host");
  if (url.has_userinfo()) return refuse("may not hold a user or password");
  if (url.has_query() || url.has_fragment()) return refuse("may not hold a query or a fragment");
  if (url.scheme_id() == boost::urls::scheme::http && !is_loopback_name(url))
    return refuse("is plain http, over which the access key could be read: use https:// (http:// is for loopback)");
  std::string address(text);
  while (address.ends_with('/')) address.pop_back();
  return address;
}

}  // namespace guardian::client
