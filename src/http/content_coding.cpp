#include "http/content_coding.h"

#include <array>
#include <cstdlib>
#include <optional>

#include "http/field.h"

namespace guardian::http {
namespace {

constexpr std::size_t kCodings = 4;

// A weight in thousandths: `q=0.5`.
int read_weight(std::string_view parameter) {
  if (parameter.size() < 3 || (parameter[0] != 'q' && parameter[0] != 'Q') || parameter[1] != '=') return 0;
  const std::string_view text = parameter.substr(2);
  if (text.size() > 5 || (text[0] != '0' && text[0] != '1') || (text.size() > 1 && text[1] != '.')) return 0;
  int weight = (text[0] - '0') * 1000;
  int step = 100;
  for (std::size_t i = 2; i < text.size(); ++i, step /= 10) {
    if (text[i] < '0' || text[i] > '9') return 0;
    weight += (text[i] - '0') * step;
  }
  return weight <= 1000 ? weight : 0;
}

struct Weights {
  std::array<std::optional<int>, kCodings> named;
  std::optional<int> any;

  std::optional<int>& of(ContentCoding coding) { return named[static_cast<std::size_t>(coding)]; }
  std::optional<int> of(ContentCoding coding) const { return named[static_cast<std::size_t>(coding)]; }
};

Weights read_weights(std::string_view rest) {
  Weights weights;
  while (!rest.empty()) {
    const auto end = rest.find(',');
    const std::string_view element = rest.substr(0, end);
    rest = end == rest.npos ? std::string_view() : rest.substr(end + 1);
    const auto semicolon = element.find(';');
    const std::string_view name = trim_white_space(element.substr(0, semicolon));
    const int weight = semicolon == element.npos ? 1000 : read_weight(trim_white_space(element.substr(semicolon + 1)));
    if (name == "*") weights.any = weight;
    if (same_ignoring_case(name, "identity")) weights.of(ContentCoding::identity) = weight;
    if (same_ignoring_case(name, "x-gzip")) weights.of(ContentCoding::gzip) = weight;
    for (const auto coding : {ContentCoding::gzip, ContentCoding::zstd, ContentCoding::brotli}) {
      if (same_ignoring_case(name, to_string(coding))) weights.of(coding) = weight;
    }
  }
  return weights;
}

}  // namespace

std::string_view to_string(ContentCoding coding) {
  switch (coding) {
    case ContentCoding::identity:
      return "";
    case ContentCoding::gzip:
      return "gzip";
    case ContentCoding::zstd:
      return "zstd";
    case ContentCoding::brotli:
      return "br";
  }
  std::abort();
}

std::string accept_encoding(const Request& request) {
  std::string list;
  for (const auto& [name, value] : request.headers.all()) {
    if (!same_ignoring_case(name, "Accept-Encoding")) continue;
    if (!list.empty()) list += ',';
    list += value;
  }
  return list;
}

ContentCoding choose_coding(std::string_view accepted, std::initializer_list<ContentCoding> at_hand) {
  const Weights weights = read_weights(accepted);
  // Identity not named is acceptable, and the least wanted.
  int best = weights.of(ContentCoding::identity).value_or(0);
  ContentCoding chosen = ContentCoding::identity;
  for (const ContentCoding coding : at_hand) {
    const int weight = weights.of(coding).value_or(weights.any.value_or(0));
    if (weight == 0 || weight < best || (weight == best && chosen != ContentCoding::identity)) continue;
    best = weight;
    chosen = coding;
  }
  return chosen;
}

bool refuses_identity(std::string_view accepted) {
  const Weights weights = read_weights(accepted);
  return weights.of(ContentCoding::identity).value_or(weights.any.value_or(1)) == 0;
}

}  // namespace guardian::http
