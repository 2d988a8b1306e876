// From the people meant to the offers refused: where a campaign's effect comes from, or breaks off.
#include <fmt/format.h>

#include <cmath>

#include "sim/report/report_json.hpp"

namespace heed {

namespace {

struct Stage {
    std::string id, title;
    double people = 0;
};

double reach_mean(const Findings& findings, std::size_t arm, double Reach::*entry) {
    const Results& results = findings.results.results;
    double sum = 0;
    for (std::size_t world = 0; world < results.worlds(); ++world)
        sum += findings.results.reach[world * results.arms.size() + arm].*entry;
    return sum / static_cast<double>(results.worlds());
}

std::vector<Stage> stages_of(const Findings& findings, std::size_t arm) {
    const std::size_t versus = findings.results.results.comparison;
    const double fewer = findings.mean_flow(versus, "accepted_deceptive") -
                         findings.mean_flow(arm, "accepted_deceptive");
    const double averted =
        findings.mean_flow(versus, "recruited") - findings.mean_flow(arm, "recruited");
    return {{"meant", "meant for", reach_mean(findings, arm, &Reach::meant)},
            {"covered", "covered", reach_mean(findings, arm, &Reach::covered)},
            {"reached", "reached", findings.mean_flow(arm, "reached")},
            {"recalled", "recalled it, at the peak (with those told by others)",
             findings.highest_stock(arm, "recalls")},
            {"learned", "knew at least five points more, at the peak",
             findings.highest_stock(arm, "learned")},
            {"asked", "deceptive offers made to people who had met the message",
             findings.mean_flow(arm, "asked_aware")},
            {"refused", "of these refused", findings.mean_flow(arm, "refused_aware")},
            {"fewer_accepted", "deceptive offers refused because of the campaign", fewer},
            {"averted", "recruitments averted", averted}};
}

/// How often those who met the message are asked from then on, against everybody; 1 where nobody is asked.
double asked_against_all(const Findings& findings, std::size_t arm) {
    const double aware = findings.mean_flow(arm, "aware_years");
    const double people = findings.mean_flow(arm, "person_years");
    const double all = findings.mean_flow(arm, "offers_deceptive");
    if (aware <= 0 || all <= 0 || people <= 0) return 1;
    return (findings.mean_flow(arm, "asked_aware") / aware) / (all / people);
}

struct Break {
    std::string id, sentence;
};

Break where_it_breaks(const Findings& findings, std::size_t arm, const std::vector<Stage>& stages) {
    const auto at = [&](std::size_t i) { return stages[i].people; };
    const Effect& effect = *findings.effect(arm, "recruitments");
    const std::string kind = kind_of(findings, arm);
    if (kind == "fewer" || kind == "more") return {"", ""};
    if (at(0) <= 0) return {"meant", "Nobody matches the target rule, so nobody can be reached."};
    if (at(1) <= 0) return {"covered", "The campaign covers nobody."};
    if (at(2) < 0.02 * at(0))
        return {"reached",
                "Hardly anybody is reached: look at coverage, access to the channel, capacity and "
                "the calendar."};
    if (at(3) < 0.05 * at(2))
        return {"recalled",
                "People are reached, but hardly anything stays with them: look at attention, "
                "comprehension, credibility and the half-lives."};
    if (at(4) < 0.05 * at(2))
        return {"learned",
                "People recall it, but do not learn to tell a deceptive offer from a genuine one: "
                "look at what the message's format teaches."};
    if (asked_against_all(findings, arm) < 0.9)
        return {"asked",
                fmt::format("The message reaches people who are seldom asked: those who met it "
                            "receive {} times as many deceptive offers as people do on average.",
                            format_number(asked_against_all(findings, arm), 2))};
    if (effect.exactly_zero && nothing_changed(findings, arm))
        return {"fewer_accepted",
                "What people learned does not change any answer: knowledge, caution, norm and "
                "checking all weigh nothing here, or nobody who met the message was asked."};
    if (effect.exactly_zero)
        return {"averted",
                fmt::format("Some answers change, but no recruitment does: with about {} deceptive "
                            "offers to people who met the message in each world there is too "
                            "little to see. Use more people, or more worlds.",
                            format_number(std::round(at(5)), 6))};
    const double fewer = at(7), asked = std::max(1e-9, at(5));
    if (fewer < 0.02 * asked)
        return {"fewer_accepted",
                "Those who are asked answer as they would have without it: what they learned "
                "hardly weighs against their need."};
    return {"", ""};
}

}  // namespace

nlohmann::json funnels_json(const Findings& findings) {
    nlohmann::json list = nlohmann::json::array();
    const Results& results = findings.results.results;
    for (std::size_t arm = 0; arm < results.arms.size(); ++arm) {
        if (arm == results.comparison ||
            findings.experiment.scenario.arms.entries[arm].second.campaigns.empty())
            continue;
        const auto stages = stages_of(findings, arm);
        const Break broken = where_it_breaks(findings, arm, stages);
        nlohmann::json rows = nlohmann::json::array();
        for (std::size_t i = 0; i < stages.size(); ++i) {
            nlohmann::json row{{"id", stages[i].id},
                               {"title", stages[i].title},
                               {"people", stages[i].people},
                               {"share_of_previous", nullptr},
                               {"mc_error", nullptr}};
            if (i > 0 && stages[i - 1].people > 0 && i != 5)
                row["share_of_previous"] = stages[i].people / stages[i - 1].people;
            rows.push_back(row);
        }
        list.push_back(
            {{"arm", results.arms[arm]},
             {"stages", rows},
             {"breaks_at", broken.id.empty() ? nlohmann::json(nullptr) : nlohmann::json(broken.id)},
             {"sentence", broken.id.empty()
                              ? "It carries through every step to the answers that people give."
                              : broken.sentence}});
    }
    return list;
}

}  // namespace heed
