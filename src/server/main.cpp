#include "server/commands.h"

int main(int argc, char** argv) { return guardian::server::run_command_line(argc, argv); }
