// Ties and groups beside their targets.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "sim/world/diagnosis.hpp"
#include "sim/world/likeness.hpp"
#include "sim/world/match.hpp"
#include "sim/world/network_measures.hpp"

namespace heed {

namespace {

/// Share of pairs of random people whose ages are near.
double chance_of_near_age(const Population& people) {
    std::array<double, 256> share{};
    for (const std::uint8_t age : people.age) share[age] += 1.0 / people.size;
    double near = 0;
    for (int a = 0; a < 256; ++a)
        for (int b = std::max(0, a - near_age); b <= std::min(255, a + near_age); ++b)
            near += share[static_cast<std::size_t>(a)] * share[static_cast<std::size_t>(b)];
    return near;
}

void diagnose_likeness(const Population& people, const CloseTiesProfile& profile,
                       Diagnosis& diagnosis) {
    const double by_chance = chance_of_same(people.place);
    diagnosis.add("share of close ties within the place", std::max(profile.local, by_chance),
                  share_within(people.ties.close, people.place.of), Unit::share, 0.03);
    for (const auto& [name, strength] : profile.homophily) {
        const bool age = name == "age";
        const Attribute* attribute = people.find(name);
        if (!age && !attribute) continue;
        const double chance = age ? chance_of_near_age(people) : chance_of_same(*attribute);
        const double found = age ? share_near(people.ties.close, people.age, near_age)
                                 : share_within(people.ties.close, attribute->of);
        diagnosis.add(age ? "share of close ties within five years of age"
                          : "share of close ties within the same " + name,
                      strength + (1 - strength) * chance, found, Unit::share, 0.05);
    }
}

struct CloseTargets {
    double mean, variance, clustering;
};

CloseTargets targets_of(const CloseTiesProfile& profile) {
    const double mean = profile.wanted_mean();
    if (!profile.small_world)
        return {mean, mean + mean * mean / profile.dispersion, profile.clustering};
    // Barrat and Weigt (2000), "On the properties of small-world network models", for many people.
    const double rewired = profile.small_world->rewiring, stays = 1 - rewired;
    const double ring = 3 * (mean - 2) / (4 * (mean - 1));
    return {mean, mean / 2 * rewired * (1 + stays), ring * stays * stays * stays};
}

void diagnose_close(const Population& people, const CloseTiesProfile& profile,
                    Diagnosis& diagnosis) {
    const NetworkMeasures found = measure(people.ties.close);
    const CloseTargets wanted = targets_of(profile);
    diagnosis.add("mean close ties", wanted.mean, found.mean_degree, Unit::number,
                  0.02 * wanted.mean);
    diagnosis.add("variance of close ties", wanted.variance, found.degree_variance, Unit::number,
                  0.1 * wanted.variance);
    if (people.ties.close.neighbour.empty()) return;
    diagnosis.add("clustering of close ties", wanted.clustering, found.transitivity, Unit::share,
                  0.03);
    diagnosis.tell("mean local clustering of close ties", found.local_clustering, Unit::share);
    diagnosis.tell("degree assortativity of close ties", found.degree_assortativity, Unit::number);
    if (!profile.small_world) diagnose_likeness(people, profile, diagnosis);
}

void diagnose_online(const Population& people, const OnlineTiesProfile& profile,
                     Diagnosis& diagnosis) {
    const Match match(profile.who, people);
    double connected = 0;
    for (Person person = 0; person < people.size; ++person)
        connected += match(person, people.age[person]) ? 1 : 0;
    diagnosis.tell("share connected online", connected / people.size, Unit::share);
    if (connected > 0)
        diagnosis.add("mean online ties of those connected", profile.mean,
                      static_cast<double>(people.ties.online.neighbour.size()) / connected,
                      Unit::number, 0.05 * profile.mean);
}

void diagnose_groups(const Groups& groups, const GroupProfile& profile, const Population& people,
                     Diagnosis& diagnosis) {
    double weight = 0, size = 0;
    for (const Span& span : profile.sizes) {
        weight += span.weight;
        size += span.weight * static_cast<double>(span.from + span.to) / 2;
    }
    const double count = static_cast<double>(groups.first.size() - 1);
    diagnosis.tell(fmt::format("share of people in a group '{}'", groups.name),
                   static_cast<double>(groups.member.size()) / people.size, Unit::share);
    if (count > 0 && weight > 0)
        diagnosis.add(fmt::format("mean size of groups '{}'", groups.name), size / weight,
                      static_cast<double>(groups.member.size()) / count, Unit::people,
                      0.25 * size / weight);
}

}  // namespace

void diagnose_ties(const Population& people, const Profile& profile, Diagnosis& diagnosis) {
    diagnose_close(people, profile.ties.close, diagnosis);
    if (profile.ties.online) diagnose_online(people, *profile.ties.online, diagnosis);
    for (const Groups& groups : people.ties.groups)
        if (const GroupProfile* found = profile.ties.groups.find(groups.name))
            diagnose_groups(groups, *found, people, diagnosis);
}

}  // namespace heed
