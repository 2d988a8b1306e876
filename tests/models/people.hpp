// People for the tests of the model: as many as wanted, all alike, and what else a test needs.
#pragma once

#include <cmath>
#include <cstddef>
#include <memory>
#include <numeric>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "models/scenario.hpp"
#include "sim/engine/calendar.hpp"
#include "tests/world/tiny_world.hpp"

namespace heed {

/// Ends this person's journey.
inline void come_home(World& world, Person person) {
    world.presence[person].where = Whereabouts::home;
    std::erase_if(world.travels, [&](const Travel& one) { return one.person == person; });
}

/// The scenario and the campaign that stand in a file where nothing is said (defaults.cpp).
Scenario default_scenario();
Campaign default_campaign();
inline Parameters default_parameters() { return default_scenario().parameters; }

inline constexpr double week = 7 / days_per_year;

inline Date day(int year, unsigned month, unsigned of_month) {
    return std::chrono::year_month_day{std::chrono::year{year}, std::chrono::month{month},
                                       std::chrono::day{of_month}};
}

/// Weekly steps from Monday 1 January 2024.
inline Calendar weeks(int count) { return {day(2024, 1, 1), count * week, week}; }

/// Women aged 30 in one place, each alone in her household, without ties; each stands for herself.
inline Population alike(Person count, std::uint8_t age = 30) {
    Population people;
    people.size = count;
    people.start = day(2024, 1, 1);
    people.gender = {"gender", "Gender", {"female", "male"}, std::vector<std::uint8_t>(count, 0)};
    people.place = {"place", "Place", {"north", "south"}, std::vector<std::uint8_t>(count, 0)};
    people.age.assign(count, age);
    people.birthday.assign(count, 200);
    people.carer = Carers(std::vector(count, nobody));
    std::vector<Person> homes(count + 1);
    std::iota(homes.begin(), homes.end(), 0U);
    people.ties.household = {PackedRising(std::span(homes).first(count)), homes};
    return people;
}

inline std::shared_ptr<const Population> shared(Population people) {
    return std::make_shared<const Population>(std::move(people));
}

/// Ties between pairs chosen at random: degrees are Poisson with this mean (Erdős and Rényi).
inline Graph random_graph(Person people, double mean_degree, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    std::vector<std::pair<Person, Person>> ties;
    const auto count = static_cast<std::size_t>(mean_degree * people / 2);
    while (ties.size() < count) {
        const auto a = static_cast<Person>(random() % people);
        const auto b = static_cast<Person>(random() % people);
        if (a != b) ties.emplace_back(a, b);
    }
    for (auto& [a, b] : ties)
        if (a > b) std::swap(a, b);
    std::sort(ties.begin(), ties.end());
    ties.erase(std::unique(ties.begin(), ties.end()), ties.end());
    return graph_of(people, ties);
}

/// Everyone tied to the next `reach` people around a ring, on both sides.
inline Graph ring(Person people, Person reach) {
    std::vector<std::pair<Person, Person>> ties;
    for (Person person = 0; person < people; ++person)
        for (Person k = 1; k <= reach; ++k) ties.emplace_back(person, (person + k) % people);
    return graph_of(people, ties);
}

inline Rule levels_rule(std::string key, std::vector<std::string> levels) {
    Rule rule;
    rule.kind = Rule::Kind::levels;
    rule.key = std::move(key);
    rule.levels = std::move(levels);
    return rule;
}

inline Rule ages_rule(double low, double high) {
    Rule rule;
    rule.kind = Rule::Kind::range;
    rule.key = "age";
    rule.low = low;
    rule.high = high;
    return rule;
}

/// Memories that do not fade while a test runs.
inline Memory lasting_memory(int steps = 600) { return {1e9, 1e9, week, steps}; }

/// One journey open to everyone.
inline Journey journey(double exploited_genuine = 0, double exploited_deceptive = 1) {
    Journey made;
    made.deception = 1.0;
    made.exploited_genuine = exploited_genuine;
    made.exploited_deceptive = exploited_deceptive;
    made.harm = {1.0, 1.0, 1.0, 1.0, 1.0, 1.0};
    made.length = 1.0;
    return made;
}

/// Default offers from nobody: a test sets the rates that it needs.
inline OffersParameters silent_offers(const Parameters& parameters) {
    OffersParameters offers = parameters.offers;
    for (AskerParameters* asker : std::initializer_list<AskerParameters*>{
             &offers.family, &offers.partner, &offers.friend_, &offers.agency,
             &offers.stranger_in_person, &offers.stranger_online}) {
        asker->rate = 0.0;
        asker->child = asker->harm = 1.0;
        asker->others_decide = 0.0;
    }
    offers.abduction = 0.0;
    offers.journeys.entries = {{"away", journey()}};
    return offers;
}

/// How far a share of `count` people with this chance may lie from it: 4.5 standard errors.
inline double share_error(double chance, double count) {
    return 4.5 * std::sqrt(chance * (1 - chance) / count);
}

/// How far a count of independent rare events with this mean may lie from it.
inline double count_error(double mean) { return 4.5 * std::sqrt(mean); }

/// Everybody rests at this level, or has learned so much of what fades slowly.
inline void rest(World& world, Quality quality, double base) {
    for (Mind& mind : world.minds)
        mind.base[static_cast<std::size_t>(quality)] = static_cast<float>(base);
}
inline void learned(World& world, Quality quality, double slow) {
    for (Mind& mind : world.minds)
        mind.slow[static_cast<std::size_t>(quality)] = static_cast<float>(slow);
}
/// Everybody practises, or nobody: by themselves, and so seen.
inline void all_practise(World& world, bool practise) {
    for (Mind& mind : world.minds) {
        mind.practises = practise;
        mind.latent = practise ? -1e9F : 1e9F;
    }
}
/// Usual habits of checking, with other thresholds of norms.
inline Practice practice_with(double norm_sources, double norm_share, const Memory& memory) {
    PracticeParameters p = default_parameters().awareness.practice;
    p.norm_sources = norm_sources;
    p.norm_share = norm_share;
    return {p, memory, 0};
}
inline std::vector<std::uint8_t> who_practises(const World& world) {
    std::vector<std::uint8_t> list;
    for (const Mind& mind : world.minds) list.push_back(mind.practises);
    return list;
}
inline std::vector<Person> persons_of(const Audience& audience) {
    std::vector<Person> list;
    for (std::size_t place = 0; place < audience.person.size(); ++place)
        list.push_back(audience.person[place]);
    return list;
}
inline constexpr std::array all_qualities{Quality::knowledge, Quality::risk_belief, Quality::not_me,
                                          Quality::efficacy};

}  // namespace heed
