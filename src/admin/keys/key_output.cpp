#include "admin/keys/key_output.h"

#include <fmt/format.h>
#include <openssl/crypto.h>

#include "admin/arguments.h"
#include "base/json_writer.h"
#include "base/time_format.h"

namespace guardian::admin {

Result<void> print_new_key(const domain::CreatedKey& created, std::string_view customer_id,
                           const boost::json::object& arguments, CommandIo& io) {
  if (!created.access_key) return Error::internal("a key was made without its secret");
  const auto secret = created.access_key->reveal();
  std::string out;
  out.reserve(secret.size() + 512);  // one buffer, wiped below
  if (wants_json(arguments)) {
    JsonWriter json(out);
    json.begin_object().member("customerid", customer_id).member("access-key-id", created.row.key_id);
    json.member("access-key", secret).member("expires", format_time(created.row.expires_at)).end_object();
    out += '\n';
  } else {
    out += "Access Key ID: ";
    out += created.row.key_id;
    out += "\nSecret Access Key: ";
    out += secret;
    out += '\n';
  }
  io.write(out);
  OPENSSL_cleanse(out.data(), out.size());
  if (!wants_json(arguments))
    io.note(fmt::format("The secret is shown this once and stored nowhere. Valid until {}.",
                        format_time(created.row.expires_at)));
  return {};
}

}  // namespace guardian::admin
