#include "domain/access/access_key.h"

#include <cstdlib>

namespace guardian::domain {

std::string_view to_string(ShownKeyState state) {
  switch (state) {
    case ShownKeyState::active:
      return "active";
    case ShownKeyState::disabled:
      return "disabled";
    case ShownKeyState::expired:
      return "expired";
    case ShownKeyState::revoked:
      return "revoked";
  }
  std::abort();
}

std::optional<ShownKeyState> parse_shown_key_state(std::string_view text) {
  for (const auto state :
       {ShownKeyState::active, ShownKeyState::disabled, ShownKeyState::expired, ShownKeyState::revoked}) {
    if (text == to_string(state)) return state;
  }
  return std::nullopt;
}

std::string_view to_string(DetectedDateForm form) {
  switch (form) {
    case DetectedDateForm::text:
      return "text";
    case DetectedDateForm::list:
      return "list";
  }
  std::abort();
}

std::optional<DetectedDateForm> parse_detected_date_form(std::string_view text) {
  for (const auto form : {DetectedDateForm::text, DetectedDateForm::list}) {
    if (text == to_string(form)) return form;
  }
  return std::nullopt;
}

std::string_view choice_text(DetectedDateChoice choice) { return choice ? to_string(*choice) : "default"; }

std::optional<DetectedDateChoice> parse_detected_date_choice(std::string_view text) {
  if (text == "default") return DetectedDateChoice();
  const auto form = parse_detected_date_form(text);
  if (!form) return std::nullopt;
  return DetectedDateChoice(form);
}

ShownKeyState shown_state(const AccessKey& key, Instant now) {
  // What cannot be undone is shown before what can.
  if (key.state == KeyState::revoked) return ShownKeyState::revoked;
  if (now >= key.valid_until || now >= key.expires_at) return ShownKeyState::expired;
  return key.state == KeyState::disabled ? ShownKeyState::disabled : ShownKeyState::active;
}

}  // namespace guardian::domain
