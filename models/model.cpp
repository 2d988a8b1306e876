// The order of a step.
#include "models/model.hpp"

#include <algorithm>
#include <cmath>

#include "models/campaigns.hpp"
#include "models/recruiters.hpp"

namespace heed {

namespace {
template <class One, class... Args>
void add(Processes& step, Args&&... args) {
    step.push_back(std::make_unique<const One>(std::forward<Args>(args)...));
}
}  // namespace

std::unique_ptr<Model> make_model(const Scenario& scenario, const std::vector<std::string>& active,
                                  const Population& people) {
    const Parameters& p = scenario.parameters;
    const Calendar calendar = scenario.time.calendar();
    const long adult = scenario.population.households.adult_age;
    const int years = static_cast<int>(std::ceil(scenario.time.length));
    const Memory memory(p.awareness.half_life_fast, p.awareness.half_life_slow,
                        calendar.step_length(), calendar.steps());
    const long from_age = std::lround(p.awareness.from_age);
    const Practice practice(p.awareness.practice, memory, from_age);

    std::vector<PlannedCampaign> planned;
    std::vector<Lesson> lessons;
    std::vector<bool> told;
    SurvivorsTell survivors{p.aftercare.support.tells, {}};
    for (const auto& [name, campaign] : scenario.campaigns) {
        planned.push_back({&campaign, std::ranges::find(active, name) != active.end(), name});
        lessons.push_back(campaign.message ? lesson_of(*campaign.message, p.messages, people)
                                           : Lesson{});
        told.push_back(lessons.back().says_something());
        if (planned.back().active && campaign.message &&
            campaign.message->messenger == Messenger::returnee)
            survivors.campaigns.push_back(static_cast<std::uint16_t>(planned.size() - 1));
    }

    auto model = std::make_unique<Model>(memory, practice);
    const Context context(p.context, people, calendar, influences_of(planned, people, calendar));
    std::optional<EffortCells> cells;
    if (p.recruiters) cells.emplace(*p.recruiters, people, static_cast<int>(adult));
    auto offers = std::make_unique<const Offers>(p.offers, practice, memory, people, adult, years,
                                                 std::move(cells), p.demand.has_value(), context,
                                                 SafeWays(planned));
    model->offers = offers.get();
    model->demand_bias = p.reporting.demand_bias;
    model->journeys = p.offers.journeys.names();
    for (const auto& [name, journey] : p.offers.journeys)
        model->irregular.push_back(!journey.regular);
    model->steps = calendar.steps();
    model->adult_age = static_cast<int>(adult);
    const long surveyed = scenario.outcomes.survey;
    model->survey_every = static_cast<Person>((people.size + surveyed - 1) / surveyed);
    model->discount = scenario.outcomes.discount;

    // The order of a step. Before all of it stand the times (context.hpp), which follow from the date alone.
    Processes& step = model->processes;
    add<Vulnerability>(step, p.vulnerability, people);            // people grow older
    add<Campaigns>(step, planned, p.channels, people, calendar);  // campaigns deliver
    add<Provisions>(step, planned, calendar);                     // what they give is held, or over
    add<Telling>(step, p.telling, std::move(told), calendar.step_length(), from_age,
                 std::move(survivors));                  // people tell
    add<Awareness>(step, p.awareness, lessons, memory);  // they learn and forget
    if (p.demand)
        add<Demand>(step, *p.demand, p.offers,
                    vacancy_factors(planned, model->journeys, people,
                                    calendar));  // demand sets vacancies
    if (p.recruiters)
        add<Recruiters>(step, *p.recruiters, *offers, p.reporting, memory, people,
                        calendar.step_length());  // recruiters choose where to look
    step.push_back(std::move(offers));            // offers are made and answered
    add<Exploitation>(step, p.exploitation, p.offers, memory, adult,
                      context);                                  // it continues or ends
    add<Reporting>(step, p.reporting, memory, people, context);  // some of it is recorded
    add<Aftercare>(step, p.aftercare,
                   people.weight);  // who got out is referred and supported, or asked again
    return model;
}

}  // namespace heed
