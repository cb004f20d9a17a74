#include "lessons/websocket/killed_server.hpp"

#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <utility>

#include "aio/io/pipe.hpp"
#include "aio/run.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "lessons/websocket/services.hpp"
#include "lessons/websocket/sides.hpp"
#include "posix/descriptor.hpp"
#include "posix/lifeline.hpp"

namespace asyncdemo::lessons::websocket {
namespace {

using serving = aio::task<> (*)(stage&, database_link&);

aio::task<> serve_with(stage& on, serving serve, int database) {
    database_link link(on, database);
    co_await serve(on, link);
}

/// A child process that serves until it is killed. It ends with its parent, whatever ends that.
class server_process {
public:
    server_process(stage& on, serving serve) : server_process(on, serve, connected_sockets()) {}
    server_process(const server_process&) = delete;
    server_process& operator=(const server_process&) = delete;
    ~server_process() { kill(); }

    /// Where it talks to its database.
    [[nodiscard]] int fd() const noexcept { return ours_.fd(); }

    void kill() noexcept {
        if (child_ == 0) return;
        ::kill(child_, SIGKILL);
        while (::waitpid(child_, nullptr, 0) < 0 && errno == EINTR) {
        }
        child_ = 0;
    }

private:
    using sockets = std::pair<descriptor, descriptor>;

    static sockets connected_sockets() {
        std::array<int, 2> ends{};
        require(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()), "make a pair of sockets");
        return {descriptor(ends[0]), descriptor(ends[1])};
    }

    server_process(stage& on, serving serve, sockets ends) : ours_(std::move(ends.first)) {
        on.flush();  // or the child would send it as well
        child_ = require(::fork(), "start a process");
        if (child_ == 0) run(on, serve, ends.second);
    }

    // In the child. Like the end of `main`, but runs none of the destructors: they are the
    // parent's.
    [[noreturn]] void run(stage& on, serving serve, const descriptor& its) const {
        ::dup2(its.fd(), STDIN_FILENO);
        ::close(ours_.fd());
        ::close(its.fd());
        follow_parent();
        on.become_child(1);
        aio::run(serve_with(on, serve, STDIN_FILENO));
        std::_Exit(EXIT_SUCCESS);
    }

    descriptor ours_;
    pid_t child_ = 0;
};

class database {
public:
    database(stage& on, server_process& server)
        : on_(on), server_(server), requests_(aio::open_pipe(server.fd())) {}

    aio::task<> kill_in_last_save() {
        co_await aio::with_task_group([this](aio::task_group& saves) -> aio::task<> {
            for (integer i = 0; i < on_[people] * on_[messages]; ++i) {
                std::string message = co_await next_message();
                saves.spawn(commit(std::move(message)));
            }
            co_await aio::sleep(on_[save] / 2);
            server_.kill();
            is_alone_ = true;
            on_.mark("server", "is killed");
            saves.cancel();
        });
    }

private:
    aio::task<> commit(std::string message) {
        co_await aio::sleep(on_[save]);
        if (is_alone_) co_return;  // on a late machine, this one was due as well
        on_.row({{"what", "saved"}, {"message", std::string_view(message)}});
        co_await requests_.write(".");
    }

    aio::task<std::string> next_message() {
        std::array<char, 4096> chunk;
        std::size_t end = unread_.find('\n');
        while (end == std::string::npos) {
            const std::size_t count = co_await requests_.read(chunk);
            if (count == 0) throw std::runtime_error("the server ended before it was killed");
            unread_.append(chunk.data(), count);
            end = unread_.find('\n');
        }
        std::string message = unread_.substr(0, end);
        unread_.erase(0, end + 1);
        co_return message;
    }

    stage& on_;
    server_process& server_;
    aio::stream requests_;
    std::string unread_;
    bool is_alone_ = false;
};

aio::task<> be_database(stage& on, server_process& server) {
    database saved(on, server);
    co_await saved.kill_in_last_save();
}

}  // namespace

// [save-first, reply-first]
database_link::database_link(stage& on, int fd) : on_(on), database_(aio::open_pipe(fd)) {}

aio::task<> database_link::save(std::string_view message) {
    const auto shown = show(on_, message, "is saved");
    const std::string line = fmt::format("{}\n", message);
    co_await database_.write(line);
    const auto held = co_await answer_.acquire();
    std::array<char, 1> is_saved{};
    co_await database_.read(is_saved);
}

void kill_in_last_save(stage& on, serving serve) {
    server_process server(on, serve);  // before there is a loop, which would be in both processes
    aio::run(be_database(on, server));
}
// [end]

}  // namespace asyncdemo::lessons::websocket
