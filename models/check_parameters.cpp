// Whether the parameters of the model make sense together.
#include <fmt/format.h>

#include <cmath>
#include <numeric>

#include "models/scenario_check.hpp"

namespace heed {

namespace {

void check_weights(const ScenarioCheck& check, const std::string& path,
                   const std::vector<double>& weights) {
    if (std::accumulate(weights.begin(), weights.end(), 0.0) <= 0)
        check.say(path, path + " are all zero; at least one must be more");
}

/// Months are relative to the mean of the year: another mean would change the rate of offers by the back door.
void check_season(const ScenarioCheck& check, const std::vector<double>& season) {
    const std::string path = "parameters.offers.season";
    if (season.empty()) return;
    if (season.size() != 12) {
        check.say(path, fmt::format("{} has {} numbers; it needs 12, January first", path,
                                    season.size()));
        return;
    }
    const double mean = std::accumulate(season.begin(), season.end(), 0.0) / 12;
    if (std::abs(mean - 1) <= 0.01) return;
    if (mean <= 0)
        return check.say(path, path + " is zero in all months; at least one must be more");
    std::vector<std::string> right;
    for (const double month : season)
        right.push_back(format_number(std::round(1000 * month / mean) / 1000));
    check.say(path, fmt::format(
                        "{} is on average {} (its numbers are relative to the mean month, so they "
                        "must average 1); write [{}]",
                        path, format_number(mean, 3), fmt::join(right, ", ")));
}

void check_offers(const ScenarioCheck& check, const OffersParameters& offers) {
    check_season(check, offers.season);
    std::size_t reaches = 0;
    for (const AskerParameters* asker : offers.askers()) reaches += asker->reaches.size();
    if (reaches > 60)
        check.say("parameters.offers",
                  "parameters.offers has more than 60 groups in `reaches`; use fewer");
    if (offers.journeys.size() > 250)
        check.say("parameters.offers.journeys", "there are more than 250 journeys; use fewer");
}

/// One person simulated fills as many places as the real people for whom that person stands.
void check_support(const ScenarioCheck& check, const SupportParameters& support) {
    const double weight = check.scenario.population.weight;
    if (!support.places || *support.places == 0 || *support.places >= weight) return;
    check.say("parameters.aftercare.support.places",
              fmt::format("parameters.aftercare.support.places is {}, but one person simulated "
                          "stands for {} and needs as many places; simulate more people",
                          format_quantity(*support.places, Unit::people), format_number(weight)));
}

}  // namespace

void check_parameters(const ScenarioCheck& check) {
    const Parameters& p = check.scenario.parameters;
    check_support(check, p.aftercare.support);
    check_offers(check, p.offers);
    check_recruiters(check);
    const std::string& deprivation = p.vulnerability.deprivation_attribute;
    const auto& attributes = check.scenario.population.attributes;
    if (!deprivation.empty() && !attributes.find(deprivation))
        check.unknown("parameters.vulnerability.deprivation_attribute", deprivation, "attributes",
                      attributes.names());
    check_weights(check, "parameters.exploitation.routes",
                  {p.exploitation.routes.own, p.exploitation.routes.police,
                   p.exploitation.routes.community, p.exploitation.routes.other});
    const auto forms = [&](const std::string& group, const FormShares& shares) {
        const auto weights = shares.weights();
        check_weights(check, "parameters.exploitation.forms." + group,
                      {weights.begin(), weights.end()});
    };
    forms("women", p.exploitation.forms.women);
    forms("girls", p.exploitation.forms.girls);
    forms("men", p.exploitation.forms.men);
    forms("boys", p.exploitation.forms.boys);
    for (const auto& [name, factor] : p.reporting.detection)
        if (factor.until < factor.from)
            check.say("parameters.reporting.detection." + name + ".until",
                      fmt::format("parameters.reporting.detection.{} ends before it starts", name));
}

}  // namespace heed
