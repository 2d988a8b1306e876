// Whom a campaign covers, and with which habits: the part of campaigns that happens before the first step.
#include <algorithm>
#include <boost/random/gamma_distribution.hpp>
#include <cmath>
#include <functional>
#include <limits>

#include "models/campaigns.hpp"
#include "sim/base/normal.hpp"
#include "sim/engine/sweep.hpp"
#include "sim/world/radix_sort.hpp"

namespace heed {

std::vector<double> risk_scores(const World& world, const std::vector<Person>& group) {
    struct Placed {
        std::uint64_t risk;  // in the order of the numbers
        std::uint32_t place;
    };
    std::vector<Placed> order(group.size());
    for_everybody(group.size(), [&](std::uint32_t place) {
        const Person person = group[place];
        const double risk = std::log(std::max(1e-30F, world.exposure[person])) + world.need[person];
        order[place] = {in_order_of_size(risk), place};
    });
    radix_sort(order, [](const Placed& one) { return one.risk; });
    std::vector<double> scores(group.size());
    for_everybody(group.size(), [&](std::uint32_t rank) {
        scores[order[rank].place] =
            normal_quantile((rank + 0.5) / static_cast<double>(order.size()));
    });
    return scores;
}

namespace {

/// The first `count` of the group by falling latent value; equal values by rising place. In that order if so wished, else
/// by rising place.
std::vector<std::uint32_t> highest(const std::vector<double>& latent, std::size_t count,
                                   bool in_order) {
    std::vector<std::uint32_t> places;
    if (count == 0) return places;
    std::vector<double> values = latent;
    const auto last = values.begin() + static_cast<std::ptrdiff_t>(count - 1);
    std::ranges::nth_element(values, last, std::greater{});
    const double least = *last;
    auto room = count - std::ranges::count_if(latent, [&](double value) { return value > least; });
    for (std::uint32_t place = 0; place < latent.size(); ++place)
        if (latent[place] > least || (latent[place] == least && room > 0 && room--))
            places.push_back(place);
    if (in_order)
        std::ranges::stable_sort(places, std::greater{},
                                 [&](std::uint32_t place) { return latent[place]; });
    return places;
}

/// First step by which the curve covers more than so many of a group of this size.
Step reached_by(const std::vector<double>& covered, std::size_t count, double size) {
    const auto found =
        std::ranges::upper_bound(covered, static_cast<long long>(count), {},
                                 [&](double share) { return std::llround(share * size); });
    return static_cast<Step>(found - covered.begin());
}

template <class Members>
std::vector<Person> persons_of(const Members& members) {
    std::vector<Person> list;
    list.reserve(members.size());
    for (const auto& member : members) list.push_back(member.person);
    return list;
}

}  // namespace

struct Campaigns::Covering {
    /// Someone who is covered from a step on; 0: from the start.
    struct Member {
        Person person;
        Step from;
    };
    const Plan& plan;
    Audience& audience;
    const World& world;
    const Dice& dice;

    /// A friend of this person for whom the campaign is meant, chosen by the person's dice; the person where there is none.
    Person friend_of(Person person) const {
        std::vector<Person> friends;
        for (const Person one : world.people->ties.close.of(person))
            if (plan.target(one, world.age[one])) friends.push_back(one);
        if (friends.empty()) return person;
        return friends[dice.word(Decision::coverage, person, 1, plan.index) % friends.size()];
    }

    /// Those for whom from(person) gives a step, in rising order.
    std::vector<Member> whoever(auto&& from) const {
        return joined(found_in_parts<std::vector<Member>>(
            world.size(), [&](std::size_t first, std::size_t last, std::vector<Member>& found) {
                for (auto person = static_cast<Person>(first); person < last; ++person)
                    if (const std::optional<int> step = from(person))
                        found.push_back({person, static_cast<Step>(*step)});
            }));
    }

    /// By which of them are chosen first.
    std::vector<double> latent(const std::vector<Member>& group) const {
        const double rho = plan.campaign.coverage.risk_correlation, own = std::sqrt(1 - rho * rho);
        const std::vector<double> risk =
            rho != 0 ? risk_scores(world, persons_of(group)) : std::vector<double>(group.size());
        std::vector<double> list(group.size());
        for_everybody(group.size(), [&](std::size_t i) {
            const Person person = group[i].person;
            list[i] = rho * risk[i] + own * dice.normal(Decision::coverage, person, 0, plan.index);
            if (plan.campaign.coverage.seeding == Seeding::most_connected)
                list[i] += 100.0 * static_cast<double>(world.people->ties.close.of(person).size());
        });
        return list;
    }

    std::vector<Member> choose() {
        const Coverage& coverage = plan.campaign.coverage;
        const bool by_curve = !plan.covered.empty();
        const bool of_friends = coverage.seeding == Seeding::nominated_friend;
        const double share = by_curve ? plan.covered.back() : coverage.share.value;
        const std::vector<Member> group =
            whoever([&](Person person) { return plan.enrolling.from(person); });
        audience.target_size = static_cast<std::uint32_t>(group.size());
        if (plan.of_persons)  // who may come to match is covered, or not, for life
            return whoever([&](Person person) {
                const double chance = dice.uniform(Decision::coverage, person, 0, plan.index);
                return chance < share ? std::optional(0) : std::nullopt;
            });
        const auto size = static_cast<double>(group.size());
        const double wanted =
            coverage.people ? *coverage.people / world.people->weight : share * size;
        const auto count = static_cast<std::size_t>(std::llround(std::min(wanted, size)));
        if (count == group.size() && !by_curve && !of_friends) return group;

        std::vector<Member> chosen;
        const auto places = highest(latent(group), count, by_curve);
        for (std::size_t rank = 0; rank < places.size(); ++rank) {
            Member member = group[places[rank]];
            if (by_curve) member.from = std::max(member.from, reached_by(plan.covered, rank, size));
            if (of_friends) member.person = friend_of(member.person);
            chosen.push_back(member);
        }
        if (!by_curve && !of_friends) return chosen;
        std::ranges::sort(chosen, {}, [](const Member& m) { return std::pair(m.person, m.from); });
        const auto same = std::ranges::unique(chosen, {}, &Member::person);
        chosen.erase(same.begin(), same.end());
        return chosen;
    }

    void fill() {
        std::vector<Member> members = choose();
        if (!plan.meets) members.clear();
        audience.person = persons_of(members);
        const std::size_t size = audience.person.size();
        audience.habit.resize(size);
        const auto one_for_each_channel = static_cast<std::uint32_t>(plan.campaign.channel);
        const auto usual_habit = [&](Person person) {
            boost::random::gamma_distribution<double> gamma(plan.dispersion, 1 / plan.dispersion);
            auto stream = dice.stream(Decision::media_habit, person, one_for_each_channel);
            return gamma(stream);
        };
        audience.contact.assign(size, {});
        if (!plan.sessions) audience.missed.assign(size, 0);
        if (!plan.sessions) audience.due.resize(size);
        for_everybody(size, [&](std::size_t i) {
            const Person person = audience.person[i];
            double habit = plan.sessions ? 1 : usual_habit(person);
            for (const auto& [who, times] : plan.access)
                if (who(person, world.age[person])) habit *= times;
            audience.habit[i] = static_cast<float>(habit);
            if (plan.sessions) return;
            auto hazards = dice.exponentials(Decision::exposure, person, 0, plan.index);
            audience.due[i] = static_cast<float>(hazards() / audience.habit[i]);
        });
        for (std::size_t i = 0; i < size; ++i)
            if (members[i].from != 0) join_later(i, members[i].from);
        std::ranges::sort(audience.joining, std::ranges::greater{}, &Joining::step);
        if (plan.sessions &&
            std::ranges::all_of(audience.habit, [](float habit) { return habit == 1; }))
            audience.habit = {};
        if (plan.sessions) set_turns(members);
    }

    void join_later(std::size_t place, Step from) {
        constexpr float never_due = std::numeric_limits<float>::infinity();
        const bool broadcast = !audience.due.empty();
        audience.joining.push_back({from, static_cast<std::uint32_t>(place), audience.habit[place],
                                    broadcast ? audience.due[place] : 0});
        audience.habit[place] = 0;
        if (broadcast) audience.due[place] = never_due;
    }

    /// Who is covered sooner comes sooner; of those, by chance.
    void set_turns(const std::vector<Member>& members) {
        struct Queued {
            std::uint64_t key;
            std::uint32_t place;
        };
        std::vector<Queued> queue(members.size());
        for_everybody(queue.size(), [&](std::uint32_t place) {
            const auto& [person, from] = members[place];
            const std::uint64_t word = dice.word(Decision::session_order, person, 0, plan.index);
            queue[place] = {static_cast<std::uint64_t>(from) << 32 | word, place};
        });
        radix_sort(queue, [](const Queued& one) { return one.key; });
        audience.turn.resize(queue.size());
        for (std::uint32_t turn = 0; turn < queue.size(); ++turn)
            audience.turn[queue[turn].place] = turn;
    }
};

void Campaigns::begin(World& world, const Dice& dice) const {
    world.audiences.assign(plans_.size(), {});
    for (const Plan& plan : plans_)
        if (plan.active && !plan.rounds.empty())
            Covering{plan, world.audiences[plan.index], world, dice}.fill();
}

}  // namespace heed
