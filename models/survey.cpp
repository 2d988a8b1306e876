// Surveys: every k-th person is asked, each standing for k. What they hold, do and would answer, and what they would say.
#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

#include "models/measures.hpp"
#include "sim/base/normal.hpp"
#include "sim/engine/sweep.hpp"

namespace heed {

namespace {

/// The questions, in the order of the answers; small children are not asked. From `surveyed_adults` on only people who answer offers for themselves
/// count: what a child would answer is the carer's affair.
constexpr std::array questions{
    "surveyed",       "knowledge",       "risk_belief", "efficacy",       "personal_risk",
    "norm",           "recalls",         "learned",     "knowledge_said", "surveyed_adults",
    "intends",        "practises",       "ready_risky", "ready_genuine",  "intends_said",
    "practises_said", "ready_risky_said"};
constexpr std::size_t of_everyone = 9;
using Answers = std::array<float, questions.size()>;

constexpr double one_point = 0.01, five_points = 0.05;

/// Those reached say a little more than is true: shares and chances are shifted by the bias in probits.
double said(double share, double bias) {
    return bias == 0 ? share : normal_cdf(normal_quantile_for_dice(share) + bias);
}

/// How far the quality that has moved most is from where it rests.
double moved(const std::array<float, quality_count>& held, const Mind& mind) {
    double most = 0;
    for (std::size_t q = 0; q < quality_count; ++q)
        most = std::max<double>(most, std::abs(held[q] - mind.base[q]));
    return most;
}

/// Share of household members and close ties who check offers.
double norm_around(const World& world, Person person) {
    const Contacts& contacts = world.contacts[person];
    return contacts.all == 0 ? 0.0 : static_cast<double>(contacts.practising) / contacts.all;
}

Answers ask(const Model& model, const World& world, Person person, Step now) {
    if (world.age[person] < model.practice.from_age()) return {};
    const Mind& mind = world.minds[person];
    const bool reached = world.heard[person] != 0;
    const double bias = reached ? model.demand_bias : 0;
    const auto held = model.memory.values(mind, now);
    const double knowledge = Memory::of(held, Quality::knowledge);
    const double learned = knowledge - Memory::of(mind.base, Quality::knowledge);
    const auto yes = [](bool what) { return what ? 1.0F : 0.0F; };
    const auto share = [](double what) { return static_cast<float>(what); };
    Answers answers{1.0F,
                    share(knowledge),
                    share(Memory::of(held, Quality::risk_belief)),
                    share(Memory::of(held, Quality::efficacy)),
                    share(Memory::personal_risk(held)),
                    share(norm_around(world, person)),
                    yes(reached && moved(held, mind) >= one_point),
                    yes(reached && learned >= five_points),
                    share(said(knowledge, bias))};
    if (world.age[person] < model.adult_age) return answers;
    const double risky =
        accept_deceptive(model.offers->disposition(world, person, Asker::stranger_in_person, now));
    const double genuine =
        accept_genuine(model.offers->disposition(world, person, Asker::agency, now));
    const double intention = model.practice.intention_margin(world, person, now);
    const double practice = model.practice.practice_margin(world, person, now);
    const std::array of_adult{1.0F,
                              yes(intention > 0),
                              yes(practice > 0),
                              share(risky),
                              share(genuine),
                              yes(intention + bias > 0),
                              yes(practice + bias > 0),
                              share(said(risky, -bias))};
    static_assert(of_everyone + of_adult.size() == questions.size());
    std::ranges::copy(of_adult, answers.begin() + of_everyone);
    return answers;
}

/// What one person answers, and where it is counted.
struct Reply {
    std::size_t place;
    Answers answers;
};
using Survey = std::vector<Reply>;

void hold(Survey& survey, const Model& model, const World& world, Step now, const Adder& adder) {
    const Person every = model.survey_every, first = every / 2;
    survey.resize((world.size() - std::min(first, world.size()) + every - 1) / every);
    for_everybody(survey.size(), [&](std::size_t k) {
        const auto person = static_cast<Person>(first + k * every);
        if (constexpr Person ahead = 4; k + ahead < survey.size()) {
            fetch(&world.minds[person + ahead * every], &world.contacts[person + ahead * every]);
        }
        survey[k] = {adder.place_of(person), ask(model, world, person, now)};
    });
}

}  // namespace

void add_survey_tallies(std::vector<Tally>& list, const Model& model) {
    const auto survey = std::make_shared<Survey>();
    const std::size_t first = list.size();
    for (std::size_t q = 0; q < questions.size(); ++q)
        list.push_back({questions[q], Tally::Kind::stock,
                        [survey, q, &model](const World&, const Now&, Adder& adder) {
                            const double each = model.survey_every;
                            for (const Reply& reply : *survey)
                                adder.add_at(reply.place,
                                             each * static_cast<double>(reply.answers[q]));
                        }});
    list[first].look = [survey, &model](const World& world, const Now& now, const Adder& adder) {
        hold(*survey, model, world, now.step, adder);
    };
}

}  // namespace heed
