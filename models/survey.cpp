// Surveys: every k-th person is asked, each standing for k. What they hold, do and would answer, and what they would say.
#include "models/survey.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include "sim/base/normal.hpp"

namespace heed {

namespace {

/// The questions, in the order of the answers.
constexpr std::array questions{
    "surveyed",    "knowledge",     "risk_belief",    "efficacy",        "personal_risk",
    "norm",        "recalls",       "learned",        "intends",         "practises",
    "ready_risky", "ready_genuine", "knowledge_said", "ready_risky_said"};
using Answers = std::array<float, questions.size()>;

/// Those reached say a little more than is true.
double said(double share, double bias, bool reached) {
    return reached && bias != 0 ? normal_cdf(normal_quantile_for_dice(share) + bias) : share;
}

Answers ask(const Model& model, const World& world, Person person, Step now) {
    const Mind& mind = world.minds[person];
    const bool reached = mind.heard != 0;
    const auto held = model.memory.values(mind, now);
    const double knowledge = Memory::of(held, Quality::knowledge);
    const double risk = Memory::of(held, Quality::risk_belief);
    const double learned = knowledge - Memory::of(mind.base, Quality::knowledge);
    const double impressed = std::abs(risk - Memory::of(mind.base, Quality::risk_belief));
    const auto contacts = contacts_of(world, person, model.practice.norms().from_age);
    const double norm =
        contacts == 0 ? 0.0 : static_cast<double>(world.practising_contacts[person]) / contacts;
    const double risky =
        accept_deceptive(model.offers->disposition(world, person, Asker::stranger_in_person, now));
    const double genuine =
        accept_genuine(model.offers->disposition(world, person, Asker::agency, now));
    const std::array<double, questions.size()> answers{
        1.0,
        knowledge,
        risk,
        Memory::of(held, Quality::efficacy),
        Memory::personal_risk(held),
        norm,
        reached && std::max(learned, impressed) >= 0.01 ? 1.0 : 0.0,
        reached && learned >= 0.05 ? 1.0 : 0.0,
        model.practice.intends(world, person, now) ? 1.0 : 0.0,
        model.practice.practises(world, person, now) ? 1.0 : 0.0,
        risky,
        genuine,
        said(knowledge, model.demand_bias, reached),
        said(risky, -model.demand_bias, reached)};
    Answers rounded;
    std::ranges::transform(answers, rounded.begin(),
                           [](double answer) { return static_cast<float>(answer); });
    return rounded;
}

/// [person surveyed]
using Survey = std::vector<Answers>;

void hold(Survey& survey, const Model& model, const World& world, Step now) {
    survey.clear();
    for (Person person = model.survey_every / 2; person < world.size();
         person += model.survey_every)
        survey.push_back(ask(model, world, person, now));
}

}  // namespace

void add_survey_tallies(std::vector<Tally>& list, const Model& model) {
    const auto survey = std::make_shared<Survey>();
    for (std::size_t q = 0; q < questions.size(); ++q)
        list.push_back({questions[q], Tally::Kind::stock,
                        [survey, q, &model](const World& world, const Now& now, Adder& adder) {
                            // Tallies are counted in their order: people are asked once, by the first question.
                            if (q == 0) hold(*survey, model, world, now.step);
                            const Person every = model.survey_every;
                            Person person = every / 2;
                            for (const Answers& answers : *survey) {
                                adder.add(person, every * static_cast<double>(answers[q]));
                                person += every;
                            }
                        }});
}

}  // namespace heed
