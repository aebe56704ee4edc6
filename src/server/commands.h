#pragma once

namespace guardian::server {

// Reads the command line and runs it; returns the exit code (exit_code.h). Never throws.
int run_command_line(int argc, char** argv);

}  // namespace guardian::server
