#include "admin/local_socket.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <pwd.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <boost/json.hpp>
#include <cerrno>
#include <condition_variable>
#include <cstring>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include "base/log.h"

namespace guardian::admin {
namespace {

using namespace std::chrono_literals;

constexpr auto kFirstFrame = 5s;        // a caller that connects and says nothing is cut
constexpr auto kAnswerPatience = 5min;  // for a person who is asked
constexpr auto kSendPatience = 30s;
constexpr std::size_t kPiece = 256 * 1024;

// The server's view of its caller.
class SocketIo final : public CommandIo {
 public:
  SocketIo(int socket, bool terminal, std::map<std::string, Descriptor> descriptors)
      : socket_(socket), terminal_(terminal), descriptors_(std::move(descriptors)) {}

  void write(std::string_view text) override {
    while (!text.empty()) {
      std::size_t size = std::min(text.size(), kPiece);
      // A frame is JSON: never cut inside a UTF-8 sequence.
      while (size < text.size() && size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) --size;
      send({{"out", text.substr(0, size)}});
      text.remove_prefix(size);
    }
  }
  void note(std::string_view line) override { send({{"note", line}}); }
  void progress(std::string_view phase, std::int64_t done, std::int64_t total) override {
    if (terminal_) send({{"progress", boost::json::array{boost::json::value(phase), done, total}}});
  }
  Result<bool> confirm(std::string_view question) override {
    GUARDIAN_CHECK(send_frame(socket_, {{"ask", question}}, kSendPatience));
    GUARDIAN_TRY(const auto answer, receive_frame(socket_, kAnswerPatience));
    const auto* agreed = answer.if_contains("answer");
    if (agreed != nullptr && agreed->is_bool()) return agreed->get_bool();
    return Error{ErrorCode::invalid_argument,
                 "This asks for confirmation and there is no terminal to ask on: give --yes",
                 {},
                 "usage"};
  }
  int descriptor(std::string_view name) const override {
    const auto found = descriptors_.find(std::string(name));
    return found == descriptors_.end() ? -1 : found->second.get();
  }
  bool is_listening() override {
    pollfd waiting{socket_, POLLIN | POLLRDHUP, 0};
    if (::poll(&waiting, 1, 0) > 0 && (waiting.revents & (POLLRDHUP | POLLHUP | POLLERR)) != 0) gone_ = true;
    return !gone_;
  }

 private:
  void send(const boost::json::object& message) {
    // Whoever left early loses output, not the command's effect.
    if (!gone_ && !send_frame(socket_, message, kSendPatience)) gone_ = true;
  }
  int socket_;
  bool terminal_;
  bool gone_ = false;
  std::map<std::string, Descriptor> descriptors_;
};

boost::json::object done_frame(const Result<void>& result) {
  if (result) return {{"done", true}};
  const Error& error = result.error();
  return {{"done", false}, {"code", static_cast<int>(error.code)}, {"text", error.client_text}, {"type", error.type}};
}

Result<void> serve_caller(int socket, const std::string& who, const LocalServer::Serve& serve) {
  std::vector<Descriptor> files;
  GUARDIAN_TRY(auto message, receive_frame(socket, kFirstFrame, &files));
  const auto* command = message.if_contains("command");
  const auto* arguments = message.if_contains("arguments");
  const auto* names = message.if_contains("descriptors");
  const auto* terminal = message.if_contains("terminal");
  if (command == nullptr || !command->is_string() || arguments == nullptr || !arguments->is_object() ||
      names == nullptr || !names->is_array() || names->get_array().size() != files.size())
    return Error::invalid("The message on the local socket is not a command");
  std::map<std::string, Descriptor> named;
  for (std::size_t i = 0; i < files.size(); ++i) {
    const auto& name = names->get_array()[i];
    if (!name.is_string()) return Error::invalid("The message on the local socket is not a command");
    named.emplace(std::string(name.get_string()), std::move(files[i]));
  }
  SocketIo io(socket, terminal != nullptr && terminal->is_bool() && terminal->get_bool(), std::move(named));
  const LocalCall call{std::string(command->get_string()), arguments->get_object(), who};
  return serve(call, io);
}

}  // namespace

struct LocalServer::State {
  std::filesystem::path path;
  Descriptor directory;
  Descriptor socket;
  Descriptor wake;
  Serve serve;
  std::thread acceptor;
  std::atomic<bool> stopping{false};
  std::mutex mutex;
  std::condition_variable idle;
  std::set<int> callers;  // their sockets

  void accept_callers();
  void admit(Descriptor caller);
};

void LocalServer::State::accept_callers() {
  while (!stopping) {
    pollfd waiting[2] = {{socket.get(), POLLIN, 0}, {wake.get(), POLLIN, 0}};
    if (::poll(waiting, 2, -1) < 0 && errno != EINTR) return;
    if (stopping) return;
    Descriptor caller(::accept4(socket.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
    if (caller) admit(std::move(caller));
  }
}

void LocalServer::State::admit(Descriptor caller) {
  ucred peer{};
  socklen_t size = sizeof peer;
  if (::getsockopt(caller.get(), SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0 ||
      (peer.uid != ::geteuid() && peer.uid != 0)) {
    log_warning("local_caller_refused", {{"uid", static_cast<std::int64_t>(peer.uid)}});
    return;
  }
  {
    const std::lock_guard lock(mutex);
    if (std::ssize(callers) >= kCallers) {
      (void)send_frame(caller.get(), done_frame(Error::unavailable("Too many commands are running; try again")), 1s);
      return;
    }
    callers.insert(caller.get());
  }
  std::thread([this, who = os_actor(peer.uid), held = std::move(caller)]() mutable {
    const auto result = serve_caller(held.get(), who, serve);
    (void)send_frame(held.get(), done_frame(result), kSendPatience);
    const std::lock_guard lock(mutex);
    callers.erase(held.get());
    held.reset();
    idle.notify_all();
  }).detach();
}

LocalServer::LocalServer(std::unique_ptr<State> state) : state_(std::move(state)) {}

Result<std::unique_ptr<LocalServer>> LocalServer::open(const DataDirectory& directory, Serve serve) {
  auto state = std::make_unique<State>();
  state->path = directory.root() / "control.sock";
  state->serve = std::move(serve);
  state->directory = Descriptor(::open(directory.root().c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
  state->socket = Descriptor(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  state->wake = Descriptor(::eventfd(0, EFD_CLOEXEC));
  ::unlink(state->path.c_str());
  const sockaddr_un address = control_address(state->directory.get());
  // The socket takes its mode from the umask at bind; 0600 from the first instant.
  const mode_t before = ::umask(0177);
  const int bound = ::bind(state->socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address);
  const int reason = errno;
  ::umask(before);
  if (bound != 0 || ::listen(state->socket.get(), kCallers) != 0)
    return Error::configuration(
        fmt::format("{} cannot be opened: {}", state->path.string(), std::strerror(bound != 0 ? reason : errno)));
  auto* running = state.get();
  state->acceptor = std::thread([running] { running->accept_callers(); });
  return std::unique_ptr<LocalServer>(new LocalServer(std::move(state)));
}

LocalServer::~LocalServer() {
  state_->stopping = true;
  const std::uint64_t one = 1;
  (void)!::write(state_->wake.get(), &one, sizeof one);
  state_->acceptor.join();
  ::unlink(state_->path.c_str());
  std::unique_lock lock(state_->mutex);
  // A command that waits for its caller (for an answer, for more of a file) ends; it can still say so.
  for (const int caller : state_->callers) ::shutdown(caller, SHUT_RD);
  state_->idle.wait(lock, [this] { return state_->callers.empty(); });
}

std::string os_actor(unsigned uid) {
  char buffer[4096];
  passwd entry{};
  passwd* found = nullptr;
  if (::getpwuid_r(uid, &entry, buffer, sizeof buffer, &found) == 0 && found != nullptr)
    return fmt::format("os:{}", entry.pw_name);
  return fmt::format("os:{}", uid);
}

Descriptor connect_server(const std::filesystem::path& data_directory) {
  const Descriptor directory(::open(data_directory.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
  if (!directory) return {};
  Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  const sockaddr_un address = control_address(directory.get());
  if (!socket || ::connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) return {};
  return socket;
}

Result<void> call_server(int socket, std::string_view command, const boost::json::object& arguments,
                         const std::vector<std::string>& descriptors, CommandIo& io) {
  std::vector<int> files;
  boost::json::array names;
  for (const auto& name : descriptors) {
    files.push_back(io.descriptor(name));
    names.emplace_back(name);
  }
  GUARDIAN_CHECK(send_frame(socket,
                            {{"command", command},
                             {"arguments", arguments},
                             {"descriptors", std::move(names)},
                             {"terminal", ::isatty(STDERR_FILENO) == 1}},
                            kSendPatience, files));
  while (true) {
    GUARDIAN_TRY(const auto message, receive_frame(socket, 24h));
    if (const auto* out = message.if_contains("out"); out != nullptr && out->is_string()) io.write(out->get_string());
    if (const auto* note = message.if_contains("note"); note != nullptr && note->is_string())
      io.note(note->get_string());
    if (const auto* progress = message.if_contains("progress"); progress != nullptr && progress->is_array()) {
      const auto& parts = progress->get_array();
      if (parts.size() == 3 && parts[0].is_string() && parts[1].is_int64() && parts[2].is_int64())
        io.progress(parts[0].get_string(), parts[1].get_int64(), parts[2].get_int64());
    }
    if (const auto* question = message.if_contains("ask"); question != nullptr && question->is_string()) {
      const auto agreed = io.confirm(question->get_string());
      boost::json::object answer{{"answer", nullptr}};
      if (agreed) answer["answer"] = *agreed;
      GUARDIAN_CHECK(send_frame(socket, answer, kSendPatience));
    }
    if (const auto* done = message.if_contains("done"); done != nullptr && done->is_bool()) {
      if (done->get_bool()) return {};
      Error error;
      if (const auto* code = message.if_contains("code"); code != nullptr && code->is_int64() &&
                                                          code->get_int64() >= 0 &&
                                                          code->get_int64() <= static_cast<int>(ErrorCode::internal))
        error.code = static_cast<ErrorCode>(code->get_int64());
      if (const auto* text = message.if_contains("text"); text != nullptr && text->is_string())
        error.client_text = std::string(text->get_string());
      if (const auto* type = message.if_contains("type"); type != nullptr && type->is_string())
        error.type = std::string(type->get_string());
      return error;
    }
  }
}

}  // namespace guardian::admin
