#pragma once

#include <filesystem>
#include <string>

#include "admin/command.h"

namespace guardian::server {

// `serve --demo`: the tenant `acme` with its owner, `devices` devices (1..1,000,000), alerts and vulnerabilities, made
// once; and the file that holds its sign-in and key. A later start finds both and changes the URL alone; when the file
// was lost, the owner gets a new password and a new key.
Result<void> prepare_demo(admin::CommandContext& context, const std::filesystem::path& file, const std::string& url,
                          int devices);

}  // namespace guardian::server
