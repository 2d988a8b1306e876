// Telling on a small world is a discrete-time SIR model: held against one that shares nothing with it but the network.
#include <catch2/catch.hpp>
#include <cmath>

#include "models/telling.hpp"
#include "sim/experiment/notes.hpp"
#include "sim/world/steps.hpp"
#include "tests/models/people.hpp"

using namespace heed;

namespace {

constexpr int steps = 60;

struct Chances {
    double hears = 0.1;  // by contact and step
    double stops = 0.3;  // at the end of a step
};

/// [step] how many know, and how many tell after the step.
struct Course {
    std::vector<double> know, tell;
};

/// Susceptible, informed, forgotten: in each step everyone who is informed at its start tells each contact with chance
/// `hears`, and forgets with chance `stops` when all have told.
Course sir(const Graph& graph, Person people, const std::vector<Person>& first, unsigned seed,
           const Chances& chances) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> uniform;
    enum class State { susceptible, informed, forgotten };
    std::vector<State> now(people, State::susceptible);
    for (const Person person : first) now[person] = State::informed;
    Course course;
    for (int step = 1; step <= steps; ++step) {
        std::vector<State> next = now;
        for (Person person = 0; person < people; ++person) {
            if (now[person] != State::informed) continue;
            for (const Person contact : graph.of(person))
                if (uniform(random) < chances.hears && now[contact] == State::susceptible)
                    next[contact] = State::informed;
            if (uniform(random) < chances.stops) next[person] = State::forgotten;
        }
        now = next;
        course.know.push_back(people -
                              static_cast<double>(std::ranges::count(now, State::susceptible)));
        course.tell.push_back(static_cast<double>(std::ranges::count(now, State::informed)));
    }
    return course;
}

/// Everyone who hears tells from the next step on, for a geometric time of mean 1 / stops.
TellingParameters as_sir() {
    TellingParameters p = default_parameters().telling;
    p.starts = p.retells = p.passes_on = 1.0;
    p.time = TellingTime::exponential;
    p.lasts = week / Chances{}.stops;
    p.household.rate = p.group.rate = p.online.rate = 0.0;
    p.close.rate = -std::log(1 - Chances{}.hears) / week;
    return p;
}

Course tell(Graph graph, Person people, const std::vector<Person>& first, std::uint64_t seed) {
    Population crowd = alike(people);
    crowd.ties.close = std::move(graph);
    World world(shared(std::move(crowd)));
    const Telling telling(as_sir(), {true}, week, 0);
    const Dice dice(seed, 0, 0);
    telling.begin(world, dice);
    Course course;
    for (int step = 0; step <= steps; ++step) {
        world.now.clear();
        if (step == 0)
            for (const Person person : first)
                world.now.deliveries.push_back({person, 0, 1, 1.0F, true, true});
        telling.step(world, dice, weeks(600).at(step));
        if (step == 0) continue;
        const auto knows = [](std::uint8_t heard) { return heard != 0; };
        const auto goes_on = [&](const Teller& teller) { return teller.until > step; };
        course.know.push_back(static_cast<double>(std::ranges::count_if(world.heard, knows)));
        course.tell.push_back(static_cast<double>(std::ranges::count_if(world.tellers, goes_on)));
    }
    return course;
}

/// A mean over replicates, told in its own standard errors.
class Mean {
public:
    void add(double value) { sum_ += value, squares_ += value * value, ++count_; }
    double in_errors() const {
        const double mean = sum_ / count_;
        const double error = std::sqrt((squares_ / count_ - mean * mean) / (count_ - 1));
        return std::abs(mean) / (error + 1e-9);
    }

private:
    double sum_ = 0, squares_ = 0, count_ = 0;
};

/// How far telling is from an SIR model with these chances at the step where they differ most, in standard errors; both
/// on the same networks, from one person in a hundred.
double farthest(const Chances& chances, Person people, double rewiring, int replicates) {
    std::vector<Mean> know(steps), tell_now(steps);
    std::vector<Person> first;
    for (Person person = 50; person < people; person += 100) first.push_back(person);
    for (int replicate = 0; replicate < replicates; ++replicate) {
        const auto seed = static_cast<std::uint64_t>(replicate);
        const Graph graph = tie_small_world({10, rewiring}, Dice(seed, 0, 0), people);
        const Course own = tell(graph, people, first, seed + 1000);
        const Course other = sir(graph, people, first, static_cast<unsigned>(replicate), chances);
        for (std::size_t step = 0; step < steps; ++step) {
            know[step].add((own.know[step] - other.know[step]) / people);
            tell_now[step].add((own.tell[step] - other.tell[step]) / people);
        }
    }
    double most = 0;
    for (const std::size_t step : {0U, 1U, 3U, 6U, 10U, 15U, 20U, 30U, 59U})
        most = std::max({most, know[step].in_errors(), tell_now[step].in_errors()});
    return most;
}

}  // namespace

TEST_CASE("telling on a small world is a discrete-time SIR model", "[models][telling]") {
    CHECK(farthest({}, 2000, 0.01, 150) < 4.5);
    CHECK(farthest({}, 2000, 0.3, 100) < 4.5);
    CHECK(farthest({}, 10000, 0.01, 20) < 4.5);
    // Other chances would be seen.
    CHECK(farthest({0.11, 0.3}, 2000, 0.01, 150) > 6);
    CHECK(farthest({0.1, 0.33}, 2000, 0.01, 150) > 6);
}

TEST_CASE("a teller tells at least once, and stops with the same chance after each step",
          "[models][telling]") {
    constexpr Person n = 40000;
    std::vector<Person> all(n);
    std::iota(all.begin(), all.end(), 0U);
    const Graph nobody_near{std::vector<std::uint32_t>(n + 1, 0), {}};
    const Course course = tell(nobody_near, n, all, 1);
    for (int step = 1; step <= 12; ++step) {  // after so many steps of telling
        const double left = std::pow(1 - Chances{}.stops, step);
        const double found = course.tell[static_cast<std::size_t>(step) - 1] / n;
        CHECK(std::abs(found - left) < share_error(left, n));
    }
}

TEST_CASE("what is said beside a small world is told to have no effect", "[models][telling]") {
    const auto notes = [](const std::string& scenario, const std::string& set) {
        std::string all;
        for (const std::string& note : inputs_without_effect(
                 read_experiment(std::string(HEED_SOURCE_DIR) + "/scenarios/" + scenario, {set})))
            all += note + "\n";
        return all;
    };
    CHECK(notes("diffusion.yaml", "draws=1") == "");
    CHECK(notes("diffusion.yaml", "population.ties.close.mean=9") ==
          "population.ties.close.mean has no effect: small_world gives the ties\n");
    CHECK_THAT(notes("first.yaml", "population.ties.close.small_world={degree: 10, rewiring: 1 %}"),
               Catch::Contains("population.ties.close.homophily has no effect"));
}
