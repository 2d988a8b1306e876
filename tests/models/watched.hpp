// Ten people to whom a test lets things happen, watched by everything that Heed counts.
#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "models/measures.hpp"
#include "sim/outcomes/effects.hpp"
#include "tests/models/people.hpp"
#include "tests/outcomes/ten_people.hpp"

namespace heed {

/// Groups: 0 everybody; 1 female, 2 male; 3 to 5 ages 0–14, 15–24 and 25+. Each stands for 2.5 real people.
inline constexpr std::size_t everybody = 0, female = 1, male = 2, age_0 = 3, age_15 = 4, age_25 = 5;
inline constexpr double weight = 2.5;

/// Two periods of one step, each a quarter of a year. Adults are those from 18: persons 3 to 9.
class Watched {
public:
    Watched()
        : people_(ten_people()),
          practice_(parameters().awareness.practice, lasting_memory(), 0),
          offers_(parameters().offers, practice_, lasting_memory(), *people_, 18, 3),
          model_(lasting_memory(), practice_),
          world(people_) {
        model_.offers = &offers_;
        model_.adult_age = 18;
        model_.steps = 2;
        world.audiences.resize(2);
    }

    Model& model() { return model_; }

    /// This campaign meets this person, who must be in no other place of its audience.
    void meet(std::uint16_t campaign, Person person, std::uint16_t exposures) {
        Audience& audience = world.audiences[campaign];
        std::vector<Person> persons = persons_of(audience);
        const auto place = std::ranges::lower_bound(persons, person);
        const auto at = static_cast<std::size_t>(place - persons.begin());
        if (place == persons.end() || *place != person) {
            persons.insert(place, person);
            audience.person = persons;
            audience.contact.insert(audience.contact.begin() + static_cast<std::ptrdiff_t>(at),
                                    Contact{});
        }
        Contact& contact = audience.contact[at];
        const bool first = contact.exposures == 0;
        contact.exposures = static_cast<std::uint16_t>(contact.exposures + exposures);
        world.now.deliveries.push_back(
            {person, campaign, exposures, 1, first, !world.presence[person].met});
        world.presence[person].met = true;
    }

    void spend(std::uint16_t campaign, double amount) {
        world.audiences[campaign].spent += amount;
        world.now.spending.push_back({campaign, amount});
    }

    void offer(Person person, bool deceptive, Answer answer, bool checked = false) {
        world.now.offers.push_back(
            {person, person, 0, Asker::agency, 0, answer, deceptive, checked, false});
    }

    /// Ends the step, and with it the period.
    void end_step() {
        if (!recorder_) {
            auto scheme = std::make_shared<Scheme>();
            scheme->tallies = all_tallies(model_);
            scheme->measures = all_measures("USD");
            scheme->dimensions = {by_gender(), by_age()};
            scheme->period_ends = {0, 1};
            scheme_ = scheme;
            recorder_ = std::make_unique<Recorder>(scheme_, world);
        }
        recorder_->look(world, at_step(step_++));
        world.now.clear();
        if (step_ == 2) sums_ = recorder_->take();
    }

    /// A measure over one period or both, after both.
    double value(std::string_view id, std::optional<std::size_t> period = {},
                 std::size_t group = everybody) const {
        const auto found = std::ranges::find(scheme_->measures, id, &Measure::id);
        REQUIRE(found != scheme_->measures.end());
        return value_of(*scheme_, sums_, *found, group, period);
    }

    /// A raw sum over both periods.
    double sum(std::string_view tally) const {
        return sums_.total(scheme_->tally_index(tally), everybody);
    }

private:
    /// Answers hang on need and on who asks alone: P(accept) = Φ(need + trust), deceptive or not.
    static Parameters parameters() {
        Parameters p = default_parameters();
        p.offers = silent_offers(p);
        p.offers.answer.readiness = p.offers.answer.discernment = p.offers.answer.knowledge = 0.0;
        p.offers.answer.caution = p.offers.answer.norm = p.offers.answer.check = 0.0;
        p.offers.stranger_in_person.trust = -0.5;
        p.offers.agency.trust = 0.25;
        p.offers.stranger_in_person.discernment = p.offers.agency.discernment = 0.0;
        return p;
    }

    std::shared_ptr<const Population> people_;
    Practice practice_;
    Offers offers_;
    Model model_;
    std::shared_ptr<const Scheme> scheme_;
    std::unique_ptr<Recorder> recorder_;
    Sums sums_;
    int step_ = 0;

public:
    World world;
};

}  // namespace heed
