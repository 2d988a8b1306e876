// What arms cost and what they buy: extra cost and effect, the efficiency frontier, net benefit.
//
// Textbook definitions. Dominance, extended dominance and the frontier: Drummond, Sculpher, Claxton,
// Stoddart and Torrance (2015), "Methods for the economic evaluation of health care programmes",
// chapter 4. Net benefit: Stinnett and Mullahy (1998), "Net health benefits". Probability of being
// the best, and the best on average: Fenwick, Claxton and Sculpher (2001), "Representing
// uncertainty: the role of cost-effectiveness acceptability curves". A ratio has no interval here:
// where its denominator may be nought, none would mean anything; net benefit has one.
#pragma once

#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "sim/base/fields.hpp"
#include "sim/outcomes/statistics.hpp"

namespace heed {

/// Present values at the start, [arm][world]; worlds as in Results.
struct ValueSums {
    std::vector<std::vector<double>> cost;        ///< money
    std::vector<std::vector<double>> years;       ///< in exploitation
    std::vector<std::vector<double>> recruited;   ///< people
    std::vector<std::vector<double>> work_years;  ///< in genuine work away from home
    std::vector<std::vector<double>> reached;     ///< people, not discounted
    std::vector<bool> small;                      ///< [arm] too few people behind it to be shown
    std::size_t comparison = 0, replicates = 1;

    std::size_t arms() const { return cost.size(); }
};

/// Where an arm stands among all arms, by mean cost and mean effect.
enum class Standing {
    frontier,
    dominated,  ///< another costs no more and does no less, and is better in one of the two
    extendedly_dominated,  ///< a mixture of two others is better
    same,                  ///< as good and as dear as one before it
};
inline Words words(Standing) {
    static constexpr std::string_view list[] = {"frontier", "dominated", "extendedly_dominated",
                                                "same"};
    return list;
}

struct Place {
    Standing standing = Standing::frontier;
    std::optional<std::size_t> next_to;  ///< on the frontier: the next cheaper arm on it
};

/// The frontier of arms: `effect` is what more is better of.
std::vector<Place> efficiency_frontier(std::span<const double> cost,
                                       std::span<const double> effect);

/// One arm against the comparison.
struct ArmValue {
    Estimate cost, years_averted, recruitments_averted;
    Estimate work_forgone;  ///< years in genuine work, comparison − arm
    Estimate reached;       ///< more people reached than in the comparison
    /// Quotients of means; NaN where nothing is gained for certain (by the Monte Carlo error), or where it costs less.
    double cost_per_year = 0, cost_per_recruitment = 0, cost_per_reached = 0;
    Place place;
    double icer = std::numeric_limits<double>::quiet_NaN();  ///< against place.next_to, alike
    bool suppressed = false;
};
std::vector<ArmValue> value_of_arms(const ValueSums& sums);

/// What an arm is worth at a willingness to pay for each exploitation year averted, less what it costs.
struct NetBenefit {
    std::size_t arm = 0;
    double worth = 0;  ///< of a year averted
    Estimate benefit;  ///< worth · years averted − extra cost
    Estimate best;  ///< mean: share of worlds in which no arm has more; who share it, share alike
    bool best_on_average = false;
    bool suppressed = false;
};

/// Every worth × arm. The means of `best` over arms add up to one.
std::vector<NetBenefit> net_benefits(const ValueSums& sums, std::span<const double> worths);

/// A round sum well above what a year averted costs in any arm, and above `stated`; 0 if nothing costs anything.
double highest_worth(const std::vector<ArmValue>& arms, std::span<const double> stated);

}  // namespace heed
