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

const ChannelHabits& ChannelParameters::habits(Channel channel) const {
    const std::array<const ChannelHabits*, channel_count> all{
        &television,
        &radio,
        &social_media,
        &sms,
        &posters,
        &hotline_advert,
        &school_session,
        &village_meeting,
        &community_theatre,
        &peer_educators,
        &returnee_messengers,
        &film_screening,
        &border_kiosk,
        &pre_departure_orientation,
        &service,
        &service};  // place-wide: meets nobody
    return *all[static_cast<std::size_t>(channel)];
}

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

/// A friend of this person for whom the campaign is meant, chosen by the person's dice; the person where there is none.
Person friend_of(const World& world, const Dice& dice, Person person, const Match& target,
                 std::uint32_t campaign) {
    std::vector<Person> friends;
    for (const Person one : world.people->ties.close.of(person))
        if (target(one, world.age[one])) friends.push_back(one);
    if (friends.empty()) return person;
    return friends[dice.word(Decision::coverage, person, 1, campaign) % friends.size()];
}

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

std::vector<Campaigns::Member> Campaigns::whoever(const World& world, auto&& from) {
    return joined(found_in_parts<std::vector<Member>>(
        world.size(), [&](std::size_t first, std::size_t last, std::vector<Member>& found) {
            for (auto person = static_cast<Person>(first); person < last; ++person)
                if (const std::optional<int> step = from(person))
                    found.push_back({person, static_cast<Step>(*step)});
        }));
}

std::vector<double> Campaigns::latent(const Plan& plan, const std::vector<Member>& group,
                                      const World& world, const Dice& dice) const {
    const double rho = plan.risk_correlation, own = std::sqrt(1 - rho * rho);
    const std::vector<double> risk =
        rho != 0 ? risk_scores(world, persons_of(group)) : std::vector<double>(group.size());
    std::vector<double> list(group.size());
    for_everybody(group.size(), [&](std::size_t i) {
        const Person person = group[i].person;
        list[i] = rho * risk[i] + own * dice.normal(Decision::coverage, person, 0, plan.index);
        if (plan.seeding == Seeding::most_connected)
            list[i] += 100.0 * static_cast<double>(world.people->ties.close.of(person).size());
    });
    return list;
}

std::vector<Campaigns::Member> Campaigns::choose(const Plan& plan, const World& world,
                                                 const Dice& dice,
                                                 std::uint32_t& target_size) const {
    const std::vector<Member> group =
        whoever(world, [&](Person person) { return plan.enrolling.from(person); });
    target_size = static_cast<std::uint32_t>(group.size());
    if (plan.event != Event::none ||
        plan.after)  // who may come to match is covered, or not, for life
        return whoever(world, [&](Person person) {
            const double chance = dice.uniform(Decision::coverage, person, 0, plan.index);
            return chance < plan.share ? std::optional(0) : std::nullopt;
        });
    const auto size = static_cast<double>(group.size());
    const double wanted = plan.people >= 0 ? plan.people : plan.share * size;
    const auto count = static_cast<std::size_t>(std::llround(std::min(wanted, size)));
    const bool by_curve = !plan.covered.empty(),
               of_friends = plan.seeding == Seeding::nominated_friend;
    if (count == group.size() && !by_curve && !of_friends) return group;

    std::vector<Member> chosen;
    const auto places = highest(latent(plan, group, world, dice), count, by_curve);
    for (std::size_t rank = 0; rank < places.size(); ++rank) {
        Member member = group[places[rank]];
        if (by_curve) member.from = std::max(member.from, reached_by(plan.covered, rank, size));
        if (of_friends)
            member.person = friend_of(world, dice, member.person, plan.target, plan.index);
        chosen.push_back(member);
    }
    if (!by_curve && !of_friends) return chosen;
    std::ranges::sort(chosen, {}, [](const Member& m) { return std::pair(m.person, m.from); });
    const auto same = std::ranges::unique(chosen, {}, &Member::person);
    chosen.erase(same.begin(), same.end());
    return chosen;
}

void Campaigns::fill(const Plan& plan, Audience& audience, const World& world,
                     const Dice& dice) const {
    std::vector<Member> members = choose(plan, world, dice, audience.target_size);
    if (!plan.meets) members.clear();
    audience.person = persons_of(members);
    const std::size_t size = audience.person.size();
    audience.habit.resize(size);
    const auto usual_habit = [&](Person person) {
        boost::random::gamma_distribution<double> gamma(plan.dispersion, 1 / plan.dispersion);
        auto stream = dice.stream(Decision::media_habit, person, plan.habit_key);
        return gamma(stream);
    };
    const auto first_wait = [&](std::size_t place) {
        auto hazards = dice.exponentials(Decision::exposure, audience.person[place], 0, plan.index);
        return static_cast<float>(hazards() / audience.habit[place]);
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
        if (!plan.sessions) audience.due[i] = first_wait(i);
    });
    for (std::size_t i = 0; i < size; ++i)
        if (members[i].from != 0) join_later(audience, i, members[i].from);
    std::ranges::sort(audience.joining, std::ranges::greater{}, &Joining::step);
    if (plan.sessions &&
        std::ranges::all_of(audience.habit, [](float habit) { return habit == 1; }))
        audience.habit = {};
    if (plan.sessions) set_turns(plan, audience, members, dice);
}

void Campaigns::join_later(Audience& audience, std::size_t place, Step from) {
    constexpr float never_due = std::numeric_limits<float>::infinity();
    const bool broadcast = !audience.due.empty();
    audience.joining.push_back({from, static_cast<std::uint32_t>(place), audience.habit[place],
                                broadcast ? audience.due[place] : 0});
    audience.habit[place] = 0;
    if (broadcast) audience.due[place] = never_due;
}

/// Who is covered sooner comes sooner; of those, by chance.
void Campaigns::set_turns(const Plan& plan, Audience& audience, const std::vector<Member>& members,
                          const Dice& dice) {
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

}  // namespace heed
