// Small random profiles, edge cases included, for property tests.
#pragma once

#include <rapidcheck.h>

#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "tests/world/hill_profile.hpp"

namespace heed {

/// Shares that sum to one; some may be zero.
inline std::vector<double> random_shares(std::size_t count) {
    std::vector<double> shares(count);
    for (double& share : shares) share = *rc::gen::inRange(0, 10);
    shares[*rc::gen::inRange<std::size_t>(0, count)] += 1;
    const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    for (double& share : shares) share /= sum;
    return shares;
}

inline std::vector<AgeProfile> random_ages() {
    const std::vector<std::pair<long, long>> spans{{0, 4}, {5, 17}, {18, 18}, {19, 64}, {65, 90}};
    std::vector<double> shares = random_shares(spans.size());
    std::vector<AgeProfile> ages;
    for (double& share : shares) share *= .9;
    shares[3] += .1;  // some adults
    for (std::size_t k = 0; k < spans.size(); ++k)
        ages.push_back(
            {spans[k].first, spans[k].second, shares[k], *rc::gen::inRange(0, 11) / 10.0});
    return ages;
}

inline AttributeProfile random_attribute(const std::vector<std::string>& above) {
    AttributeProfile attribute;
    const std::size_t levels = *rc::gen::inRange<std::size_t>(1, 5);
    for (std::size_t k = 0; k < levels; ++k)
        attribute.levels.push_back("level_" + std::to_string(k));
    if (*rc::gen::arbitrary<bool>())
        attribute.shares.push_back({aged(10, 30), random_shares(levels)});
    if (*rc::gen::arbitrary<bool>())
        attribute.shares.push_back({with_level("gender", {"female"}), random_shares(levels)});
    attribute.shares.push_back({everyone(), random_shares(levels)});
    attribute.held_by = *rc::gen::arbitrary<bool>() ? Holder::person : Holder::household;
    for (const std::string& name : above)
        if (*rc::gen::arbitrary<bool>())
            attribute.with.push_back({name, *rc::gen::inRange(1, 60) / 10.0});
    return attribute;
}

inline TiesProfile random_ties() {
    TiesProfile ties;
    ties.close = {*rc::gen::element(0.0, 1.0, 6.0, 30.0),
                  *rc::gen::element(0.3, 4.0, 1000.0),
                  *rc::gen::element(0.0, 0.25, 0.7),
                  *rc::gen::element(0.0, 0.9, 1.0),
                  {}};
    if (*rc::gen::arbitrary<bool>()) ties.close.homophily.push_back({"age", .5});
    if (*rc::gen::arbitrary<bool>()) ties.close.homophily.push_back({"gender", 1});
    if (*rc::gen::arbitrary<bool>())
        ties.online = OnlineTiesProfile{aged(*rc::gen::inRange(0, 80), 120),
                                        *rc::gen::element(0.5, 8.0), 2.5};
    if (*rc::gen::arbitrary<bool>())
        ties.groups.entries.emplace_back("group", GroupProfile{aged(0, *rc::gen::inRange(0, 120)),
                                                               {{1, 1, 1}, {3, 8, 2}},
                                                               *rc::gen::element(1L, 5L, 100L)});
    return ties;
}

inline Profile random_profile() {
    Profile profile;
    profile.size = *rc::gen::element(1L, 2L, 7L, 60L, 400L);
    const std::size_t places = *rc::gen::inRange<std::size_t>(1, 5);
    const std::vector<double> shares = random_shares(places);
    for (std::size_t k = 0; k < places; ++k)
        profile.places.entries.push_back({"place_" + std::to_string(k), {"", shares[k], {}}});
    profile.ages = random_ages();
    profile.households.sizes = random_shares(*rc::gen::inRange<std::size_t>(1, 8));
    if (*rc::gen::arbitrary<bool>()) profile.households.head_ages = {{10, 30, 1}, {31, 90, 3}};
    std::vector<std::string> names;
    for (int k = *rc::gen::inRange(0, 4); k > 0; --k) {
        const std::string name = "attribute_" + std::to_string(names.size());
        profile.attributes.entries.emplace_back(name, random_attribute(names));
        names.push_back(name);
    }
    profile.ties = random_ties();
    return profile;
}

}  // namespace heed
