// The values that a factor takes: from a place between 0 and 1 to a value as a scenario is written.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/scenario.hpp"
#include "sim/sweep/sweep_file.hpp"

namespace heed {

/// A number and what follows it: "12.5 %" is 12.5 and " %".
struct Amount {
    double number = 0;
    std::string unit;
};
std::optional<Amount> amount_of(const std::string& text);

/// A factor's values in order, or its range with the spread over it.
class Scale {
public:
    /// `base`: the scenario, for what it does not know itself. Mistakes are added to `problems`.
    Scale(const std::string& name, const Factor& factor, Scenario& base, const Origins& origins,
          Problems& problems);

    /// How many values a list has; 0 for a range.
    std::size_t listed() const { return values_.size(); }

    /// The value at a place between 0 and 1, as YAML: lists are cut into equal parts.
    std::string at(double place) const;

private:
    void read_list(const Node& values, const std::string& where, const Origins& origins,
                   Problems& problems);
    void read_range(const Factor& factor, const std::string& where, const Origins& origins,
                    Problems& problems);
    void own_doubt(const Factor& factor, const std::string& where, Scenario& base,
                   const Origins& origins, Problems& problems);
    double quantile(double place) const;

    std::vector<std::string> values_;
    Spread spread_ = Spread::uniform;
    double low_ = 0, high_ = 1, peak_ = 0;
    std::optional<Distribution> doubt_;  // of the scenario's own
    double in_unit_ = 1;                 // its values as written, for one as stored
    std::string unit_;
    bool whole_ = false;
};

}  // namespace heed
