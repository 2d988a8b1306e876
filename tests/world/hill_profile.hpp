// The people of scenarios/profiles/nepal_hill.yaml, for tests and benchmarks that read no files.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "sim/world/profile.hpp"

namespace heed {

inline Rule everyone() { return {}; }

inline Rule aged(double low, double high) {
    Rule rule;
    rule.kind = Rule::Kind::range;
    rule.key = "age";
    rule.low = low;
    rule.high = high;
    return rule;
}

inline Rule with_level(std::string key, std::vector<std::string> levels) {
    Rule rule;
    rule.kind = Rule::Kind::levels;
    rule.key = std::move(key);
    rule.levels = std::move(levels);
    return rule;
}

inline Rule combined(Rule::Kind kind, std::vector<Rule> parts) {
    Rule rule;
    rule.kind = kind;
    rule.parts = std::move(parts);
    return rule;
}

inline std::vector<AgeProfile> hill_ages() {
    const std::vector<double> percent{9.46, 9.70, 10.40, 11.29, 11.04, 8.77, 6.80, 5.88, 5.45, 4.89,
                                      4.26, 3.50, 2.79,  2.26,  1.62,  1.15, 0.51, 0.19, 0.06};
    const std::vector<double> women{48.7, 48.8, 49.2, 51.5, 54.5, 55.5, 55.0, 53.5, 52.0, 51.0,
                                    50.5, 50.0, 50.0, 50.5, 51.0, 52.0, 53.0, 54.0, 55.0};
    std::vector<AgeProfile> ages;
    for (std::size_t k = 0; k < percent.size(); ++k) {
        const long from = static_cast<long>(5 * k);
        const long to = k + 1 == percent.size() ? 100 : from + 4;
        ages.push_back({from, to, percent[k] / 100, women[k] / 100});
    }
    return ages;
}

inline HouseholdProfile hill_households() {
    HouseholdProfile households;
    households.sizes = {.064, .149, .191, .207, .159, .102, .059, .030, .0195, .0195};
    households.head_ages = {{10, 14, 4},   {15, 19, 100}, {20, 24, 365}, {25, 29, 612},
                            {30, 34, 746}, {35, 39, 851}, {40, 44, 788}, {45, 49, 734},
                            {50, 54, 625}, {55, 59, 547}, {60, 64, 454}, {65, 100, 775}};
    return households;
}

/// Shares of no and yes: the first rule's share of "yes", the second rule's, …
inline AttributeProfile yes_or_no(const std::vector<std::pair<Rule, double>>& yes,
                                  double odds_ratio, Holder holder = Holder::person) {
    AttributeProfile attribute;
    attribute.levels = {"no", "yes"};
    attribute.held_by = holder;
    attribute.with = {{"wealth", odds_ratio}};
    for (const auto& [who, share] : yes) attribute.shares.push_back({who, {1 - share, share}});
    return attribute;
}

inline AttributeProfile hill_wealth() {
    return {"Wealth",
            {"lowest", "second", "middle", "fourth", "highest"},
            {{everyone(), {.2, .2, .2, .2, .2}}},
            {},
            Holder::household};
}

/// Two levels; the second is held by a share `weight` of each span of ages, and by nobody else.
inline AttributeProfile by_age(std::vector<std::string> levels, const std::vector<Span>& second) {
    AttributeProfile attribute;
    attribute.levels = std::move(levels);
    for (const auto& [from, to, share] : second)
        attribute.shares.push_back(
            {aged(static_cast<double>(from), static_cast<double>(to)), {1 - share, share}});
    attribute.shares.push_back({everyone(), {1, 0}});
    return attribute;
}

inline AttributeProfile hill_literacy() {
    AttributeProfile literacy;
    literacy.levels = {"none", "some", "full"};
    literacy.shares = {
        {aged(0, 5), {1, 0, 0}},
        {aged(6, 14), {.20, .40, .40}},
        {aged(15, 39), {.10, .25, .65}},
        {combined(Rule::Kind::all, {with_level("gender", {"female"}), aged(40, 120)}),
         {.60, .20, .20}},
        {everyone(), {.30, .30, .40}}};
    literacy.with = {{"wealth", 1.4}};
    return literacy;
}

inline AttributeProfile hill_aspiration() {
    AttributeProfile aspiration;
    aspiration.levels = {"stays", "might_go", "wants_to_go"};
    const Rule young_men =
        combined(Rule::Kind::all, {with_level("gender", {"male"}), aged(15, 34)});
    aspiration.shares = {{aged(0, 11), {1, 0, 0}},        {aged(12, 14), {.80, .15, .05}},
                         {young_men, {.40, .35, .25}},    {aged(15, 34), {.55, .30, .15}},
                         {aged(35, 49), {.75, .17, .08}}, {everyone(), {.95, .04, .01}}};
    return aspiration;
}

inline Named<AttributeProfile> hill_attributes() {
    Named<AttributeProfile> all;
    const auto add = [&](const char* name, AttributeProfile attribute) {
        all.entries.emplace_back(name, std::move(attribute));
    };
    add("wealth", hill_wealth());
    add("schooling", by_age({"not_enrolled", "enrolled"}, {{3, 3, .386},
                                                           {4, 4, .65},
                                                           {5, 5, .974},
                                                           {6, 11, .972},
                                                           {12, 14, .874},
                                                           {15, 16, .659},
                                                           {17, 18, .22},
                                                           {19, 25, .087}}));
    add("employment", by_age({"not_working", "working"}, {{15, 24, .225},
                                                          {25, 34, .461},
                                                          {35, 44, .491},
                                                          {45, 54, .421},
                                                          {55, 64, .272},
                                                          {65, 75, .134}}));
    add("literacy", hill_literacy());
    add("radio", yes_or_no({{everyone(), .45}}, 1.3, Holder::household));
    add("television", yes_or_no({{everyone(), .50}}, 2, Holder::household));
    add("phone", yes_or_no({{aged(0, 9), 0},
                            {aged(10, 14), .10},
                            {aged(15, 19), .70},
                            {aged(20, 49), .90},
                            {everyone(), .65}},
                           1.6));
    add("internet", yes_or_no({{aged(0, 9), 0},
                               {aged(10, 14), .10},
                               {aged(15, 34), .55},
                               {aged(35, 54), .30},
                               {everyone(), .08}},
                              2));
    add("aspiration", hill_aspiration());
    return all;
}

inline Profile hill_profile(long size = 20000) {
    Profile profile;
    profile.title = "A hill district of Nepal";
    profile.size = size;
    profile.places.entries = {{"north_ridge", {"", .22, {}}},
                              {"river_valley", {"", .30, {}}},
                              {"market_town", {"", .28, {}}},
                              {"south_slope", {"", .20, {}}}};
    profile.ages = hill_ages();
    profile.households = hill_households();
    profile.attributes = hill_attributes();
    profile.ties.close.homophily = {{"age", .5}, {"gender", .4}};
    profile.ties.online = OnlineTiesProfile{with_level("internet", {"yes"}), 4, 2.5};
    const Rule pupils =
        combined(Rule::Kind::all, {with_level("schooling", {"enrolled"}), aged(3, 18)});
    profile.ties.groups.entries = {{"school", {pupils, {{80, 200, 1}}, 3}},
                                   {"work",
                                    {with_level("employment", {"working"}),
                                     {{5, 19, .9773}, {20, 99, .0157}, {100, 199, .007}},
                                     100}}};
    return profile;
}

}  // namespace heed
