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
      log_wear_out_(static_cast<float>(std::max(std::log(channels.wear_out), -1e38))) {
    for (int passed = 0; passed <= calendar.steps(); ++passed)
        weariness_left_.push_back(
            static_cast<float>(std::exp2(-passed * calendar.step_length() / channels.recovery)));
    float attention = 1;
    for (std::size_t n = 1; n < worn_.size(); ++n, attention *= wear_out_)
        worn_[n] = worn_[n - 1] + attention;
    for (std::size_t i = 0; i < planned.size(); ++i)
        plans_.emplace_back(planned[i], i, channels, people, calendar);
    for (Plan& plan : plans_) {
        if (!plan.campaign.trigger || plan.campaign.trigger->after.empty()) continue;
        const auto before =
            std::ranges::find(planned, plan.campaign.trigger->after, &PlannedCampaign::name);
        plan.after = static_cast<std::size_t>(before - planned.begin());
        plans_[*plan.after].followed = true;
    }
}

Campaigns::Plan::Plan(const PlannedCampaign& planned, std::size_t number,
                      const ChannelParameters& channels, const Population& people,
                      const Calendar& calendar)
    : campaign(*planned.campaign),
      index(static_cast<std::uint16_t>(number)),
      active(planned.active),
      sessions(by_session(campaign.channel)),
      meets(campaign.channel != Channel::place_wide),
      target(campaign.target, people),
      enrolling(campaign, people, calendar),
      covered(covered_by(campaign, calendar)),
      rounds(rounds_of(campaign.schedule, calendar)),
      rate(campaign.intensity * calendar.step_length()),
      running(campaign.cost.running * calendar.step_length()),
      per_person(campaign.cost.per_person_reached * people.weight),
      per_exposure(campaign.cost.per_exposure * people.weight) {
    if (meets) {
        const ChannelHabits& habits = channels.habits(campaign.channel);
        for (const auto& [name, group] : habits.access)
            access.emplace_back(Match(group.who, people), group.times);
        dispersion = habits.dispersion;
        attention = static_cast<float>(habits.attention * campaign.fidelity);
    }
    if (campaign.capacity) capacity = *campaign.capacity * calendar.step_length() / people.weight;
    if (campaign.budget) budget = *campaign.budget;
    if (!campaign.trigger) return;
    const auto steps = [&](double years) {
        const double rounded = std::round(years / calendar.step_length());
        return static_cast<int>(std::clamp(rounded, 1.0, 32000.0));
    };
    of_persons = campaign.trigger->of_persons();
    threshold = campaign.trigger->threshold();
    delay = steps(campaign.trigger->delay);
    within = steps(campaign.trigger->within);
}

void Campaigns::step(World& world, const Dice& dice, const Now& now) const {
    for (const Plan& plan : plans_)
        if (plan.active) OneStep{*this, plan, world.audiences[plan.index], world, dice, now}.run();
}

void Campaigns::OneStep::run() {
    const auto waited = late();
    if (!waited) return;
    top_up(now.step - *waited);
    for (std::size_t i = 0; i < plan.rounds.size(); ++i) {
        const Round round = plan.rounds[i].later(*waited);
        if (now.step < round.paid_from || now.step > round.last) continue;
        if (audience.ended_at != never) break;
        if (i == 0 && now.step == round.paid_from) spend(plan.campaign.cost.fixed);
        const double funded = spend(plan.running * round.running(now.step));
        if (now.step == round.first) open_round(round);
        if (now.step < round.first || !plan.meets) continue;
        if (plan.of_persons)
            serve_events(funded * round.delivering(now.step));
        else if (plan.sessions)
            hold_sessions(round, funded);
        else
            broadcast(round, funded);
    }
}

namespace {
std::uint16_t plus(std::uint16_t count, int more) {
    return static_cast<std::uint16_t>(std::min(65535, count + more));
}
}  // namespace

void Campaigns::OneStep::broadcast(const Round& round, double funded) {
    audience.passed += plan.rate * round.delivering(now.step) * funded;
    const auto passed = static_cast<float>(audience.passed);
    const float* due = audience.due.data();
    const List<std::uint32_t> met =
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
        [&](std::uint32_t place, NumbersAhead& hazard, List<Meeting>& meet) {
            const int exposures = hazard.move(audience.due[place], passed, audience.habit[place]);
            if (world.away(audience.person[place]))
                audience.missed[place] = plus(audience.missed[place], exposures);
            else
                meet.push_back(meeting(place, exposures));
        });
    deliver(std::move(meetings));
}

std::uint32_t Campaigns::OneStep::served_by(const Round& round, int step) const {
    const auto all = static_cast<double>(audience.queue);
    const double gone = std::min<double>(step, round.ends) - round.begins;
    const double by_now =
        plan.capacity < 0 ? all * gone / (round.ends - round.begins) : plan.capacity * gone;
    return static_cast<std::uint32_t>(std::clamp(std::floor(by_now + 1e-9), 0.0, all));
}

void Campaigns::OneStep::hold_sessions(const Round& round, double funded) {
    const std::uint32_t all = audience.queue;
    const auto planned =
        std::max(audience.served, served_by(round, now.step + 1)) - audience.served;
    const auto seats = static_cast<std::uint32_t>(planned * funded);
    const std::uint32_t first = all == 0 ? 0 : (audience.began + audience.served) % all;
    audience.served += seats;
    const auto in_turn = find_where(audience.turn.size(), [&](std::size_t place) {
        const std::uint32_t turn = audience.turn[place];
        return (turn < all) & (turn - first + (turn < first ? all : 0) < seats);
    });
    auto meetings = gather_with_words<Meeting>(
        dice, in_turn,
        [&](std::uint32_t place) {
            const Person person = audience.person[place];
            fetch(&world.presence[person], &audience.contact[place]);
            return std::array{DiceQuestion{Decision::attends, person, round.number, plan.index}};
        },
        [&](std::uint32_t place, const auto& words, List<Meeting>& meet) {
            const double comes =
                plan.campaign.attendance * std::min(1.0F, audience.habit_of(place));
            if (uniform_of(words[0]) < comes && !world.away(audience.person[place]))
                meet.push_back(meeting(place, 1));
        });
    deliver(std::move(meetings));
}

void Campaigns::OneStep::deliver(List<Meeting> meetings) {
    const auto cost = [&] {
        double sum = 0;
        for (const Meeting& one : meetings) sum += price(one);
        return sum;
    };
    double due = cost();
    if (audience.spent + due > plan.budget) {
        keep_affordable(meetings);
        due = cost();
    }
    auto& all = world.now.deliveries;
    const std::size_t before = all.size();
    all.resize(before + meetings.size());
    const std::span made(all.begin() + static_cast<std::ptrdiff_t>(before), meetings.size());
    fill_ahead(
        made, meetings, [&](const Meeting& one) { fetch(&audience.contact[one.place]); },
        [&](const Meeting& one) { return expose(one); });
    audience.reached += static_cast<double>(std::ranges::count(made, true, &Delivery::first));
    if (plan.followed)
        for (const Delivery& delivery : made)
            if (delivery.first) audience.met.push_back({now.step, delivery.person});
    spend(due);
}

void Campaigns::OneStep::keep_affordable(List<Meeting>& meetings) {
    audience.ended_at = now.step;
    const auto turn = [&](const Meeting& one) {
        const Person person = audience.person[one.place];
        return std::pair(dice.word(Decision::last_served, person, 0, plan.index), person);
    };
    std::ranges::sort(meetings, {}, turn);
    double left = plan.budget - audience.spent;
    std::size_t kept = 0;
    for (; kept < meetings.size(); ++kept) {
        left -= price(meetings[kept]);
        if (left < 0) break;
    }
    meetings.resize(kept);
    std::ranges::sort(meetings, {}, &Meeting::place);
}

Delivery Campaigns::OneStep::expose(const Meeting& met) {
    Contact& contact = audience.contact[met.place];
    const int exposures = met.exposures;
    const auto& left = campaigns.weariness_left_;
    const auto passed = static_cast<std::size_t>(now.step - contact.last_exposed);
    const float weary = contact.fatigue * left[std::min(passed, left.size() - 1)];
    float attention = plan.attention * quick_exp(weary * campaigns.log_wear_out_), dose = 0;
    const auto times = static_cast<std::size_t>(exposures);
    if (times < campaigns.worn_.size())
        dose = attention * campaigns.worn_[times];
    else
        for (int i = 0; i < exposures; ++i, attention *= campaigns.wear_out_) dose += attention;
    contact.fatigue = weary + static_cast<float>(exposures);
    contact.last_exposed = now.step;
    contact.exposures = plus(contact.exposures, exposures);
    const Person person = audience.person[met.place];
    Presence& presence = world.presence[person];
    const bool first_of_all = met.first & !presence.met;
    presence.met |= met.first;
    return {person, plan.index, static_cast<std::uint16_t>(exposures),
            dose,   met.first,  first_of_all};
}

double Campaigns::OneStep::spend(double amount) {
    if (amount == 0) return 1;
    double paid = amount;
    if (audience.spent + amount > plan.budget) {
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
