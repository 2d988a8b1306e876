// Messages pass from person to person: bond percolation, and whom they cannot reach.
#include "models/telling.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>

#include "tests/models/people.hpp"

using namespace heed;

namespace {

/// Whoever hears goes on to tell, for a fixed number of steps; nobody speaks on any layer yet.
TellingParameters everybody_tells(int steps) {
    TellingParameters p = default_parameters().telling;
    p.starts = p.retells = p.passes_on = 1.0;
    p.time = TellingTime::fixed;
    p.lasts = steps * week;
    for (TellingLayer* layer :
         std::initializer_list<TellingLayer*>{&p.household, &p.close, &p.group, &p.online}) {
        layer->rate = 0.0;
        layer->trust = 1.0;
    }
    return p;
}

/// The rate at which a contact hears with this chance over so many weekly steps of telling.
double rate_for(double transmissibility, int steps) {
    return -std::log(1 - transmissibility) / (steps * week);
}

void reach(World& world, Person person, std::uint16_t campaign = 0) {
    world.now.deliveries.push_back({person, campaign, 1, 1.0F, true, true});
}

std::vector<Hearing> step(World& world, const Telling& telling, int number,
                          const std::vector<Person>& reached = {}, std::uint64_t seed = 1) {
    if (number == 0) telling.begin(world, Dice(seed, 0, 0));
    world.now.clear();
    for (Person person : reached) reach(world, person);
    telling.step(world, Dice(seed, 0, 0), weeks(600).at(number));
    return world.now.hearings;
}

double heard(const World& world) {
    double count = 0;
    for (const std::uint8_t heard : world.heard) count += heard != 0;
    return count;
}

/// Share of the people who hear of a message that ten people were reached by.
double final_size(double mean_degree, double transmissibility, int lasts, std::uint64_t seed) {
    constexpr Person people = 40000;
    Population crowd = alike(people);
    crowd.ties.close = random_graph(people, mean_degree, seed);
    World world(shared(std::move(crowd)));
    TellingParameters p = everybody_tells(lasts);
    p.close.rate = rate_for(transmissibility, lasts);
    const Telling telling(p, {true}, week, 0);
    step(world, telling, 0, {0, 4001, 8002, 12003, 16004, 20005, 24006, 28007, 32008, 36009}, seed);
    for (int number = 1, quiet = 0; quiet <= lasts && number < 500; ++number)
        quiet = step(world, telling, number, {}, seed).empty() ? quiet + 1 : 0;
    return heard(world) / people;
}

/// Mean of four outbreaks; standard error of a giant component (of share s, mean degree c) from
/// Stepanov (1970): √(s(1 − s)/n) / (1 − c(1 − s)).
void check_final_size(double mean_degree, double transmissibility, int lasts, double share) {
    double sum = 0;
    for (std::uint64_t seed = 1; seed <= 4; ++seed)
        sum += final_size(mean_degree, transmissibility, lasts, seed);
    const double c = mean_degree * transmissibility;
    const double error = std::sqrt(share * (1 - share) / 160000) / (1 - c * (1 - share));
    INFO("degree " << mean_degree << ", transmissibility " << transmissibility);
    CHECK(std::abs(sum / 4 - share) < 4.5 * error);
}

/// [teller][contact, around the ring] whether this contact hears of it in the first step of telling, with chance .1 each:
/// one person in `every` tells, and each has three contacts on either side.
std::vector<std::array<bool, 6>> heard_of_each(Person people, Person every, std::uint64_t seed) {
    Population crowd = alike(people);
    crowd.ties.close = ring(people, 3);
    World world(shared(std::move(crowd)));
    TellingParameters p = everybody_tells(1);
    p.retells = 0.0;
    p.close.rate = rate_for(0.1, 1);
    const Telling telling(p, {true}, week, 0);
    std::vector<Person> tellers;
    for (Person person = 0; person < people; person += every) tellers.push_back(person);
    step(world, telling, 0, tellers, seed);
    std::vector<std::array<bool, 6>> heard(tellers.size());
    for (const Hearing& one : step(world, telling, 1, {}, seed)) {
        const Person ahead = (one.listener + people - one.teller) % people;
        heard[one.teller / every][ahead <= 3 ? ahead - 1 : 6 - (people - ahead)] = true;
    }
    return heard;
}

}  // namespace

TEST_CASE("simple contagion ends as bond percolation does", "[models][telling]") {
    // Shares that solve s = 1 − exp(−c s) for c = 1.5 and 2.
    check_final_size(3, 0.5, 1, 0.582812);
    check_final_size(6, 0.25, 2, 0.582812);  // telling for two steps: the same transmissibility
    check_final_size(3, 2.0 / 3, 1, 0.796812);
    check_final_size(8, 0.25, 3, 0.796812);
}

TEST_CASE("below one listener for each teller a message dies out", "[models][telling]") {
    CHECK(final_size(3, 0.25, 1, 1) < 0.01);
}

TEST_CASE("nobody tells when the message says nothing", "[models][telling]") {
    Population crowd = alike(50);
    crowd.ties.close = ring(50, 2);
    const auto people = shared(crowd);
    TellingParameters p = everybody_tells(4);
    p.close.rate = 500.0;
    for (const bool told : {true, false}) {
        World world(people);
        const Telling telling(p, {told}, week, 0);
        std::size_t hearings = 0;
        for (int number = 0; number < 10; ++number)
            hearings += step(world, telling, number,
                             number == 0 ? std::vector<Person>{3, 4} : std::vector<Person>{})
                            .size();
        CHECK((hearings > 0) == told);
        CHECK((heard(world) > 0) == told);
    }
}

TEST_CASE("nobody tells on in the step in which they hear", "[models][telling]") {
    Population crowd = alike(20);
    crowd.ties.close = ring(20, 1);
    World world(shared(crowd));
    TellingParameters p = everybody_tells(2);
    p.close.rate = 1e6;  // certainly
    p.close.trust = 0.5;
    p.passes_on = 0.4;
    const Telling telling(p, {true}, week, 0);
    CHECK(step(world, telling, 0, {10}).empty());
    for (int number = 1; number <= 10; ++number) {
        for (const Hearing& hearing : step(world, telling, number)) {
            CHECK(hearing.dose == Approx(0.2));
            const int apart = std::abs(static_cast<int>(hearing.listener) - 10);
            if (hearing.first) CHECK(apart == number);
        }
        CHECK(heard(world) == std::min(20, 2 * number + 1));
    }
    // Everyone told both neighbours for two steps, and is silent again.
    step(world, telling, 11);
    step(world, telling, 12);
    CHECK(step(world, telling, 13).empty());
}

TEST_CASE("who is away neither tells nor hears", "[models][telling]") {
    Population crowd = alike(6);
    crowd.ties.close = graph_of(6, {{0, 1}, {0, 2}, {3, 4}, {3, 5}});
    World world(shared(crowd));
    TellingParameters p = everybody_tells(5);
    p.close.rate = 1e6;
    const Telling telling(p, {true}, week, 0);
    step(world, telling, 0, {0, 3});
    for (const Person person : {1U, 3U}) world.leave(person, 0, 0);
    for (int number = 1; number < 4; ++number) step(world, telling, number);
    CHECK(world.heard[1] == 0);  // away: does not hear
    CHECK(world.heard[2] == 1);
    CHECK(world.heard[4] + world.heard[5] == 0);  // 3 is away: does not tell
    for (const Person person : {1U, 3U}) come_home(world, person);
    step(world, telling, 4);
    CHECK(world.heard[1] == 1);
    CHECK(world.heard[4] + world.heard[5] == 2);
}

TEST_CASE("shares who start telling, and tell on, are as asked", "[models][telling]") {
    constexpr Person n = 20000;
    Population crowd = alike(n);
    std::vector<std::pair<Person, Person>> pairs;
    for (Person person = 0; person < n; person += 2) pairs.emplace_back(person, person + 1);
    crowd.ties.close = graph_of(n, pairs);
    World world(shared(crowd));
    TellingParameters p = everybody_tells(1);
    p.close.rate = rate_for(0.6, 1);
    p.starts = 0.3;
    p.retells = 0.2;
    const Telling telling(p, {true}, week, 0);
    std::vector<Person> first;
    for (Person person = 0; person < n; person += 2) first.push_back(person);
    step(world, telling, 0, first);
    const auto tellers = static_cast<double>(world.tellers.size());
    CHECK(std::abs(tellers / (n / 2) - 0.3) < share_error(0.3, n / 2));
    const double told = static_cast<double>(step(world, telling, 1).size());
    CHECK(std::abs(told / tellers - 0.6) < share_error(0.6, tellers));
    double on = 0;
    for (const Teller& teller : world.tellers) on += teller.person % 2 == 1 && teller.until >= 2;
    CHECK(std::abs(on / told - 0.2) < share_error(0.2, told));
}

TEST_CASE("the time of telling is exponential with the mean asked for", "[models][telling]") {
    constexpr Person n = 20000;
    World world(shared(alike(n)));
    TellingParameters p = everybody_tells(6);
    p.time = TellingTime::exponential;
    const Telling telling(p, {true}, week, 0);
    std::vector<Person> all(n);
    std::iota(all.begin(), all.end(), 0U);
    step(world, telling, 0, all);
    double sum = 0;
    REQUIRE(world.tellers.size() == n);
    for (const Teller& teller : world.tellers) sum += teller.until;
    CHECK(std::abs(sum / n - 6) < 4.5 * std::sqrt(30.0 / n));  // geometric: variance 6 · 5
    for (const int after : {1, 6, 15}) {
        double still = 0;
        for (const Teller& teller : world.tellers) still += teller.until > after;
        const double share = std::pow(5 / 6.0, after);
        CHECK(std::abs(still / n - share) < share_error(share, n));
    }
}

TEST_CASE("in a group a teller speaks at a rate of her own", "[models][telling]") {
    constexpr Person n = 20000, size = 50;
    Population crowd = alike(n);
    std::vector<Person> group_of, first{0}, members;
    for (Person person = 0; person < n; ++person) {
        group_of.push_back(person / size);
        members.push_back(person);
    }
    for (Person group = 0; group < n / size; ++group) first.push_back((group + 1) * size);
    crowd.ties.groups = {{"school", group_of, first, members}};
    World world(shared(crowd));
    TellingParameters p = everybody_tells(10);
    p.group.rate = 2 / week;
    p.retells = 0.0;
    const Telling telling(p, {true}, week, 0);
    std::vector<Person> tellers;
    for (Person group = 0; group < n / size; ++group)
        tellers.push_back(group * size + group % size);
    step(world, telling, 0, tellers);
    double talks = 0;
    for (int number = 1; number <= 10; ++number)
        for (const Hearing& hearing : step(world, telling, number)) {
            ++talks;
            REQUIRE(hearing.listener / size == hearing.teller / size);
            REQUIRE(hearing.listener != hearing.teller);
        }
    const double expected = 400.0 * 10 * 2;
    CHECK(std::abs(talks - expected) < count_error(expected));
}

TEST_CASE("contacts who do not hear are skipped, and yet each hears by a chance of their own",
          "[models][telling]") {
    constexpr Person people = 200000, every = 10;
    const auto heard = heard_of_each(people, every, 5);
    const double n = static_cast<double>(heard.size());
    for (std::size_t k = 0; k < 6; ++k) {
        double alone = 0, with_next = 0;
        for (const auto& contacts : heard) {
            alone += contacts[k];
            with_next += contacts[k] && contacts[(k + 1) % 6];
        }
        CAPTURE(k);
        CHECK(std::abs(alone / n - 0.1) < share_error(0.1, n));
        CHECK(std::abs(with_next / n - 0.01) < share_error(0.01, n));
    }
    // Nothing of it moves when others tell as well: what is skipped belongs to teller, step and layer.
    const auto among_more = heard_of_each(people, every / 2, 5);
    for (std::size_t teller = 0; teller < heard.size(); ++teller)
        REQUIRE(among_more[2 * teller] == heard[teller]);
}

TEST_CASE("small doses start few tellers, and later ones may", "[models][telling]") {
    constexpr Person n = 40000;
    TellingParameters p = everybody_tells(1);
    p.starts = 0.5;
    const Telling telling(p, {true}, week, 0);
    World world(shared(alike(n)));
    telling.begin(world, Dice(1, 0, 0));
    for (int number = 0; number < 4; ++number) {
        world.now.clear();
        for (Person person = 0; person < n; ++person)
            world.now.deliveries.push_back({person, 0, 1, 0.06F, number == 0, number == 0});
        telling.step(world, Dice(1, 0, 0), weeks(600).at(number));
        const auto tellers = static_cast<double>(std::ranges::count_if(
            world.tellers, [&](const Teller& teller) { return teller.until == number + 1; }));
        // Who tells since the step before is still at it, and starts no second time.
        const double starts = 1 - std::pow(0.5, 0.06);
        const double free = number == 0 ? 1 : 1 - starts / (1 + starts);
        CHECK(std::abs(tellers / n - starts * free) < share_error(starts, n) + 0.002);
    }
}

TEST_CASE("what is heard of the eighth campaign and later ones is told apart",
          "[models][telling]") {
    const Telling telling(everybody_tells(1), std::vector<bool>(32, true), week, 0);
    World world(shared(alike(2)));
    telling.begin(world, Dice(1, 0, 0));
    const auto meets = [&](std::uint16_t campaign, int step) {
        world.now.clear();
        world.now.deliveries.push_back({0, campaign, 1, 1.0F, true, false});
        telling.step(world, Dice(1, 0, 0), weeks(600).at(step));
        return world.now.newly_aware.size();
    };
    CHECK(meets(31, 0) == 1);
    CHECK(meets(7, 1) == 0);
    CHECK(meets(6, 2) == 0);
    CHECK(world.heard[0] == (1U << 7 | 1U << 6));
    CHECK(world.heard_more[0] == (1U << 24 | 1U << 0));
    CHECK(world.heard[1] == 0);
}

TEST_CASE("small children neither hear nor tell", "[models][telling]") {
    Population family = alike(4);
    family.age = {35, 9, 12, 3};
    family.ties.close = graph_of(4, {{0, 1}, {0, 2}, {0, 3}, {1, 2}});
    TellingParameters p = everybody_tells(3);
    p.close.rate = 1e5;
    const Telling telling(p, {true}, week, 10);
    World world(shared(family));
    step(world, telling, 0, {0, 1});
    for (int number = 1; number < 5; ++number)
        for (const Hearing& hearing : step(world, telling, number)) {
            CHECK(hearing.listener != 1);
            CHECK(hearing.listener != 3);
            CHECK(hearing.teller != 1);
        }
    CHECK(world.heard[2] == 1);
    CHECK(world.heard[1] == 0);  // met the campaign, too young to take it in
    CHECK(world.heard[3] == 0);
}

TEST_CASE("a first message of all is heard once, and never by who met a campaign",
          "[models][telling]") {
    constexpr Person n = 2000;
    Population crowd = alike(n);
    crowd.ties.close = ring(n, 3);
    World world(shared(crowd));
    TellingParameters p = everybody_tells(20);
    p.close.rate = rate_for(0.9, 20);
    const Telling telling(p, {true, true}, week, 0);
    std::vector<int> first(n, 0), of_all(n, 0);
    for (int number = 0; number < 200; ++number) {
        world.now.clear();
        if (number == 0)
            for (const auto& [person, campaign] :
                 {std::pair{0U, 0U}, {500U, 0U}, {600U, 1U}, {1500U, 1U}})
                reach(world, person, static_cast<std::uint16_t>(campaign));
        telling.step(world, Dice(1, 0, 0), weeks(600).at(number));
        for (const Hearing& hearing : world.now.hearings) {
            first[hearing.listener] += hearing.first;
            of_all[hearing.listener] += hearing.first_of_all;
        }
    }
    double both = 0;
    for (Person person = 0; person < n; ++person) {
        const bool reached = person == 0 || person == 500 || person == 600 || person == 1500;
        REQUIRE(of_all[person] == (world.heard[person] != 0 && !reached ? 1 : 0));
        both += first[person] == 2;
    }
    CHECK(heard(world) > n / 2.0);
    CHECK(both > 0);  // whom both messages came to by telling: counted once all the same
}
