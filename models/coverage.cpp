// Whom a campaign covers, and with which habits: the part of campaigns that happens before the first step.
#include <algorithm>
#include <boost/random/gamma_distribution.hpp>
#include <cmath>
#include <numeric>

#include "models/campaigns.hpp"
#include "sim/base/normal.hpp"

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
    std::vector<std::uint32_t> order(group.size());
    std::iota(order.begin(), order.end(), 0U);
    std::vector<double> risk(group.size());
    for (std::size_t i = 0; i < group.size(); ++i)
        risk[i] = std::log(std::max(1e-30F, world.exposure[group[i]])) + world.need[group[i]];
    std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
        return risk[a] != risk[b] ? risk[a] < risk[b] : a < b;
    });
    for (std::size_t rank = 0; rank < order.size(); ++rank)
        risk[order[rank]] =
            normal_quantile((static_cast<double>(rank) + 0.5) / static_cast<double>(order.size()));
    return risk;
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

/// The first `count` of the group by falling latent value; equal values by rising place.
std::vector<std::uint32_t> highest(const std::vector<double>& latent, std::size_t count) {
    std::vector<std::uint32_t> order(latent.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto before = [&](std::uint32_t a, std::uint32_t b) {
        return latent[a] != latent[b] ? latent[a] > latent[b] : a < b;
    };
    std::ranges::nth_element(order, order.begin() + static_cast<std::ptrdiff_t>(count), before);
    order.resize(count);
    return order;
}

}  // namespace

std::vector<Person> Campaigns::choose(const Plan& plan, const World& world, const Dice& dice,
                                      std::uint32_t& target_size) const {
    std::vector<Person> group;
    for (Person person = 0; person < world.size(); ++person)
        if (plan.target(person, world.age[person])) group.push_back(person);
    target_size = static_cast<std::uint32_t>(group.size());
    if (plan.event != Event::none) {  // whoever may come to match is covered, or not, for life
        std::vector<Person> covered;
        for (Person person = 0; person < world.size(); ++person)
            if (dice.uniform(Decision::coverage, person, 0, plan.index) < plan.share)
                covered.push_back(person);
        return covered;
    }
    const auto size = static_cast<double>(group.size());
    const double wanted = plan.people >= 0 ? plan.people : plan.share * size;
    const auto count = static_cast<std::size_t>(std::llround(std::min(wanted, size)));

    std::vector<double> latent(group.size());
    const double rho = plan.risk_correlation, own = std::sqrt(1 - rho * rho);
    const std::vector<double> risk =
        rho != 0 ? risk_scores(world, group) : std::vector<double>(group.size());
    for (std::size_t i = 0; i < group.size(); ++i) {
        latent[i] = rho * risk[i] + own * dice.normal(Decision::coverage, group[i], 0, plan.index);
        if (plan.seeding == Seeding::most_connected)
            latent[i] += 100.0 * static_cast<double>(world.people->ties.close.of(group[i]).size());
    }
    std::vector<Person> chosen;
    for (std::uint32_t place : highest(latent, count)) {
        const Person person = group[place];
        chosen.push_back(plan.seeding == Seeding::nominated_friend
                             ? friend_of(world, dice, person, plan.target, plan.index)
                             : person);
    }
    std::ranges::sort(chosen);
    chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
    return chosen;
}

void Campaigns::fill(const Plan& plan, Audience& audience, const World& world,
                     const Dice& dice) const {
    audience.person = choose(plan, world, dice, audience.target_size);
    if (!plan.meets) audience.person.clear();
    const std::size_t size = audience.person.size();
    audience.habit.resize(size);
    boost::random::gamma_distribution<double> gamma(plan.dispersion, 1 / plan.dispersion);
    for (std::size_t i = 0; i < size; ++i) {
        const Person person = audience.person[i];
        double habit = 1;
        if (!plan.sessions) {
            auto stream = dice.stream(Decision::media_habit, person, plan.habit_key);
            habit = gamma(stream);
        }
        for (const auto& [who, times] : plan.access)
            if (who(person, world.age[person])) habit *= times;
        audience.habit[i] = static_cast<float>(habit);
    }
    audience.contact.assign(size, {});
    if (!plan.sessions) {
        audience.clock.resize(size);
        for (std::size_t i = 0; i < size; ++i)
            audience.clock[i] = static_cast<float>(
                dice.exponentials(Decision::exposure, audience.person[i], 0, plan.index)());
        return;
    }

    std::vector<std::uint32_t> queue(size), key(size);
    std::iota(queue.begin(), queue.end(), 0U);
    for (std::size_t i = 0; i < size; ++i)
        key[i] = dice.word(Decision::session_order, audience.person[i], 0, plan.index);
    std::ranges::sort(queue, [&](std::uint32_t a, std::uint32_t b) {
        return key[a] != key[b] ? key[a] < key[b] : a < b;
    });
    audience.turn.resize(size);
    for (std::uint32_t turn = 0; turn < size; ++turn) audience.turn[queue[turn]] = turn;
}

}  // namespace heed
