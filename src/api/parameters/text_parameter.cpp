#include "api/parameters/text_parameter.h"

namespace guardian::api {

std::string required_text_parameter(const http::Request& request, std::string_view name, std::size_t longest,
                                    InputProblems& problems) {
  const auto text = request.parameter(name);
  if (!text || text->empty()) {
    problems.in_query(name, "is required", text);
    return {};
  }
  return optional_text_parameter(request, name, longest, problems);
}

std::string optional_text_parameter(const http::Request& request, std::string_view name, std::size_t longest,
                                    InputProblems& problems) {
  const std::string text(request.parameter(name).value_or(std::string_view()));
  if (text.size() <= longest) return text;
  problems.in_query(name, "must be at most " + std::to_string(longest) + " bytes long", text);
  return {};
}

}  // namespace guardian::api
