// Looking up a population's columns, and what they weigh in memory.
#include "sim/world/population.hpp"

namespace heed {

namespace {

std::size_t bytes_of(const Households& households) {
    return households.of.bytes() + households.first.bytes();
}

std::size_t bytes_of(const Groups& groups) {
    return groups.of.bytes() + groups.first.bytes() + groups.member.bytes();
}

std::size_t bytes_of(const Graph& graph) { return graph.first.bytes() + graph.neighbour.bytes(); }

}  // namespace

Carers::Carers(const std::vector<Person>& carer) {
    std::vector<std::uint32_t> apart(carer.size(), nobody);
    for (Person person = 0; person < carer.size(); ++person)
        if (carer[person] != nobody)
            apart[person] = carer[person] > person ? 2 * (carer[person] - person)
                                                   : 2 * (person - carer[person]) + 1;
    apart_ = Packed(apart);
}

const Attribute* Population::find(std::string_view name) const {
    if (name == gender.name) return &gender;
    if (name == place.name) return &place;
    for (const Attribute& attribute : attributes)
        if (attribute.name == name) return &attribute;
    return nullptr;
}

std::size_t Population::bytes() const {
    std::size_t total = bytes_of(gender.of) + bytes_of(place.of) + bytes_of(age) +
                        bytes_of(birthday) + carer.bytes() + bytes_of(ties.household) +
                        bytes_of(ties.close) + bytes_of(ties.online);
    for (const Attribute& attribute : attributes) total += bytes_of(attribute.of);
    for (const Groups& groups : ties.groups) total += bytes_of(groups);
    return total;
}

}  // namespace heed
