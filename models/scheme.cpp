// What a scenario wants counted: groups and reporting periods.
#include <algorithm>
#include <cmath>
#include <iterator>

#include "models/measures.hpp"

namespace heed {

namespace {

Dimension age_dimension(const std::vector<long>& limits) {
    Dimension dimension;
    dimension.name = "age_band";
    dimension.title = "Age";
    int from = 0;
    for (long limit : limits) {
        dimension.levels.push_back(from == limit - 1
                                       ? std::to_string(from)
                                       : std::to_string(from) + "–" + std::to_string(limit - 1));
        dimension.age_limits.push_back(static_cast<int>(limit));
        from = static_cast<int>(limit);
    }
    dimension.levels.push_back(std::to_string(from) + "+");
    return dimension;
}

Dimension dimension_of(const Profile& profile, const std::string& name) {
    Dimension dimension;
    dimension.name = dimension.title = name;
    if (name == "gender") {
        dimension.title = "Gender";
        dimension.levels = {"female", "male"};
    } else if (name == "place") {
        dimension.title = "Place";
        dimension.levels = profile.places.names();
    } else if (const AttributeProfile* attribute = profile.attributes.find(name)) {
        if (!attribute->title.empty()) dimension.title = attribute->title;
        dimension.levels = attribute->levels;
    }
    return dimension;
}

}  // namespace

Scheme make_scheme(const Scenario& scenario, std::vector<Tally> tallies) {
    Scheme scheme;
    scheme.tallies = std::move(tallies);
    scheme.measures = all_measures(scenario.currency);
    std::ranges::move(measures_of(scenario.parameters.offers.journeys),
                      std::back_inserter(scheme.measures));
    for (const std::string& name : scenario.outcomes.by)
        scheme.dimensions.push_back(name == "age_band" ? age_dimension(scenario.outcomes.age_bands)
                                                       : dimension_of(scenario.population, name));
    const Calendar calendar = scenario.time.calendar();
    const int steps = calendar.steps();
    const int each = std::max(
        1, static_cast<int>(std::lround(scenario.outcomes.every / calendar.step_length())));
    // What is left at the end is a period of its own only if it is at least half as long as the others.
    const int periods = std::max(1, (2 * steps + each) / (2 * each));
    for (int period = 1; period < periods; ++period)
        scheme.period_ends.push_back(period * each - 1);
    scheme.period_ends.push_back(steps - 1);
    return scheme;
}

Scheme make_scheme(const Scenario& scenario) {
    const Memory nothing(1, 1, 1, 0);
    Model uninhabited(nothing, Practice(scenario.parameters.awareness.practice, nothing, 0));
    uninhabited.journeys = scenario.parameters.offers.journeys.names();
    return make_scheme(scenario, all_tallies(uninhabited));
}

}  // namespace heed
