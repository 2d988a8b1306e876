// Whether what the times and campaigns change for only some can be told apart (context.hpp).
#include <fmt/format.h>

#include "models/context.hpp"
#include "models/scenario_check.hpp"

namespace heed {

namespace {

/// In some draw, if not at the stated value.
bool may_move(const Parameter& times) { return times.value != 1 || times.doubt; }

/// For only some, and with a bit of its own in classes of offers. One that waits for a number has one even if it means
/// everybody.
bool told_apart(const Campaign& campaign) {
    if (!campaign.changes) return false;
    const Changes& c = *campaign.changes;
    const bool waits = campaign.trigger && campaign.trigger->threshold();
    return (waits || campaign.target.kind != Rule::Kind::everyone) &&
           (may_move(c.offers) || may_move(c.online) || may_move(c.agencies) || may_move(c.police));
}
bool told_apart(const ShockParameters& shock) {
    return shock.who.kind != Rule::Kind::everyone &&
           (may_move(shock.offers) || may_move(shock.online) || may_move(shock.services));
}

std::size_t count_told_apart(const auto& named) {
    std::size_t count = 0;
    for (const auto& [name, one] : named) count += told_apart(one);
    return count;
}

}  // namespace

void check_context(const ScenarioCheck& check) {
    const std::size_t shocks = count_told_apart(check.scenario.parameters.context.shocks);
    const std::size_t campaigns = count_told_apart(check.scenario.campaigns);
    if (shocks + campaigns <= Context::most_limited) return;
    const std::string path = "parameters.context.shocks";
    check.say(path,
              fmt::format("{}: {} influences (shocks {}, campaigns {}) bear on the offers of "
                          "only some people (offers, online, police, agencies, services), "
                          "and at most {} can be told apart; join some, or let them be of "
                          "everyone",
                          path, shocks + campaigns, shocks, campaigns, Context::most_limited));
}

}  // namespace heed
