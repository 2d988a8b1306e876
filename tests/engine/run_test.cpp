// The time loop: the order of processes, what observers see, and stopping.
#include "sim/engine/run.hpp"

#include <catch2/catch.hpp>

using namespace heed;

namespace {

std::shared_ptr<const Population> three_people() {
    auto people = std::make_shared<Population>();
    people->size = 3;
    people->age = {20, 30, 40};
    return people;
}

/// Writes its name down whenever it is called.
class Diary : public Process {
public:
    Diary(std::string name, std::vector<std::string>& pages)
        : name_(std::move(name)), pages_(pages) {}
    std::string_view name() const override { return name_; }
    void begin(World&, const Dice&) const override { pages_.push_back(name_ + " begins"); }
    void step(World& world, const Dice&, const Now& now) const override {
        pages_.push_back(name_ + std::to_string(now.step));
        world.now.birthdays.push_back(0);
    }

private:
    std::string name_;
    std::vector<std::string>& pages_;
};

struct Counter : Observer {
    std::vector<std::size_t> seen;
    void look(const World& world, const Now&) override {
        seen.push_back(world.now.birthdays.size());
    }
};

}  // namespace

TEST_CASE("processes begin, then act in order, and observers see each step by itself") {
    std::vector<std::string> pages;
    Processes processes;
    processes.push_back(std::make_unique<Diary>("a", pages));
    processes.push_back(std::make_unique<Diary>("b", pages));
    World world(three_people());
    Counter counter;
    const Calendar calendar(Date{}, 2 * 0.25, 0.25);
    CHECK(run(world, processes, calendar, Dice(1, 0, 0), {&counter}));
    CHECK(pages == std::vector<std::string>{"a begins", "b begins", "a0", "b0", "a1", "b1"});
    CHECK(counter.seen == std::vector<std::size_t>{2, 2});  // emptied before each step
}

TEST_CASE("a run that is asked to stop ends between steps and says so") {
    std::vector<std::string> pages;
    Processes processes;
    processes.push_back(std::make_unique<Diary>("a", pages));
    World world(three_people());
    std::stop_source source;
    source.request_stop();
    CHECK_FALSE(
        run(world, processes, Calendar(Date{}, 1, 0.25), Dice(1, 0, 0), {}, source.get_token()));
    CHECK(pages == std::vector<std::string>{"a begins"});
}

TEST_CASE("copying a world copies everything: the copy lives the same life") {
    World world(three_people());
    world.offer_due = {1, 2, 3};
    World copy = world;
    copy.offer_due[0] = 9;
    CHECK(world.offer_due[0] == 1);
    CHECK(copy.people == world.people);
    CHECK(world.bytes() > 0);
}
