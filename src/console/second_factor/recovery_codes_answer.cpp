#include "base/json_writer.h"
#include "console/second_factor/second_factor_handlers.h"

namespace guardian::console {

http::Response recovery_codes_answer(const std::vector<Secret>& codes) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("recovery_codes").begin_array();
  for (const auto& code : codes) json.value(code.reveal());
  json.end_array().end_object();
  return http::Response::json(200, std::move(out));
}

}  // namespace guardian::console
