// A rule meets a population: who matches it.
#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/problem.hpp"
#include "sim/base/rule.hpp"
#include "sim/world/population.hpp"
#include "sim/world/profile.hpp"

namespace heed {

/// Checks that every name in the rule is known to the profile: gender, place, declared attributes
/// and their levels, ranges in order. Mistakes are placed by the rule's path.
void check_rule(const Rule& rule, const Profile& profile, const Origins& origins,
                Problems& problems);

/// A set of ages in whole years.
using Ages = std::bitset<256>;

/// A rule with its names resolved, ready to be asked of many people. Holds no reference to the
/// rule, but looks into the population, which must stay where it is.
class Match {
public:
    Match(const Rule& rule, const Population& people);

    /// Whether this person matches, at this age in whole years.
    bool operator()(Person person, int age) const {
        return root_.kind == Rule::Kind::levels ? root_.wants(person, age)
                                                : holds(root_, person, age);
    }

    /// Adds the ages at which the answer may change: 18 if it may be another at 18 than at 17.
    void add_turns(Ages& turns) const { add_turns(root_, turns); }
    /// Adds the columns of levels that it looks at, to be fetched ahead.
    void add_columns(std::vector<const std::uint8_t*>& columns) const {
        add_columns(root_, columns);
    }

private:
    struct Test {
        Rule::Kind kind = Rule::Kind::everyone;
        const std::uint8_t* column = nullptr;  // levels: null if of age
        std::bitset<256> wanted;               // levels: by level, or by age
        const Graph* graph = nullptr;          // range: over the number of close ties
        double low = 0, high = 0;
        std::vector<Test> parts;

        bool wants(Person person, int age) const {
            return wanted[column ? column[person] : static_cast<std::uint8_t>(age)];
        }
    };
    static Test resolve(const Rule& rule, const Population& people);
    static bool holds(const Test& test, Person person, int age);
    static void add_turns(const Test& test, Ages& turns);
    static void add_columns(const Test& test, std::vector<const std::uint8_t*>& columns);
    Test root_;
};

/// Whether anybody matches at the start.
bool anyone_matches(const Rule& rule, const Population& people);

}  // namespace heed
