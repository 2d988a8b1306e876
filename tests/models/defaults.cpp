// The scenario and the campaign of tests, compiled once: reading all fields takes a compiler long.
#include "sim/config/read.hpp"
#include "tests/models/people.hpp"

namespace heed {

Scenario default_scenario() { return defaults<Scenario>(); }

Campaign default_campaign() {
    Campaign campaign = defaults<Campaign>();
    campaign.message = defaults<Message>();
    return campaign;
}

}  // namespace heed
