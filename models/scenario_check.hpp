// Parts of checking a scenario as a whole: each tells what it finds to the same place.
#pragma once

#include <string>
#include <vector>

#include "models/scenario.hpp"

namespace heed {

/// What is checked, and where mistakes are put down.
struct ScenarioCheck {
    const Scenario& scenario;
    const Origins& origins;
    Problems& problems;

    void say(const std::string& path, std::string sentence) const {
        problems.add(origins, path, std::move(sentence));
    }
    /// "there is no 'radoi' among the campaigns; did you mean 'radio'?"
    void unknown(const std::string& path, const std::string& name, const std::string& what,
                 const std::vector<std::string>& known) const;
    /// No name may stand twice in a list. `why`: "a campaign runs once in an arm".
    void no_doubles(const std::string& path, const std::vector<std::string>& names,
                    const std::string& why) const;
};

// Whether it all makes sense; of a scenario that was read without mistakes.
void check_campaigns(const ScenarioCheck& check);
void check_triggers(const ScenarioCheck& check);
void check_parameters(const ScenarioCheck& check);
void check_recruiters(const ScenarioCheck& check);
void check_context(const ScenarioCheck& check);

/// Whether an arm's `set` stays within what an arm may change.
bool changes_only_the_arm(const Arm& arm);

}  // namespace heed
