// What is wrong with a profile beyond single values, in kind sentences.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

#include "sim/world/census.hpp"
#include "sim/world/check_shares.hpp"
#include "sim/world/likeness.hpp"
#include "sim/world/match.hpp"
#include "sim/world/synthesis.hpp"
#include "sim/world/world.hpp"

namespace heed {

namespace {

constexpr std::array<std::string_view, 3> layers{"household", "close", "online"};

void check_size(const Profile& profile, const Findings& findings) {
    if (profile.size < 1)
        findings.add(".size", fmt::format("the population has {} people (a simulation needs some); "
                                          "write for example 20000",
                                          profile.size));
    else if (profile.size > 200'000'000)
        findings.add(".size", fmt::format("{} people are more than can be simulated (at most "
                                          "200000000); let each stand for several with 'weight'",
                                          profile.size));
}

void check_places(const Profile& profile, const Findings& findings) {
    if (profile.places.empty()) {
        findings.add(".places",
                     "there are no places (people must live somewhere); name at least one, "
                     "with share: 100 %");
        return;
    }
    if (profile.places.size() > most_levels)
        findings.add(".places",
                     fmt::format("there are {} places (at most {} can be told apart); join "
                                 "some",
                                 profile.places.size(), most_levels));
    std::vector<double> shares;
    for (const auto& [name, place] : profile.places) shares.push_back(place.share);
    findings.check_sum(".places", "of population.places", shares);
    findings.check_doubles(".places", "place", profile.places.names());
}

/// If every place says how many of its people are women, that must agree with the ages.
void check_women(const Profile& profile, const Findings& findings) {
    double by_place = 0, by_age = 0;
    for (const auto& [name, place] : profile.places)
        by_place +=
            place.female ? place.share * *place.female : std::numeric_limits<double>::quiet_NaN();
    for (const AgeProfile& band : profile.ages) by_age += band.share * band.female;
    if (std::abs(by_place - by_age) > 0.001)
        findings.add(".places",
                     fmt::format("the places make {:.2f} % of all people women and girls, "
                                 "but the ages make it {:.2f} % (both say the same thing); "
                                 "change one of them, or leave out 'female' of a place",
                                 100 * by_place, 100 * by_age));
}

void check_age_borders(const Profile& profile, const Findings& findings) {
    for (std::size_t k = 0; k < profile.ages.size(); ++k) {
        const AgeProfile& band = profile.ages[k];
        const std::string path = fmt::format(".ages.{}", k);
        if (band.from < 0 || band.to >= ages_known || band.from > band.to) {
            findings.add(path,
                         fmt::format("ages {} to {} are no span of ages (they must rise, within 0 "
                                     "to 120); write the younger age first",
                                     band.from, band.to));
            continue;
        }
        if (k == 0) continue;
        const long expected = profile.ages[k - 1].to + 1;
        if (band.from > expected)
            findings.add(path,
                         fmt::format("ages {} to {} are missing (the ages before end at {}, these "
                                     "begin at {}); let these begin at {}",
                                     expected, band.from - 1, expected - 1, band.from, expected));
        if (band.from < expected)
            findings.add(path,
                         fmt::format("ages {} to {} overlap or come out of order (the ages before "
                                     "end at {}); let these begin at {}",
                                     band.from, band.to, expected - 1, expected));
    }
}

void check_ages(const Profile& profile, const Findings& findings) {
    if (profile.ages.empty()) {
        findings.add(".ages",
                     "there are no ages (people must have one); write for example "
                     "{from: 0, to: 99, share: 100 %}");
        return;
    }
    check_age_borders(profile, findings);
    std::vector<double> shares;
    double adults = 0;
    for (const AgeProfile& band : profile.ages) {
        shares.push_back(band.share);
        if (band.to >= profile.households.adult_age) adults += band.share;
    }
    findings.check_sum(".ages", "of population.ages", shares);
    if (adults <= 0)
        findings.add(".ages",
                     fmt::format("everybody is a child (nobody reaches the adult age {}, so "
                                 "nobody could care for them); add older ages or lower "
                                 "households.adult_age",
                                 profile.households.adult_age));
}

void check_households(const HouseholdProfile& households, const Findings& findings) {
    if (households.sizes.empty())
        findings.add(".households.sizes",
                     "no sizes of households are given (people live with others or "
                     "alone); write for example [20 %, 30 %, 50 %]");
    else
        findings.check_sum(".households.sizes", "of population.households.sizes", households.sizes);
    if (households.parent_gap_low > households.parent_gap_high)
        findings.add(
            ".households.parent_gap_low",
            fmt::format("the least gap between carer and child, {} years, is above the most, {} "
                        "years (no gap could be right); exchange them",
                        households.parent_gap_low, households.parent_gap_high));
    if (households.head_ages.empty()) return;
    findings.check_spans(".households.head_ages", households.head_ages);
    const bool adult = std::ranges::any_of(households.head_ages, [&](const Span& span) {
        return span.weight > 0 && span.to >= households.adult_age;
    });
    if (!adult)
        findings.add(
            ".households.head_ages",
            fmt::format("no head of a household is an adult (heads care for children, and the "
                        "adult age is {}); add older ages",
                        households.adult_age));
}

/// Ends of ties are counted in 32 bits.
void check_tie_count(const Profile& profile, const Findings& findings) {
    const auto check = [&](const std::string& path, double mean) {
        const double most = 4e9 / static_cast<double>(std::max(1L, profile.size));
        if (mean > most)
            findings.add(
                path, fmt::format("a mean of {} ties for {} people is too many (the sum must stay "
                                  "below 4e9); ask for {:.4g} at most",
                                  mean, profile.size, most));
    };
    check(profile.ties.close.small_world ? ".ties.close.small_world.degree" : ".ties.close.mean",
          profile.ties.close.wanted_mean());
    if (profile.ties.online) check(".ties.online.mean", profile.ties.online->mean);
}

void check_groups(const Profile& profile, const Findings& findings) {
    for (const auto& [name, group] : profile.ties.groups) {
        const std::string path = ".ties.groups." + name;
        findings.check_rule_before_ties(path + ".who", group.who, profile);
        if (std::ranges::find(layers, name) != layers.end())
            findings.add(path,
                         fmt::format("a group may not be called '{}' (ties of that name are built "
                                     "in); choose another name",
                                     name));
        if (group.sizes.empty())
            findings.add(path + ".sizes",
                         fmt::format("no sizes of '{}' are given (groups need one); "
                                     "write for example [{{from: 5, to: 20, weight: "
                                     "1}}]",
                                     name));
        else
            findings.check_spans(path + ".sizes", group.sizes);
        if (std::ranges::any_of(group.sizes, [](const Span& span) { return span.from < 1; }))
            findings.add(path + ".sizes",
                         "a group may be of size 0 (then it has no members); let sizes "
                         "begin at 1 or more");
    }
}

void check_small_world(const SmallWorldProfile& world, const Profile& profile,
                       const Findings& findings) {
    const std::string path = ".ties.close.small_world.degree";
    const long people = profile.size;
    if (world.degree % 2 != 0)
        findings.add(path, fmt::format("a degree of {} is odd (half of the ties lead to either "
                                       "side along the ring); write {} or {}",
                                       world.degree, world.degree - 1, world.degree + 1));
    if (world.degree >= people)
        findings.add(path, fmt::format("{} ties each are too many for {} people (nobody is tied "
                                       "twice to the same); ask for fewer",
                                       world.degree, people));
    // The mean is exact, so that somebody has as many, beside the others of a smallest household.
    const std::vector<double>& sizes = profile.households.sizes;
    const auto others =
        std::ranges::find_if(sizes, [](double share) { return share > 0; }) - sizes.begin();
    if (world.degree + others > Contacts::most)
        findings.add(path, fmt::format("{} ties each beside {} household members are more than the "
                                       "{} contacts that can be counted; ask for {} at most",
                                       world.degree, others, Contacts::most,
                                       (Contacts::most - others) / 2 * 2));
}

void check_close_ties(const Profile& profile, const Findings& findings) {
    if (profile.ties.close.small_world)
        check_small_world(*profile.ties.close.small_world, profile, findings);
    const std::string path = ".ties.close.homophily";
    std::vector<std::string> known{"age", "gender"}, named;
    for (const std::string& name : profile.attributes.names()) known.push_back(name);
    for (const Homophily& homophily : profile.ties.close.homophily) {
        named.push_back(homophily.attribute);
        if (homophily.attribute == "place")
            findings.add(path,
                         "likeness in place is said by 'local' (it would count twice); leave "
                         "'place' out of homophily");
        else if (std::ranges::find(known, homophily.attribute) == known.end())
            findings.add(path, unknown_name(homophily.attribute, "homophily", known));
    }
    findings.check_doubles(path, "attribute", named);
    if (named.size() >= most_qualities)
        findings.add(
            path, fmt::format("close ties are to be alike in {} things (at most {} are possible); "
                              "keep those that matter most",
                              named.size(), most_qualities - 1));
}

}  // namespace

void check_profile(const Profile& profile, const std::string& path, const Origins& origins,
                   Problems& problems) {
    const Findings findings{path, origins, problems};
    check_size(profile, findings);
    check_places(profile, findings);
    check_ages(profile, findings);
    check_women(profile, findings);
    check_households(profile.households, findings);
    check_attributes(profile, findings);
    check_close_ties(profile, findings);
    check_tie_count(profile, findings);
    check_groups(profile, findings);
    if (profile.ties.online) check_rule(profile.ties.online->who, profile, origins, problems);
}

}  // namespace heed
