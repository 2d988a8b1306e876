// One step of delivery.
#include "models/campaigns.hpp"

#include <algorithm>
#include <cmath>

#include "sim/engine/sweep.hpp"

namespace heed {

std::vector<Round> rounds_of(const Schedule& schedule, const Calendar& calendar) {
    std::vector<Round> rounds;
    const double days = schedule.length * days_per_year;
    const Date first = schedule.start.value_or(calendar.start());
    for (long i = 0; schedule.rounds == 0 || i < schedule.rounds; ++i) {
        const double shift = schedule.repeat_every
                                 ? static_cast<double>(i) * *schedule.repeat_every * days_per_year
                                 : 0.0;
        const Date paid = first + std::chrono::days{std::lround(shift)};
        const Date start = paid + std::chrono::days{std::lround(schedule.delay * days_per_year)};
        const Date end = paid + std::chrono::days{std::max(1L, std::lround(days))};
        if (paid >= calendar.end()) break;
        Round round;
        round.number = static_cast<std::uint32_t>(i);
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

Campaigns::Campaigns(const std::vector<PlannedCampaign>& planned, const ChannelParameters& channels,
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
    for (Plan& plan : plans_) {
        const auto& trigger = planned[plan.index].campaign->trigger;
        if (!trigger || trigger->after.empty()) continue;
        const auto before = std::ranges::find(planned, trigger->after, &PlannedCampaign::name);
        plan.after = static_cast<std::size_t>(before - planned.begin());
        plans_[*plan.after].followed = true;
    }
}

Campaigns::Plan Campaigns::plan_of(const PlannedCampaign& planned, std::size_t index,
                                   const ChannelParameters& channels, const Population& people,
                                   const Calendar& calendar) const {
    const Campaign& campaign = *planned.campaign;
    const ChannelHabits& habits = channels.habits(campaign.channel);
    Plan plan(Match(campaign.target, people), Enrolling(campaign, people, calendar));
    plan.index = static_cast<std::uint16_t>(index);
    plan.active = planned.active;
    plan.sessions = by_session(campaign.channel);
    plan.meets = campaign.channel != Channel::place_wide;
    for (const auto& [name, access] : habits.access)
        plan.access.emplace_back(Match(access.who, people), access.times);
    plan.habit_key = static_cast<std::uint32_t>(campaign.channel);
    plan.share = campaign.coverage.share;
    if (campaign.coverage.people) plan.people = *campaign.coverage.people / people.weight;
    plan.risk_correlation = campaign.coverage.risk_correlation;
    plan.seeding = campaign.coverage.seeding;
    plan.covered = covered_by(campaign, calendar);
    if (!plan.covered.empty()) plan.share = plan.covered.back();
    plan.dispersion = habits.dispersion;
    plan.attention = static_cast<float>(habits.attention * campaign.fidelity);
    plan.attendance = campaign.attendance;
    plan.rate = campaign.intensity * calendar.step_length();
    if (campaign.capacity)
        plan.capacity = *campaign.capacity * calendar.step_length() / people.weight;
    plan.rounds = rounds_of(campaign.schedule, calendar);
    if (campaign.trigger) {
        const auto steps = [&](double years) {
            const double rounded = std::round(years / calendar.step_length());
            return static_cast<int>(std::clamp(rounded, 1.0, 32000.0));
        };
        plan.event = campaign.trigger->event;
        plan.delay = steps(campaign.trigger->delay);
        plan.within = steps(campaign.trigger->within);
        if (const auto threshold = campaign.trigger->threshold()) {
            plan.counted = threshold->first;
            plan.threshold = threshold->second / people.weight;
        }
    }
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
        if (!plan.active || !has_begun(plan, world, now)) continue;
        Audience& audience = world.audiences[plan.index];
        const int late = late_by(plan, audience);
        top_up(audience, now.step - late);
        for (std::size_t i = 0; i < plan.rounds.size(); ++i) {
            const Round round = plan.rounds[i].later(late);
            if (now.step < round.paid_from || now.step > round.last) continue;
            if (audience.ended_at != never) break;
            if (i == 0 && now.step == round.paid_from) spend(plan, world, plan.fixed, now);
            const double funded = spend(plan, world, plan.running * round.running(now.step), now);
            if (now.step == round.first) open_round(plan, round, audience, now.step);
            if (now.step < round.first || !plan.meets) continue;
            if (plan.event != Event::none || plan.after)
                serve_events(plan, funded * round.delivering(now.step), world, dice, now);
            else if (plan.sessions)
                hold_sessions(plan, round, funded, world, dice, now);
            else
                broadcast(plan, round, funded, world, dice, now);
        }
    }
}

namespace {
std::uint16_t plus(std::uint16_t count, int more) {
    return static_cast<std::uint16_t>(std::min(65535, count + more));
}
}  // namespace

void Campaigns::broadcast(const Plan& plan, const Round& round, double funded, World& world,
                          const Dice& dice, const Now& now) const {
    Audience& audience = world.audiences[plan.index];
    audience.passed += plan.rate * round.delivering(now.step) * funded;
    const auto passed = static_cast<float>(audience.passed);
    const float* due = audience.due.data();
    const std::vector<std::uint32_t> met =
        find_where(audience.due.size(), [&](std::size_t place) { return due[place] <= passed; });
    auto meetings = gather_with_exponentials<Meeting>(
        dice, met,
        [&](std::uint32_t place) {
            const Person person = audience.person[place];
            fetch(&world.presence[person]);
            const float expected = (passed - due[place]) * audience.habit[place];
            return Numbers{Decision::exposure,
                           person,
                           0,
                           plan.index,
                           1U + audience.contact[place].exposures + audience.missed[place],
                           1 + 1.5F * expected};
        },
        [&](std::uint32_t place, NumbersAhead& hazard, std::vector<Meeting>& meet) {
            const float habit = audience.habit[place];
            float next = due[place];
            int exposures = 0;
            for (; next <= passed; ++exposures) next += static_cast<float>(hazard()) / habit;
            audience.due[place] = next;
            if (world.away(audience.person[place]))
                audience.missed[place] = plus(audience.missed[place], exposures);
            else
                meet.push_back({place, exposures, audience.contact[place].exposures == 0});
        });
    deliver(plan, world, dice, std::move(meetings), now);
}

std::uint32_t Campaigns::served_by(const Plan& plan, const Round& round, std::size_t queue,
                                   int step) {
    const auto all = static_cast<double>(queue);
    const double gone = std::min<double>(step, round.ends) - round.begins;
    const double by_now =
        plan.capacity < 0 ? all * gone / (round.ends - round.begins) : plan.capacity * gone;
    return static_cast<std::uint32_t>(std::clamp(std::floor(by_now + 1e-9), 0.0, all));
}

void Campaigns::hold_sessions(const Plan& plan, const Round& round, double funded, World& world,
                              const Dice& dice, const Now& now) const {
    Audience& audience = world.audiences[plan.index];
    const std::uint32_t all = audience.queue;
    const auto planned =
        std::max(audience.served, served_by(plan, round, all, now.step + 1)) - audience.served;
    const auto seats = static_cast<std::uint32_t>(planned * funded);
    const std::uint32_t first = all == 0 ? 0 : (audience.began + audience.served) % all;
    audience.served += seats;
    const auto in_turn = find_where(audience.turn.size(), [&](std::size_t place) {
        const std::uint32_t turn = audience.turn[place];
        return turn < all && (turn >= first ? turn - first : turn + all - first) < seats;
    });
    auto meetings = gather<Meeting>(
        in_turn, [&](std::uint32_t place) { fetch(&world.presence[audience.person[place]]); },
        [&](std::uint32_t place, std::vector<Meeting>& meet) {
            const Person person = audience.person[place];
            const float habit = audience.habit_of(place);
            if (world.away(person) || habit <= 0) return;
            const double comes = plan.attendance * std::min(1.0F, habit);
            if (comes >= 1 ||
                dice.uniform(Decision::attends, person, round.number, plan.index) < comes)
                meet.push_back({place, 1, audience.contact[place].exposures == 0});
        });
    deliver(plan, world, dice, std::move(meetings), now);
}

void Campaigns::deliver(const Plan& plan, World& world, const Dice& dice,
                        std::vector<Meeting> meetings, const Now& now) const {
    Audience& audience = world.audiences[plan.index];
    const auto cost = [&] {
        double sum = 0;
        for (const Meeting& meeting : meetings) sum += meeting.price(plan);
        return sum;
    };
    double price = cost();
    if (plan.budget >= 0 && audience.spent + price > plan.budget) {
        keep_affordable(plan, world, dice, meetings, now);
        price = cost();
    }
    auto& all = world.now.deliveries;
    const std::size_t before = all.size();
    all.resize(before + meetings.size());
    const std::span made(all.begin() + static_cast<std::ptrdiff_t>(before), meetings.size());
    fill_ahead(
        made, meetings, [&](const Meeting& meeting) { fetch(&audience.contact[meeting.place]); },
        [&](const Meeting& meeting) { return expose(plan, world, meeting, now); });
    for (const Delivery& delivery : made) {
        if (!delivery.first) continue;
        audience.reached += 1;
        if (plan.followed) audience.met.push_back({now.step, delivery.person});
    }
    spend(plan, world, price, now);
}

void Campaigns::keep_affordable(const Plan& plan, World& world, const Dice& dice,
                                std::vector<Meeting>& meetings, const Now& now) const {
    Audience& audience = world.audiences[plan.index];
    audience.ended_at = now.step;
    const auto turn = [&](const Meeting& meeting) {
        const Person person = audience.person[meeting.place];
        return std::pair(dice.word(Decision::last_served, person, 0, plan.index), person);
    };
    std::ranges::sort(meetings, {}, turn);
    double left = plan.budget - audience.spent;
    std::size_t kept = 0;
    for (; kept < meetings.size(); ++kept) {
        left -= meetings[kept].price(plan);
        if (left < 0) break;
    }
    meetings.resize(kept);
    std::ranges::sort(meetings, {}, &Meeting::place);
}

Delivery Campaigns::expose(const Plan& plan, World& world, const Meeting& meeting,
                           const Now& now) const {
    Audience& audience = world.audiences[plan.index];
    Contact& contact = audience.contact[meeting.place];
    const int exposures = meeting.exposures;
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
    contact.fatigue = weary + static_cast<float>(exposures);
    contact.last_exposed = now.step;
    contact.exposures = plus(contact.exposures, exposures);
    const Person person = audience.person[meeting.place];
    const bool first_of_all = meeting.first && !world.presence[person].met;
    if (meeting.first) world.presence[person].met = true;
    return {person, plan.index,    static_cast<std::uint16_t>(exposures),
            dose,   meeting.first, first_of_all};
}

double Campaigns::spend(const Plan& plan, World& world, double amount, const Now& now) const {
    if (amount == 0) return 1;
    Audience& audience = world.audiences[plan.index];
    double paid = amount;
    if (plan.budget >= 0 && audience.spent + amount > plan.budget) {
        paid = plan.budget - audience.spent;
        audience.ended_at = now.step;
    }
    audience.spent += paid;
    if (!world.now.spending.empty() && world.now.spending.back().campaign == plan.index)
        world.now.spending.back().amount += paid;
    else
        world.now.spending.push_back({plan.index, paid});
    return paid / amount;
}

}  // namespace heed
