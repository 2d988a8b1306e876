// Results as CSV text, long and tidy, and the dictionary of every column.
//
// Fields are quoted as in RFC 4180 and lines end in a line feed; numbers have a decimal point and
// as many digits as it takes to read them back exactly; undefined or suppressed fields are empty.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/outcomes/effects.hpp"
#include "sim/outcomes/gaps.hpp"
#include "sim/outcomes/value.hpp"

namespace heed {

/// By group, only what has groups.
std::string outcomes_csv(const Results& results, const std::vector<Outcome>& outcomes);
std::string effects_csv(const Results& results, const std::vector<Effect>& effects);

/// Gaps between groups.
std::string gaps_csv(const Results& results, const std::vector<Gap>& gaps);

/// The share of one tenth of a campaign's target group, by risk, whom it reached [%].
struct RiskReach {
    std::string_view arm, campaign;
    std::size_t decile = 0;  ///< from 1, the lowest risk
    Estimate share;
    bool suppressed = false;
};
std::string reach_by_risk_csv(const std::vector<RiskReach>& rows);

/// On what terms value for money is told.
struct ValueTerms {
    double discount = 0;  ///< per year
    std::string currency;
};

/// Each arm against the comparison; and its net benefit at each worth of a year averted.
std::string value_csv(const Results& results, const std::vector<ArmValue>& arms,
                      const ValueTerms& terms);
std::string net_benefit_csv(const Results& results, const std::vector<NetBenefit>& table,
                            const ValueTerms& terms);

/// Every measure in every world and arm: everybody, whole time. What `outcomes` would suppress is
/// left out.
std::string runs_csv(const Results& results, double suppress_below);

/// What the measures are.
std::string measures_csv(const Scheme& scheme);

/// Every column of every table: what it means.
std::string dictionary_csv();

/// Adds a field to CSV text, quoted if it must be.
void append_csv(std::string& text, std::string_view field);

}  // namespace heed
