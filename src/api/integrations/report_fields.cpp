#include "api/integrations/report_fields.h"

#include "api/operation.h"
#include "domain/integrations/integration.h"

namespace guardian::api {

void require_member(const BodyFields& body, std::string_view name, InputProblems& problems) {
  if (body.find(name) == nullptr) problems.in_body(body.path_of(name), "is required");
}

std::string read_message(BodyFields& body, Presence presence) {
  std::string message = body.text("message", presence, 0, kJsonBody).value_or("");
  if (message.size() <= kLongestReportedMessage) return message;
  std::size_t end = kLongestReportedMessage;
  while (end > 0 && (static_cast<unsigned char>(message[end]) & 0xC0U) == 0x80U) --end;  // not inside a character
  message.resize(end);
  return message;
}

std::optional<Instant> read_timestamp(BodyFields& body, std::string_view name, Presence presence) {
  constexpr double kLastMillisecond = 253'402'300'799'999.0;  // of year 9999
  const auto number = body.number(name, presence, 0, kLastMillisecond);
  return number ? domain::instant_of_number(*number) : std::nullopt;
}

}  // namespace guardian::api
