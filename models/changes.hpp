// What a campaign changes around people while it runs: measures other than messages, in the same grammar.
//
// Policing and inspection, licensing of agencies, community watch, hotline capacity, schooling, campaigns towards
// consumers, employers or procurement: they act on what comes to people and on the ways out, not on what people know.
// In force s(t) = share of the step in which a round delivers × coverage × fidelity, a factor f is 1 + s·(f − 1), as for
// shocks (context.hpp), for those whom the target rule means: with half of them covered, each feels half of it.
// Of what police and licences would do, corruption undoes a share c: f − c·(f − 1) in place of f.
// Measures together multiply, and their needs add up, with each other and with shocks (independent action).
// Neglected: who of the target group is covered, and that measures may help or hinder each other.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/context.hpp"
#include "sim/base/fields.hpp"

namespace heed {

struct Campaign;

struct Changes {
    Parameter offers, online, deception, agencies, police, community, records, need, vacancies;
    Parameter corruption;
    std::vector<std::string> journeys;

    static void fields(auto& self, auto&& visit) {
        visit_offers(self, visit);
        visit("agencies", self.agencies,
              times("multiplies the share of agencies' and brokers' offers that deceive, beside "
                    "`deception`: licensing, report cards"));
        visit(
            "police", self.police,
            times("multiplies ways out by police and inspection, at the place people are from, and "
                  "recruiters' risk from them there (`parameters.recruiters.police`)"));
        visit("corruption", self.corruption,
              share("share of what police and agencies' licences would do that corruption undoes",
                    "0 %"));
        visit("community", self.community, times("multiplies ways out by people around"));
        visit("records", self.records,
              times("multiplies what is identified and reported: hotline, screening"));
        visit("need", self.need,
              probits("added readiness to accept any offer [probits]; jobs nearby lower it", "0"));
        visit("vacancies", self.vacancies,
              times("how many times as many people are wanted in exploitation: measures against "
                    "demand; needs `parameters.demand`"));
        visit("journeys", self.journeys,
              says("journeys whose vacancies change; left out: all that have some").optional());
    }

    bool anything() const;
};

/// A campaign of the scenario, and whether this arm has it.
struct PlannedCampaign {
    const Campaign* campaign = nullptr;
    bool active = false;
    std::string_view name;  ///< by which other campaigns refer to it
};

/// What campaigns do to the times of those whom they mean; those that are not active are in force 0, so that people are
/// told apart alike in all arms.
std::vector<Influence> influences_of(const std::vector<PlannedCampaign>& planned,
                                     const Population& people, const Calendar& calendar);

/// [journey by name][step] times as many vacancies.
std::vector<std::vector<double>> vacancy_factors(const std::vector<PlannedCampaign>& planned,
                                                 const std::vector<std::string>& journeys,
                                                 const Population& people,
                                                 const Calendar& calendar);

}  // namespace heed
