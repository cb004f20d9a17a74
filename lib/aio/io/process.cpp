#include "aio/io/process.hpp"

#include <array>
#include <csignal>
#include <memory>

#include "aio/error.hpp"
#include "aio/io/pipe.hpp"
#include "aio/loop.hpp"

namespace aio {
namespace {

uv_handle_t* as_handle(process_state& state) noexcept {
    return reinterpret_cast<uv_handle_t*>(&state.process);
}

}  // namespace

process::process(const std::string& program, const std::vector<std::string>& arguments,
                 const std::string& known_as)
    : input_(unconnected_pipe("a process")), output_(unconnected_pipe("a process")) {
    const std::string& name = known_as.empty() ? program : known_as;
    std::vector<char*> argv{const_cast<char*>(name.c_str())};
    for (const std::string& a : arguments) argv.push_back(const_cast<char*>(a.c_str()));
    argv.push_back(nullptr);

    std::array<uv_stdio_container_t, 3> stdio{};
    stdio[0].flags = static_cast<uv_stdio_flags>(UV_CREATE_PIPE | UV_READABLE_PIPE);
    stdio[0].data.stream = input_.uv();
    stdio[1].flags = static_cast<uv_stdio_flags>(UV_CREATE_PIPE | UV_WRITABLE_PIPE);
    stdio[1].data.stream = output_.uv();
    stdio[2].flags = UV_INHERIT_FD;
    stdio[2].data.fd = 2;

    uv_process_options_t options{};
    options.file = program.c_str();
    options.args = argv.data();
    options.stdio_count = static_cast<int>(stdio.size());
    options.stdio = stdio.data();
    options.exit_cb = [](uv_process_t* exited, std::int64_t code, int signal) noexcept {
        auto* const state = reinterpret_cast<process_state*>(exited);
        state->has_exited = true;
        state->status = {code, signal};
        while (!state->waiting.empty()) state->waiting.grant_front();
        if (state->is_abandoned) close_then_delete{}(state);
    };

    // libuv makes a handle of it even when the start fails.
    handle<process_state> fresh(new process_state{});
    check(uv_spawn(loop::current().uv(), &fresh->process, &options), "start " + program);
    uv_unref(as_handle(*fresh));  // until somebody waits for it, as every handle
    state_.reset(fresh.release());
}

process::~process() = default;

void process::abandon::operator()(process_state* state) const noexcept {
    if (state->has_exited) {
        close_then_delete{}(state);
    } else {
        state->is_abandoned = true;
        uv_ref(as_handle(*state));  // the loop waits for its end
        uv_process_kill(&state->process, SIGKILL);
    }
}

}  // namespace aio
