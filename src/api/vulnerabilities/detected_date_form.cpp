#include "api/vulnerabilities/detected_date_form.h"

namespace guardian::api {

domain::DetectedDateForm detected_date_form(const Call& call) {
  if (call.key != nullptr && call.key->detected_date) return *call.key->detected_date;
  return call.mount == Mount::v1 ? domain::DetectedDateForm::list : domain::DetectedDateForm::text;
}

}  // namespace guardian::api
