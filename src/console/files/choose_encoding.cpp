#include <cctype>
#include <string>

#include "console/files/file_library.h"

namespace guardian::console {
namespace {

std::string_view trim_blanks(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

bool equals_ignoring_case(std::string_view a, std::string_view lower) {
  if (a.size() != lower.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (std::tolower(static_cast<unsigned char>(a[i])) != lower[i]) return false;
  }
  return true;
}

// A weight in thousandths; what is no weight counts as 0, so that it is never chosen by mistake.
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
  std::optional<int> brotli, gzip, identity, any;
};

Weights read_weights(std::string_view rest) {
  Weights weights;
  while (!rest.empty()) {
    const auto end = rest.find(',');
    const std::string_view element = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    const auto semicolon = element.find(';');
    const std::string_view name = trim_blanks(element.substr(0, semicolon));
    const int weight =
        semicolon == std::string_view::npos ? 1000 : read_weight(trim_blanks(element.substr(semicolon + 1)));
    if (equals_ignoring_case(name, "br")) weights.brotli = weight;
    if (equals_ignoring_case(name, "gzip") || equals_ignoring_case(name, "x-gzip")) weights.gzip = weight;
    if (equals_ignoring_case(name, "identity")) weights.identity = weight;
    if (name == "*") weights.any = weight;
  }
  return weights;
}

}  // namespace

Encoding choose_encoding(std::optional<std::string_view> accepted, bool has_gzip, bool has_brotli) {
  if (!accepted) return Encoding::identity;
  const Weights weights = read_weights(*accepted);
  const int brotli = has_brotli ? weights.brotli.value_or(weights.any.value_or(0)) : 0;
  const int gzip = has_gzip ? weights.gzip.value_or(weights.any.value_or(0)) : 0;
  const int identity = weights.identity.value_or(0);  // unnamed: acceptable, and the least wanted
  if (brotli > 0 && brotli >= gzip && brotli >= identity) return Encoding::brotli;
  if (gzip > 0 && gzip >= identity) return Encoding::gzip;
  return Encoding::identity;
}

}  // namespace guardian::console
