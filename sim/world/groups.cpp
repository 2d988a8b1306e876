// Schools, workplaces and the like.
// Method: within each place, members are cut into windows of `age_width` years, put in random order
// and filled into groups whose sizes are drawn from `sizes`; a rest of less than half a group joins
// the group before it.
// Neglected: groups across places, and likeness inside a group beyond place and age.
#include <algorithm>

#include "sim/world/match.hpp"
#include "sim/world/radix_sort.hpp"
#include "sim/world/random_order.hpp"
#include "sim/world/steps.hpp"

namespace heed {

namespace {

struct Member {
    std::uint64_t key = 0;  // place, window of ages, random order
    Person person = 0;
};

/// Members in the order in which they fill groups; `key >> 32` tells windows apart.
std::vector<Member> members_in_order(const GroupProfile& profile, const Population& people,
                                     Dice::Stream& stream) {
    const Match match(profile.who, people);
    std::vector<Member> members;
    int youngest = 255;
    for (Person person = 0; person < people.size; ++person)
        if (match(person, people.age[person])) {
            members.push_back({0, person});
            youngest = std::min<int>(youngest, people.age[person]);
        }
    for (Member& member : members) {
        const auto window =
            static_cast<std::uint64_t>((people.age[member.person] - youngest) / profile.age_width);
        const std::uint64_t place = people.place.of[member.person];
        member.key = (place << 8 | window) << 32 | stream();
    }
    radix_sort(members, [](const Member& member) { return member.key; });
    return members;
}

/// A size drawn from the spans: a span by its weight, then evenly within it.
std::uint32_t draw_size(const std::vector<Span>& sizes, Dice::Stream& stream) {
    double sum = 0;
    for (const Span& span : sizes) sum += span.weight;
    double at = uniform(stream) * sum;
    const Span* chosen = &sizes.back();
    for (const Span& span : sizes) {
        if (at < span.weight) {
            chosen = &span;
            break;
        }
        at -= span.weight;
    }
    const long width = chosen->to - chosen->from + 1;
    return static_cast<std::uint32_t>(chosen->from) +
           below(stream, static_cast<std::uint32_t>(width));
}

/// Fills the members of one window into groups, numbered on from `groups`.
void fill_window(std::span<const Member> members, const GroupProfile& profile,
                 std::uint32_t& groups, Dice::Stream& stream,
                 std::vector<std::uint32_t>& group_of) {
    const std::uint32_t first_group = groups;
    for (std::size_t at = 0; at < members.size();) {
        const std::size_t size = std::max(1U, draw_size(profile.sizes, stream));
        const std::size_t end = std::min(members.size(), at + size);
        const bool rest = 2 * (end - at) < size && groups > first_group;
        const std::uint32_t group = rest ? groups - 1 : groups++;
        for (; at < end; ++at) group_of[members[at].person] = group;
    }
}

/// `count` groups with each group's members in rising order.
Groups list_members(const std::string& name, const std::vector<std::uint32_t>& group_of,
                    std::uint32_t count) {
    std::vector<std::uint32_t> first(count + 1, 0);
    for (const std::uint32_t group : group_of)
        if (group != nobody) ++first[group + 1];
    for (std::size_t k = 1; k < first.size(); ++k) first[k] += first[k - 1];
    std::vector<std::uint32_t> next = first;
    std::vector<Person> member(first.back());
    for (Person person = 0; person < group_of.size(); ++person)
        if (group_of[person] != nobody) member[next[group_of[person]]++] = person;
    return {name, group_of, first, member};
}

Groups form(const std::string& name, const GroupProfile& profile, const Population& people,
            Dice::Stream stream) {
    std::vector<std::uint32_t> group_of(people.size, nobody);
    const std::vector<Member> members = members_in_order(profile, people, stream);
    std::uint32_t count = 0;
    for (std::size_t begin = 0; begin < members.size();) {
        std::size_t end = begin;
        while (end < members.size() && members[end].key >> 32 == members[begin].key >> 32) ++end;
        fill_window(std::span(members).subspan(begin, end - begin), profile, count, stream,
                    group_of);
        begin = end;
    }
    return list_members(name, group_of, count);
}

}  // namespace

void form_groups(const Profile& profile, const Dice& dice, Population& people) {
    std::uint32_t number = 0;
    for (const auto& [name, group] : profile.ties.groups)
        people.ties.groups.push_back(
            form(name, group, people, dice.stream(Decision::synthesis_groups, number++, 0)));
}

}  // namespace heed
