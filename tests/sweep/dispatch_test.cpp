// Batches handed out among ranks: each once, none after too many failures, and who leaves is counted.
#include "sim/sweep/dispatch.hpp"

#include <catch2/catch.hpp>
#include <set>

using namespace heed;

namespace {

/// Rank 1 of two, with rank 0 in the same process.
class Beside : public Ranks {
public:
    explicit Beside(Dispatcher& first) : first_(first) {}
    std::size_t rank() const override { return 1; }
    std::size_t count() const override { return 2; }
    std::string told_by_first(const std::string&) override { return ""; }
    void meet() override {}
    Message ask(const Message& question) override { return first_.reply(1, question); }
    void answer(const std::function<Message(std::size_t, const Message&)>&,
                const std::function<bool()>&) override {}

private:
    Dispatcher& first_;
};

std::vector<Batch> some_batches() {
    return {{0, 2, 0, 3}, {2, 2, 0, 3}, {4, 1, 0, 3}, {4, 1, 3, 1}, {5, 64, 7, 2}};
}

}  // namespace

TEST_CASE("each batch is given once, whoever asks", "[sweep][ranks]") {
    Dispatcher first(some_batches(), 1, 0, {});
    Beside beside(first);
    Asking second(beside);
    std::multiset<Batch> given;
    while (true) {
        const auto own = first.next();
        if (own) given.insert(*own);
        const auto other = second.next();
        if (other) given.insert(*other);
        if (!own && !other) break;
    }
    const auto all = some_batches();
    CHECK(given == std::multiset<Batch>(all.begin(), all.end()));
    CHECK_FALSE(first.everyone_left());
    second.leave();
    CHECK(first.everyone_left());
}

TEST_CASE("failures of all ranks count together", "[sweep][ranks]") {
    Dispatcher first(some_batches(), 1, 2, {});
    Beside beside(first);
    Asking second(beside);
    first.count_own(5, 1);
    second.count(1);
    second.count(1);  // the second one failed
    CHECK(second.next().has_value());
    CHECK(first.trials() == 6);
    CHECK(first.failures() == 2);
    CHECK(first.next().has_value());
    second.count(1);
    second.leave();
    CHECK(first.failures() == 3);
    CHECK_FALSE(first.next().has_value());
}

TEST_CASE("nothing is given once a stop is asked for", "[sweep][ranks]") {
    std::stop_source stop;
    Dispatcher first(some_batches(), 0, 0, stop.get_token());
    CHECK(first.everyone_left());
    CHECK(first.next().has_value());
    stop.request_stop();
    CHECK_FALSE(first.next().has_value());
}
