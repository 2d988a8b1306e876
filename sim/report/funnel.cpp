// From the people meant to the offers refused: where a campaign's effect comes from, or breaks off.
//
// A link is said to break only where the worlds can tell: the 95 % limit of a mean over worlds (Student's t, draws as
// clusters) lies on the far side of a threshold. Where worlds agree too well, the error is taken to be that of counts,
// √count (Poisson): a few worlds with the same small number prove nothing.
#include <fmt/format.h>

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>
#include <numeric>

#include "sim/report/report_json.hpp"
#include "sim/report/words.hpp"

namespace heed {

namespace {

using Worlds = std::vector<double>;  ///< [world]

double mean_of(const Worlds& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// a − factor · b, world by world.
Worlds less(const Worlds& a, double factor, const Worlds& b) {
    Worlds rest(a.size());
    for (std::size_t world = 0; world < a.size(); ++world)
        rest[world] = a[world] - factor * b[world];
    return rest;
}

bool all_zero(const Worlds& values) {
    return std::ranges::all_of(values, [](double value) { return value == 0; });
}

/// What happens to an arm's campaigns on the way, in every world; real people.
struct Passage {
    Worlds meant, covered, reached, recalled, learned;
    Worlds offers;    ///< deceptive, to anybody
    Worlds asked;     ///< deceptive, to people who had met the message
    Worlds expected;  ///< as `asked`, if these were asked as often as everybody
    Worlds refused;   ///< of `asked`
    Worlds fewer_accepted, averted;
    bool on_events =
        false;  ///< some are met when something happens to them: no group is fixed on the first day
};

Worlds reach_of(const Findings& findings, std::size_t arm, double Reach::*entry) {
    const Results& results = findings.results.results;
    Worlds values;
    for (std::size_t world = 0; world < results.worlds(); ++world)
        values.push_back(findings.results.reach[world * results.arms.size() + arm].*entry);
    return values;
}

bool meets_at_events(const Findings& findings, std::size_t arm) {
    return std::ranges::any_of(
        findings.experiment.scenario.arms.entries[arm].second.campaigns,
        [&](const std::string& name) {
            return meets_at_events(*findings.experiment.arms[arm].campaigns.find(name));
        });
}

Passage passage_of(const Findings& findings, std::size_t arm) {
    const std::size_t versus = findings.results.results.comparison;
    const auto flows = [&](const char* tally) { return findings.flows(arm, tally); };
    const auto lost = [&](const char* tally) {
        return less(findings.flows(versus, tally), 1, flows(tally));
    };
    Passage passage{reach_of(findings, arm, &Reach::meant),
                    reach_of(findings, arm, &Reach::covered),
                    flows("reached"),
                    findings.peak_stocks(arm, "recalls"),
                    findings.peak_stocks(arm, "learned"),
                    flows("offers_deceptive"),
                    flows("asked_aware"),
                    flows("aware_years"),
                    flows("refused_aware"),
                    lost("accepted_deceptive"),
                    lost("recruited"),
                    meets_at_events(findings, arm)};
    const Worlds years = flows("person_years");
    for (std::size_t world = 0; world < years.size(); ++world)
        passage.expected[world] *= years[world] > 0 ? passage.offers[world] / years[world] : 0.0;
    return passage;
}

/// What the worlds can tell of an arm's passage.
class Evidence {
public:
    explicit Evidence(const Findings& findings)
        : results_(findings.results.results),
          weight_(findings.experiment.scenario.population.weight) {}

    /// Whether `count` is below this share of `whole`; `count` is of people or events.
    bool below(const Worlds& count, double share, const Worlds& whole) const {
        const double least = error_of_count(count);
        return limit(less(count, share, whole), least) < 0;
    }
    bool above_zero(const Worlds& count) const {
        Worlds turned(count.size());
        for (std::size_t world = 0; world < count.size(); ++world) turned[world] = -count[world];
        return limit(turned, error_of_count(count)) < 0;
    }

private:
    double error_of_count(const Worlds& count) const {
        const double simulated = std::max(1.0, std::abs(mean_of(count)) / weight_);
        return weight_ * std::sqrt(simulated / static_cast<double>(count.size()));
    }

    /// Upper 95 % limit of the mean; infinite with one world, or one draw of several.
    double limit(const Worlds& values, double least_error) const {
        const std::size_t free = results_.draws > 1 ? results_.draws : results_.worlds();
        if (free < 2) return std::numeric_limits<double>::infinity();
        const boost::math::students_t scatter(static_cast<double>(free - 1));
        const Components parts = components(values, results_.replicates);
        return parts.mean +
               boost::math::quantile(scatter, 0.975) * std::max(least_error, parts.error_of_mean);
    }

    const Results& results_;
    double weight_;
};

struct Break {
    std::string id, sentence;
};

/// Before anybody is asked.
Break break_in_delivery(const Evidence& worlds, const Passage& at) {
    if (at.on_events && all_zero(at.reached))
        return {"reached",
                "Nobody is met: look at how often it happens, coverage and the calendar."};
    if (!at.on_events && all_zero(at.meant))
        return {"meant", "Nobody matches the target rule, so nobody can be reached."};
    if (!at.on_events && all_zero(at.covered)) return {"covered", "The campaign covers nobody."};
    if (all_zero(at.reached) || (!at.on_events && worlds.below(at.reached, 0.02, at.meant)))
        return {"reached",
                "Hardly anybody is reached: look at coverage, access to the channel, capacity and "
                "the calendar."};
    if (worlds.below(at.recalled, 0.05, at.reached))
        return {"recalled",
                "People are reached, but hardly anything stays with them: look at attention, "
                "comprehension, credibility and the half-lives."};
    if (worlds.below(at.learned, 0.05, at.reached))
        return {"learned",
                "People recall it, but do not learn to tell a deceptive offer from a genuine one: "
                "look at what the message's format teaches."};
    return {};
}

std::string simulated_words(const Worlds& count, double weight) {
    const double people = mean_of(count) / weight;
    return people < 9.95 ? rounded_words(people, 2) : number_words(people, 0);
}

/// "About 111 deceptive offers come to …, and the campaign leads to 0.88 more refusals on average"
std::string refusals_words(const Passage& at, double weight) {
    return fmt::format(
        "About {} deceptive offers in each world come to simulated people who had met the message, "
        "and the campaign leads to {} more refusals on average",
        simulated_words(at.asked, weight), simulated_words(at.fewer_accepted, weight));
}

/// Whether nothing that people learn can move an answer.
bool nothing_weighs(const Findings& findings, std::size_t arm) {
    const AnswerParameters& p = findings.experiment.arms[arm].parameters.offers.answer;
    return p.knowledge == 0 && p.caution == 0 && p.norm == 0 && p.check == 0;
}

/// Once offers come: too few, unanswered by what was learned, or not to be told.
Break break_in_answers(const Findings& findings, std::size_t arm, const Evidence& worlds,
                       const Passage& at) {
    const double weight = findings.experiment.scenario.population.weight;
    if (all_zero(at.offers))
        return {"asked", "No deceptive offer is made to anybody, so there is nothing to refuse."};
    if (all_zero(at.asked))
        return {"asked", "No deceptive offer comes to anybody who met the message."};
    if (worlds.below(at.asked, 0.9, at.expected))
        return {"asked",
                fmt::format("The message reaches people who are seldom asked: those who met it "
                            "receive {} times as many deceptive offers as people do on average.",
                            rounded_words(mean_of(at.asked) / mean_of(at.expected), 2))};
    if (findings.same_behaviour(arm) && nothing_weighs(findings, arm))
        return {"fewer_accepted",
                "What people learned does not change any answer: knowledge, caution, norm and "
                "checking all weigh nothing here."};
    const std::string kind = kind_of(findings, arm);
    const bool some = worlds.above_zero(at.fewer_accepted);
    const bool few = worlds.below(at.fewer_accepted, 0.02, at.asked);
    if (few && (!some || kind == "none"))
        return {"fewer_accepted",
                (some ? refusals_words(at, weight) + ": those who are asked answer"
                      : std::string("Those who are asked answer")) +
                    " nearly as they would have without it."};
    if (some)
        return {"",
                "It carries through to the answers. " + refusals_words(at, weight) +
                    (kind == "none" ? "; recruitments change by next to nothing."
                                    : "; whether recruitments change, these worlds cannot tell.")};
    return {"", fmt::format("These worlds cannot tell where it breaks off, if it does: in each "
                            "there are about {} deceptive offers to simulated people who had met "
                            "the message. More people or more worlds would tell.",
                            simulated_words(at.asked, weight))};
}

/// Of the campaigns of an arm, how many say something, and how many act otherwise as well or instead.
struct Means {
    std::size_t messages = 0, others = 0;
};

Means means_of(const Findings& findings, std::size_t arm) {
    Means means;
    for (const std::string& name :
         findings.experiment.scenario.arms.entries[arm].second.campaigns) {
        const Campaign* campaign = findings.experiment.arms[arm].campaigns.find(name);
        means.messages += campaign->message.has_value();
        means.others += campaign->provides.has_value() || campaign->changes.has_value();
    }
    return means;
}

Break where_it_breaks(const Findings& findings, std::size_t arm, const Passage& passage) {
    if (means_of(findings, arm).others > 0)
        return {"", "Other measures act beside messages in this arm; the funnel follows messages."};
    const std::string kind = kind_of(findings, arm);
    if (kind == "fewer")
        return {"", "It carries through every step to the answers that people give."};
    if (kind == "more")
        return {"", "It carries through to the answers that people give, and recruitments rise."};
    const Evidence worlds(findings);
    const Break early = break_in_delivery(worlds, passage);
    return early.id.empty() ? break_in_answers(findings, arm, worlds, passage) : early;
}

struct Stage {
    const char* id;
    const char* title;
    const Worlds& count;
    const Worlds* whole = nullptr;  ///< of which this is a part
};

nlohmann::json stages_json(const Findings& findings, const Passage& at) {
    const Stage stages[] = {
        {"meant", "meant for", at.meant},
        {"covered", "covered", at.covered, &at.meant},
        {"reached", "reached", at.reached, &at.covered},
        {"recalled", "recalled it, at the peak (with those told by others)", at.recalled},
        {"learned", "knew at least five points more, at the peak", at.learned, &at.recalled},
        {"asked", "deceptive offers made to people who had met the message", at.asked},
        {"refused", "of these refused", at.refused, &at.asked},
        {"fewer_accepted", "deceptive offers refused because of the campaign", at.fewer_accepted},
        {"averted", "recruitments averted", at.averted}};
    const bool enough = findings.results.results.worlds() >= fewest_worlds_for_interval;
    nlohmann::json rows = nlohmann::json::array();
    for (const Stage& stage : stages) {
        if (at.on_events && (&stage.count == &at.meant || &stage.count == &at.covered)) continue;
        const double people = mean_of(stage.count);
        nlohmann::json row{{"id", stage.id},
                           {"title", stage.title},
                           {"people", people},
                           {"share_of_previous", nullptr},
                           {"mc_error", nullptr}};
        const bool part = stage.whole && !(at.on_events && stage.whole == &at.covered);
        const double whole = part ? mean_of(*stage.whole) : 0.0;
        if (whole > 0 && people <= whole) row["share_of_previous"] = people / whole;
        if (enough)
            row["mc_error"] =
                components(stage.count, findings.results.results.replicates).error_of_mean;
        rows.push_back(row);
    }
    return rows;
}

}  // namespace

nlohmann::json funnels_json(const Findings& findings) {
    nlohmann::json list = nlohmann::json::array();
    const Results& results = findings.results.results;
    for (std::size_t arm = 0; arm < results.arms.size(); ++arm) {
        if (arm == results.comparison || means_of(findings, arm).messages == 0) continue;
        const Passage passage = passage_of(findings, arm);
        const Break broken = where_it_breaks(findings, arm, passage);
        list.push_back(
            {{"arm", results.arms[arm]},
             {"stages", stages_json(findings, passage)},
             {"breaks_at", broken.id.empty() ? nlohmann::json(nullptr) : nlohmann::json(broken.id)},
             {"sentence", broken.sentence}});
    }
    return list;
}

}  // namespace heed
