// One step of delivery.
#include "models/campaigns.hpp"

#include <algorithm>
#include <cmath>

#include "sim/engine/sweep.hpp"

namespace heed {

std::vector<Round> rounds_of(const Schedule& schedule, const Calendar& calendar) {
    std::vector<Round> rounds;
    const double days = schedule.length * days_per_year;
    for (long i = 0; schedule.rounds == 0 || i < schedule.rounds; ++i) {
        const double shift = schedule.repeat_every
                                 ? static_cast<double>(i) * *schedule.repeat_every * days_per_year
                                 : 0.0;
        const Date paid = schedule.start + std::chrono::days{std::lround(shift)};
        const Date start = paid + std::chrono::days{std::lround(schedule.delay * days_per_year)};
        const Date end = paid + std::chrono::days{std::max(1L, std::lround(days))};
        if (paid >= calendar.end()) break;
        Round round;
        round.first = std::max(0, calendar.step_of(start));
        round.last = std::min(calendar.steps() - 1, calendar.step_of(end - std::chrono::days{1}));
        round.paid_from = std::max(0, calendar.step_of(paid));
        round.paid = calendar.steps_until(paid);
        round.begins = calendar.steps_until(start);
        round.ends = calendar.steps_until(end);
        if (round.last >= round.first && end > std::max(start, calendar.start()))
            rounds.push_back(round);
        if (!schedule.repeat_every) break;
    }
    return rounds;
}

Campaigns::Campaigns(const std::vector<Planned>& planned, const ChannelParameters& channels,
                     const Population& people, const Calendar& calendar)
    : wear_out_(static_cast<float>(channels.wear_out)),
      log_wear_out_(static_cast<float>(std::log(channels.wear_out))) {
    for (int passed = 0; passed <= calendar.steps(); ++passed)
        weariness_left_.push_back(
            static_cast<float>(std::exp2(-passed * calendar.step_length() / channels.recovery)));
    float attention = 1;
    for (std::size_t n = 1; n < worn_.size(); ++n, attention *= wear_out_)
        worn_[n] = worn_[n - 1] + attention;
    for (std::size_t i = 0; i < planned.size(); ++i)
        plans_.push_back(plan_of(planned[i], i, channels, people, calendar));
}

Campaigns::Plan Campaigns::plan_of(const Planned& planned, std::size_t index,
                                   const ChannelParameters& channels, const Population& people,
                                   const Calendar& calendar) const {
    const Campaign& campaign = *planned.campaign;
    const ChannelHabits& habits = channels.habits(campaign.channel);
    Plan plan(Match(campaign.target, people));
    plan.index = static_cast<std::uint16_t>(index);
    plan.active = planned.active;
    plan.sessions = by_session(campaign.channel);
    for (const auto& [name, access] : habits.access)
        plan.access.emplace_back(Match(access.who, people), access.times);
    plan.habit_key = static_cast<std::uint32_t>(campaign.channel);
    plan.share = campaign.coverage.share;
    if (campaign.coverage.people) plan.people = *campaign.coverage.people / people.weight;
    plan.risk_correlation = campaign.coverage.risk_correlation;
    plan.seeding = campaign.coverage.seeding;
    plan.dispersion = habits.dispersion;
    plan.attention = static_cast<float>(habits.attention * campaign.fidelity);
    plan.attendance = campaign.attendance;
    plan.rate = campaign.intensity * calendar.step_length();
    if (campaign.capacity)
        plan.capacity = *campaign.capacity * calendar.step_length() / people.weight;
    plan.rounds = rounds_of(campaign.schedule, calendar);
    plan.fixed = campaign.cost.fixed;
    plan.running = campaign.cost.running * calendar.step_length();
    plan.per_person = campaign.cost.per_person_reached * people.weight;
    plan.per_exposure = campaign.cost.per_exposure * people.weight;
    if (campaign.budget) plan.budget = *campaign.budget;
    return plan;
}

void Campaigns::begin(World& world, const Dice& dice) const {
    world.audiences.assign(plans_.size(), {});
    for (const Plan& plan : plans_)
        if (plan.active && !plan.rounds.empty())
            fill(plan, world.audiences[plan.index], world, dice);
}

void Campaigns::step(World& world, const Dice& dice, const Now& now) const {
    for (const Plan& plan : plans_) {
        if (!plan.active) continue;
        Audience& audience = world.audiences[plan.index];
        if (plan.budget >= 0 && audience.spent >= plan.budget) continue;
        for (std::size_t i = 0; i < plan.rounds.size(); ++i) {
            const Round& round = plan.rounds[i];
            if (now.step < round.paid_from || now.step > round.last) continue;
            if (i == 0 && now.step == round.paid_from) spend(plan, world, plan.fixed);
            spend(plan, world, plan.running * round.running(now.step));
            if (now.step == round.first) {  // who had no seat in the last round comes first now
                const std::size_t queue = audience.queue.size();
                if (queue > 0)
                    audience.turn =
                        static_cast<std::uint32_t>((audience.turn + audience.served) % queue);
                audience.served = served_by(plan, round, queue, now.step);
            }
            if (now.step < round.first) continue;
            plan.sessions ? hold_sessions(plan, round, world, dice, now)
                          : broadcast(plan, round, world, dice, now);
        }
    }
}

namespace {
std::uint16_t plus(std::uint16_t count, int more) {
    return static_cast<std::uint16_t>(std::min(65535, count + more));
}
}  // namespace

void Campaigns::broadcast(const Plan& plan, const Round& round, World& world, const Dice& dice,
                          const Now& now) const {
    Audience& audience = world.audiences[plan.index];
    const auto rate = static_cast<float>(plan.rate * round.delivering(now.step));
    std::vector<std::uint32_t> ringing;
    find_where(
        static_cast<Person>(audience.person.size()),
        [&](std::size_t place) {
            return (audience.clock[place] -= rate * audience.habit[place]) <= 0;
        },
        ringing);
    double spent = 0;
    for_each_made_ahead(
        ringing,
        [&](std::uint32_t place) {
            const Person person = audience.person[place];
            fetch(&world.went_at[person]);
            fetch(&world.back_at[person]);
            const Contact& contact = audience.contact[place];
            return dice.exponentials(Decision::exposure, person, 0, plan.index,
                                     1U + contact.exposures + contact.missed);
        },
        [&](std::uint32_t place, Dice::Exponentials& hazard) {
            int exposures = 0;
            for (; audience.clock[place] <= 0; ++exposures)
                audience.clock[place] += static_cast<float>(hazard());
            Contact& contact = audience.contact[place];
            if (world.away(audience.person[place]))
                contact.missed = plus(contact.missed, exposures);
            else
                spent += expose(plan, world, place, exposures, now);
        });
    spend(plan, world, spent);
}

std::uint32_t Campaigns::served_by(const Plan& plan, const Round& round, std::size_t queue,
                                   int step) {
    const auto all = static_cast<double>(queue);
    const double gone = std::min<double>(step, round.ends) - round.begins;
    const double by_now =
        plan.capacity < 0 ? all * gone / (round.ends - round.begins) : plan.capacity * gone;
    return static_cast<std::uint32_t>(std::clamp(std::floor(by_now + 1e-9), 0.0, all));
}

void Campaigns::hold_sessions(const Plan& plan, const Round& round, World& world, const Dice& dice,
                              const Now& now) const {
    Audience& audience = world.audiences[plan.index];
    const std::size_t queue = audience.queue.size();
    const auto until = served_by(plan, round, queue, now.step + 1);
    std::vector<std::uint32_t> places;
    for (; audience.served < until; ++audience.served)
        places.push_back(audience.queue[(audience.turn + audience.served) % queue]);
    std::ranges::sort(
        places);  // within a step the order means nothing, and memory is read in order
    double spent = 0;
    for (const std::uint32_t place : places) {
        const Person person = audience.person[place];
        if (world.away(person) || audience.habit[place] <= 0) continue;
        const auto step = static_cast<std::uint32_t>(now.step);
        const double comes = plan.attendance * std::min(1.0F, audience.habit[place]);
        if (comes < 1 && dice.uniform(Decision::attention, person, step, plan.index) >= comes)
            continue;
        spent += expose(plan, world, place, 1, now);
    }
    spend(plan, world, spent);
}

double Campaigns::expose(const Plan& plan, World& world, std::size_t place, int exposures,
                         const Now& now) const {
    Audience& audience = world.audiences[plan.index];
    Contact& contact = audience.contact[place];
    float weary = contact.fatigue;
    float attention = plan.attention, dose = 0;
    if (weary > 0) {
        weary *= weariness_left_[static_cast<std::size_t>(now.step - contact.last_exposed)];
        attention *= quick_exp(weary * log_wear_out_);
    }
    const auto times = static_cast<std::size_t>(exposures);
    if (times < worn_.size())
        dose = attention * worn_[times];
    else
        for (int i = 0; i < exposures; ++i, attention *= wear_out_) dose += attention;
    const bool first = contact.exposures == 0;
    contact.fatigue = weary + static_cast<float>(exposures);
    contact.last_exposed = now.step;
    contact.exposures = plus(contact.exposures, exposures);
    if (first) {
        audience.reached += 1;
        contact.first_exposed = now.step;
    }
    world.now.deliveries.push_back(
        {audience.person[place], plan.index, static_cast<std::uint16_t>(exposures), dose, first});
    return exposures * plan.per_exposure + (first ? plan.per_person : 0);
}

void Campaigns::spend(const Plan& plan, World& world, double amount) const {
    if (amount == 0) return;
    world.audiences[plan.index].spent += amount;
    if (!world.now.spending.empty() && world.now.spending.back().campaign == plan.index)
        world.now.spending.back().amount += amount;
    else
        world.now.spending.push_back({plan.index, amount});
}

}  // namespace heed
