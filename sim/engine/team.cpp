// Helpers wait between pieces of work, at first awake; a counter calls them, another tells when all are done.
#include "sim/engine/team.hpp"

#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

namespace heed {

namespace {
/// Until it is not `seen` any more. Pieces of work follow each other within a step, and to fall asleep and be woken takes
/// longer than many of them: so it stays awake for some 50 µs. It does not let others run meanwhile (yield): where other
/// programs wait for the processor, that gives them whole slices of milliseconds.
void wait_while(const std::atomic<std::size_t>& word, std::size_t seen) {
    constexpr int looks = 50'000;
    for (int look = 0; look < looks && word == seen; ++look) {
    }
    word.wait(seen);
}
}  // namespace

struct Team::Helpers {
    std::atomic<std::size_t> call{0};  // rises with each piece of work, and at the end
    std::atomic<std::size_t> busy{0};  // helpers who are not done with it
    const std::function<void(std::size_t)>* work = nullptr;
    bool over = false;
    std::mutex guard;
    std::exception_ptr failure;
    std::vector<std::jthread> threads;

    void do_part(std::size_t part) {
        try {
            (*work)(part);
        } catch (...) {
            const std::lock_guard lock(guard);
            if (!failure) failure = std::current_exception();
        }
    }

    void labour(std::size_t part) {
        for (std::size_t seen = 0;; ++seen) {
            wait_while(call, seen);
            if (over) return;
            do_part(part);
            if (busy.fetch_sub(1) == 1) busy.notify_one();
        }
    }

    void wake() {
        call.fetch_add(1);
        call.notify_all();
    }
};

Team::Team(unsigned threads) : size_(std::max(1U, threads)) {
    if (size_ == 1) return;
    helpers_ = std::make_unique<Helpers>();
    for (std::size_t part = 1; part < size_; ++part)
        helpers_->threads.emplace_back([this, part] { helpers_->labour(part); });
}

Team::~Team() {
    if (!helpers_) return;
    helpers_->over = true;
    helpers_->wake();
}

void Team::each(const std::function<void(std::size_t)>& work) {
    if (!helpers_) return work(0);
    Helpers& all = *helpers_;
    all.work = &work;
    all.failure = nullptr;
    all.busy = size_ - 1;
    all.wake();
    all.do_part(0);
    for (std::size_t left = all.busy; left != 0; left = all.busy) wait_while(all.busy, left);
    if (all.failure) std::rethrow_exception(all.failure);
}

namespace {
thread_local Team* mine = nullptr;
}

Team& team() {
    thread_local Team alone(1);
    return mine ? *mine : alone;
}

AtWork::AtWork(Team& team) : before_(std::exchange(mine, &team)) {}
AtWork::~AtWork() { mine = before_; }

}  // namespace heed
