// Progress, signals and colours.
#include "sim/cli/terminal.hpp"

#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>

#include "sim/report/words.hpp"

namespace heed {

namespace {
/// Ctrl-C, a polite kill, a terminal that is closed.
constexpr std::array stopping{SIGINT, SIGTERM, SIGHUP};

std::stop_source& stop_source() {
    static std::stop_source source;
    return source;
}

extern "C" void ask_for_stop(int signal) {
    stop_source().request_stop();
    // A second Ctrl-C ends it at once. The others may come twice for one reason, as when a terminal is closed.
    if (signal == SIGINT) ::signal(signal, SIG_DFL);
}
}  // namespace

ProgressBar::ProgressBar(bool wanted)
    : shown_(wanted && isatty(STDERR_FILENO)), start_(std::chrono::steady_clock::now()) {}

ProgressBar::~ProgressBar() {
    if (drawn_) fmt::print(stderr, "\r\033[K");
}

void ProgressBar::show(std::size_t over, std::size_t all) {
    if (!shown_) return;
    const auto passed = std::chrono::duration_cast<std::chrono::milliseconds>(
                            std::chrono::steady_clock::now() - start_)
                            .count();
    long last = last_;
    if (over < all && passed - last < 100) return;
    if (!last_.compare_exchange_strong(last, passed)) return;  // another thread draws
    drawn_ = true;
    const double share = static_cast<double>(over) / static_cast<double>(all);
    const auto full = static_cast<std::size_t>(30 * share);
    const double left = share > 0 ? static_cast<double>(passed) / 1000 * (1 - share) / share : 0;
    fmt::print(stderr, "\r\033[K[{}{}] {} of {} runs, {} left", std::string(full, '#'),
               std::string(30 - full, '.'), over, all, duration_words(left));
    std::fflush(stderr);
}

StopOnSignal::StopOnSignal() {
    stop_source();
    for (std::size_t i = 0; i < stopping.size(); ++i) {
        before_[i] = ::signal(stopping[i], ask_for_stop);
        if (before_[i] == SIG_IGN) ::signal(stopping[i], SIG_IGN);  // nohup
    }
}

StopOnSignal::~StopOnSignal() {
    for (std::size_t i = 0; i < stopping.size(); ++i) ::signal(stopping[i], before_[i]);
}

std::stop_token StopOnSignal::token() const { return stop_source().get_token(); }

bool colours() { return isatty(STDOUT_FILENO) && std::getenv("NO_COLOR") == nullptr; }

}  // namespace heed
