// Rules and associated attributes of one attribute, resolved against a population.
#include "sim/world/attribute_rows.hpp"

#include <cmath>

#include "sim/base/problem.hpp"

namespace heed {

AttributeRows::AttributeRows(const AttributeProfile& profile, const Population& people) {
    for (const Association& with : profile.with) {
        attributes_.push_back(people.find(with.attribute));
        expect(attributes_.back(), "an association was not checked");
        log_odds_.push_back(std::log(with.odds_ratio));
        count_ *= attributes_.back()->levels.size();
    }
}

std::size_t AttributeRows::stride(std::size_t k) const {
    std::size_t product = 1;
    for (std::size_t later = k + 1; later < attributes_.size(); ++later) product *= levels(later);
    return product;
}

std::vector<double> AttributeRows::log_seed(std::size_t levels_here) const {
    std::vector<double> seed(count_ * levels_here);
    for (std::size_t row = 0; row < count_; ++row) {
        double slope = 0;
        for (std::size_t k = 0; k < attributes_.size(); ++k)
            slope += log_odds_[k] * static_cast<double>(row / stride(k) % levels(k));
        for (std::size_t level = 0; level < levels_here; ++level)
            seed[row * levels_here + level] = slope * static_cast<double>(level);
    }
    return seed;
}

FirstRule::FirstRule(const AttributeProfile& profile, const Population& people) {
    for (const LevelShares& shares : profile.shares) matches_.emplace_back(shares.who, people);
}

}  // namespace heed
