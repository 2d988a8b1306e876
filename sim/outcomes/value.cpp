// Costs against effects, world by world and by their means.
#include "sim/outcomes/value.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <numeric>

#include "sim/base/problem.hpp"

namespace heed {

namespace {

using Worlds = std::vector<double>;

Worlds less(const Worlds& one, const Worlds& other) {
    Worlds rest(one.size());
    for (std::size_t world = 0; world < one.size(); ++world)
        rest[world] = one[world] - other[world];
    return rest;
}

double mean_of(const Worlds& values, std::size_t replicates) {
    return components(values, replicates).mean;
}

/// Above nought, and not only by the chance of so few worlds: Student's t, with draws as clusters, as for the headline.
bool surely_gained(const Estimate& gain, std::size_t replicates) {
    const std::size_t draws = gain.worlds / std::max<std::size_t>(1, replicates);
    const std::size_t groups = draws > 1 ? draws : gain.worlds;
    if (groups < 2) return false;
    const boost::math::students_t scatter(static_cast<double>(groups - 1));
    const double errors = boost::math::quantile(scatter, 0.975);
    return gain.mean > 0 && gain.mean > errors * gain.mc_error;  // without an error: false
}

double cost_for_each(const Estimate& cost, const Estimate& gain, std::size_t replicates) {
    return surely_gained(gain, replicates) && cost.mean >= 0 ? cost.mean / gain.mean : undefined;
}

/// Cheapest first; of equally dear ones, who do most first; then in their own order.
std::vector<std::size_t> by_cost(std::span<const double> cost, std::span<const double> effect) {
    std::vector<std::size_t> order(cost.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        return cost[a] != cost[b] ? cost[a] < cost[b] : effect[a] > effect[b];
    });
    return order;
}

}  // namespace

std::vector<Place> efficiency_frontier(std::span<const double> cost,
                                       std::span<const double> effect) {
    expect(cost.size() == effect.size(), "every arm has a cost and an effect");
    std::vector<Place> places(cost.size());
    std::vector<std::size_t> on;  // the frontier so far, cheapest first
    const auto slope = [&](std::size_t a, std::size_t b) {
        return (cost[b] - cost[a]) / (effect[b] - effect[a]);
    };
    double most = -std::numeric_limits<double>::infinity();
    std::size_t who = 0;  // does the most so far
    for (const std::size_t arm : by_cost(cost, effect)) {
        if (effect[arm] <= most) {  // a cheaper one does no less
            const bool same = effect[arm] == most && cost[arm] == cost[who];
            places[arm].standing = same ? Standing::same : Standing::dominated;
            continue;
        }
        most = effect[arm];
        who = arm;
        while (on.size() > 1 && slope(on[on.size() - 2], on.back()) > slope(on.back(), arm)) {
            places[on.back()].standing = Standing::extendedly_dominated;
            on.pop_back();
        }
        on.push_back(arm);
    }
    for (std::size_t i = 1; i < on.size(); ++i) places[on[i]].next_to = on[i - 1];
    return places;
}

namespace {

/// Extra cost for each year more averted than by the next cheaper arm on the frontier.
double icer(const ValueSums& sums, std::size_t arm, std::size_t other, Distiller& distil) {
    return cost_for_each(distil(less(sums.cost[arm], sums.cost[other])),
                         distil(less(sums.years[other], sums.years[arm])), sums.replicates);
}

}  // namespace

std::vector<ArmValue> value_of_arms(const ValueSums& sums) {
    Distiller distil(sums.replicates);
    const std::size_t base = sums.comparison;
    std::vector<ArmValue> arms(sums.arms());
    Worlds cost, effect;
    for (std::size_t arm = 0; arm < arms.size(); ++arm) {
        ArmValue& value = arms[arm];
        value.cost = distil(less(sums.cost[arm], sums.cost[base]));
        value.years_averted = distil(less(sums.years[base], sums.years[arm]));
        value.recruitments_averted = distil(less(sums.recruited[base], sums.recruited[arm]));
        value.work_forgone = distil(less(sums.work_years[base], sums.work_years[arm]));
        value.reached = distil(less(sums.reached[arm], sums.reached[base]));
        value.cost_per_year = cost_for_each(value.cost, value.years_averted, sums.replicates);
        value.cost_per_recruitment =
            cost_for_each(value.cost, value.recruitments_averted, sums.replicates);
        value.cost_per_reached = cost_for_each(value.cost, value.reached, sums.replicates);
        value.suppressed = sums.small[arm] || sums.small[base];
        cost.push_back(mean_of(sums.cost[arm], sums.replicates));
        effect.push_back(-mean_of(sums.years[arm], sums.replicates));
    }
    const std::vector<Place> places = efficiency_frontier(cost, effect);
    for (std::size_t arm = 0; arm < arms.size(); ++arm) {
        arms[arm].place = places[arm];
        if (places[arm].next_to) arms[arm].icer = icer(sums, arm, *places[arm].next_to, distil);
    }
    return arms;
}

namespace {

/// [arm][world] 1 where this arm alone has the most; who share the first place share the 1.
std::vector<Worlds> first_places(const std::vector<Worlds>& benefits) {
    std::vector<Worlds> first(benefits.size(), Worlds(benefits.front().size()));
    for (std::size_t world = 0; world < benefits.front().size(); ++world) {
        double most = -std::numeric_limits<double>::infinity();
        for (const Worlds& arm : benefits) most = std::max(most, arm[world]);
        const auto has_most = [&](const Worlds& arm) { return arm[world] == most; };
        const auto sharing = static_cast<double>(std::ranges::count_if(benefits, has_most));
        for (std::size_t arm = 0; arm < benefits.size(); ++arm)
            first[arm][world] = has_most(benefits[arm]) ? 1 / sharing : 0.0;
    }
    return first;
}

}  // namespace

std::vector<NetBenefit> net_benefits(const ValueSums& sums, std::span<const double> worths) {
    Distiller distil(sums.replicates);
    std::vector<NetBenefit> table;
    for (const double worth : worths) {
        std::vector<Worlds> benefits;
        for (std::size_t arm = 0; arm < sums.arms(); ++arm) {
            const Worlds cost = less(sums.cost[arm], sums.cost[sums.comparison]);
            Worlds benefit = less(sums.years[sums.comparison], sums.years[arm]);
            for (std::size_t world = 0; world < benefit.size(); ++world)
                benefit[world] = worth * benefit[world] - cost[world];
            benefits.push_back(std::move(benefit));
        }
        const std::vector<Worlds> first = first_places(benefits);
        const std::size_t from = table.size();
        for (std::size_t arm = 0; arm < sums.arms(); ++arm)
            table.push_back({arm, worth, distil(benefits[arm]), distil(first[arm]), false,
                             sums.small[arm] || sums.small[sums.comparison]});
        std::ranges::max_element(table.begin() + static_cast<std::ptrdiff_t>(from), table.end(), {},
                                 [](const NetBenefit& row) { return row.benefit.mean; })
            ->best_on_average = true;
    }
    return table;
}

namespace {

/// 1, 2 or 5 times a power of ten, at least `value`.
double round_up(double value) {
    const double power = std::pow(10.0, std::floor(std::log10(value)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * power >= value) return factor * power;
    return 10 * power;
}

}  // namespace

double highest_worth(const std::vector<ArmValue>& arms, std::span<const double> stated) {
    double highest = 0, dearest = 0;
    for (const double worth : stated) highest = std::max(highest, worth);
    for (const ArmValue& arm : arms) {
        dearest = std::max(dearest, arm.cost.mean);
        for (const double ratio : {arm.cost_per_year, arm.icer})
            if (!std::isnan(ratio)) highest = std::max(highest, ratio);
    }
    if (highest == 0) highest = dearest;  // no arm is known to avert any: one year for all of it
    return highest > 0 ? round_up(2 * highest) : 0;
}

}  // namespace heed
