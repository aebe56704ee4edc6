#include "server/exit_code.h"

#include <sysexits.h>

namespace guardian::server {

int exit_code_of(const Error& error) {
  if (error.type == "audit-findings") return 2;
  if (error.type == "usage") return EX_USAGE;
  switch (error.code) {
    case ErrorCode::invalid_argument:
      return EX_DATAERR;
    case ErrorCode::unauthenticated:
      return EX_NOPERM;
    case ErrorCode::forbidden:
      return EX_NOPERM;
    case ErrorCode::not_found:
      return EX_NOINPUT;
    case ErrorCode::conflict:
      return error.type == "in-use" ? EX_TEMPFAIL : EX_CANTCREAT;
    case ErrorCode::gone:
      return EX_NOINPUT;
    case ErrorCode::payload_mismatch:
      return EX_DATAERR;
    case ErrorCode::too_large:
      return EX_DATAERR;
    case ErrorCode::too_many_requests:
      return EX_TEMPFAIL;
    case ErrorCode::unavailable:
      return EX_TEMPFAIL;
    case ErrorCode::storage_full:
      return EX_IOERR;
    case ErrorCode::corrupt:
      return EX_IOERR;
    case ErrorCode::configuration:
      return EX_CONFIG;
    case ErrorCode::internal:
      return EX_SOFTWARE;
  }
  return EX_SOFTWARE;
}

}  // namespace guardian::server
