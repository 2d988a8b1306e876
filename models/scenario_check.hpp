// Parts of checking a scenario as a whole: each tells what it finds to the same place.
#pragma once

#include <fmt/format.h>

#include <string>
#include <vector>

#include "models/scenario.hpp"

namespace heed {

/// What is checked, and where mistakes are put down.
struct ScenarioCheck {
    const Scenario& scenario;
    const Origins& origins;
    Problems& problems;
    std::string path = {};  ///< of what is being checked; the keys below stand under it

    std::string path_of(std::string_view key) const {
        return path + (path.empty() || key.empty() ? "" : ".") + std::string(key);
    }
    ScenarioCheck under(std::string_view key) const {
        return {scenario, origins, problems, path_of(key)};
    }
    /// A sentence about what stands there.
    template <class... Args>
    void say(std::string_view key, fmt::format_string<Args...> sentence, Args&&... args) const {
        problems.add(origins, path_of(key), fmt::format(sentence, std::forward<Args>(args)...));
    }
    /// A sentence that begins with its path: "campaigns.radio.schedule.delay" + "is as long as a round".
    template <class... Args>
    void wrong(std::string_view key, fmt::format_string<Args...> how, Args&&... args) const {
        say(key, "{} {}", path_of(key), fmt::format(how, std::forward<Args>(args)...));
    }
    /// "there is no 'radoi' among the campaigns; did you mean 'radio'?"
    void unknown(std::string_view key, const std::string& name, std::string_view what,
                 const std::vector<std::string>& known) const;
    /// No name may stand twice in a list. `why`: "a campaign runs once in an arm".
    void no_doubles(std::string_view key, const std::vector<std::string>& names,
                    std::string_view why) const;
};

// Whether it all makes sense; of a scenario that was read without mistakes.
void check_campaigns(const ScenarioCheck& check);
void check_trigger(const ScenarioCheck& check, const Campaign& campaign);
void check_parameters(const ScenarioCheck& check);

/// Whether an arm's `set` stays within what an arm may change.
bool changes_only_the_arm(const Arm& arm);

}  // namespace heed
