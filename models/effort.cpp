// Cells of recruiters' effort.
#include "models/effort.hpp"

#include <algorithm>

namespace heed {

namespace {

Rule of_gender(const char* gender) {
    return {.kind = Rule::Kind::levels, .key = "gender", .levels = {gender}};
}

/// The rules of the target groups, in order: as given, or children, women and men.
std::vector<Rule> target_groups(const RecruitersParameters& parameters, int adult_age) {
    std::vector<Rule> list;
    for (const auto& [name, group] : parameters.groups) list.push_back(group.who);
    if (!list.empty()) return list;
    const double oldest = adult_age - 1;
    return {Rule{.kind = Rule::Kind::range, .key = "age", .high = oldest}, of_gender("female"),
            of_gender("male")};
}

}  // namespace

EffortCells::EffortCells(const RecruitersParameters& parameters, const Population& people,
                         int adult_age)
    : places_(std::max<std::size_t>(1, people.place.levels.size())),
      place_(people.place.of.data()) {
    for (const Rule& rule : target_groups(parameters, adult_age))
        groups_.emplace_back(rule, people);
    for (const Asker asker : parameters.askers) adapts_[static_cast<std::size_t>(asker)] = true;
}

std::uint32_t EffortCells::field_of(Person person, int age) const {
    std::size_t group = 0;
    while (group < groups_.size() && !groups_[group](person, age)) ++group;
    return static_cast<std::uint32_t>(place_[person] * groups() + group);
}

void EffortCells::add_turns(Ages& turns) const {
    for (const Match& group : groups_) group.add_turns(turns);
}

}  // namespace heed
