#include "program/child_setup.hpp"

#include <grp.h>
#include <unistd.h>

#include <csignal>
#include <map>
#include <optional>

extern char** environ;

namespace asyncdemo {
namespace {

bool limit(int resource, rlim_t most) {
    const rlimit both{most, most};
    return ::setrlimit(static_cast<decltype(RLIMIT_CORE)>(resource), &both) == 0;
}

bool become_unprivileged() {
    if (::geteuid() != 0) return true;
    // Nobody else's, so that its limits are its own.
    const uid_t unprivileged = 100'000 + static_cast<uid_t>(::getpid());
    return ::setgroups(0, nullptr) == 0 && ::setgid(unprivileged) == 0 &&
           ::setuid(unprivileged) == 0;
}

}  // namespace

std::vector<std::string> environment_for(const launch& what, const process_family& family) {
    std::map<std::string, std::optional<std::string>> all;
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string text = *entry;
        const std::size_t sign = text.find('=');
        all[text.substr(0, sign)] = text.substr(sign + 1);
    }
    for (const char* name : {"NO_COLOR", "COLUMNS", "LC_ALL", "LC_CTYPE", "LANG"}) all.erase(name);
    all["TERM"] = "xterm-256color";
    all[process_family::variable] = family.value();
    for (const auto& [name, value] : what.environment) all[name] = value;
    std::vector<std::string> entries;
    for (const auto& [name, value] : all) {
        if (value) entries.push_back(name + "=" + *value);
    }
    return entries;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> all;
    for (std::string& t : texts) all.push_back(t.data());
    all.push_back(nullptr);
    return all;
}

void reset_signals() {
    for (const int s : {SIGHUP, SIGINT, SIGQUIT, SIGPIPE, SIGTERM}) ::signal(s, SIG_DFL);
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

bool apply_limits(const launch& what) {
    if (!limit(RLIMIT_CORE, 0)) return false;  // some crash on purpose
    if (what.most_descriptors && !limit(RLIMIT_NOFILE, *what.most_descriptors)) return false;
    if (!what.most_processes) return true;
    return limit(RLIMIT_NPROC, *what.most_processes) && become_unprivileged();
}

}  // namespace asyncdemo
