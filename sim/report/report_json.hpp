// The report's data: everything the page shows, as JSON (page/CONTRACT.md). A pure function of the results.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "sim/experiment/experiment.hpp"
#include "sim/outcomes/effects.hpp"
#include "sim/outcomes/gaps.hpp"

namespace heed {

/// What only the outside world knows about a run.
struct RunFacts {
    std::string command;
    std::string machine;
    double seconds = 0;
    unsigned threads = 1;
};

/// Costs against effects: by arm, and net benefits at a few worths and at many, for a curve.
struct ValueFindings {
    ValueTerms terms;
    std::vector<ArmValue> arms;  ///< [arm]; empty with one arm
    std::vector<NetBenefit> net_benefits, curve;
};

/// Results with the tables made of them.
struct Findings {
    const Experiment& experiment;
    const ExperimentResults& results;
    std::vector<Outcome> outcomes;
    std::vector<Effect> effects;
    std::vector<Gap> gaps = {};
    ValueFindings value = {};

    /// Whole time (or one period), everybody; null if there is no such cell.
    const Outcome* outcome(std::size_t arm, std::string_view measure,
                           std::optional<std::size_t> period = {}) const;
    const Effect* effect(std::size_t arm, std::string_view measure) const;
    std::size_t measure_index(std::string_view id) const;

    /// A tally of one arm, everybody, in every world: summed over the periods (flows), or in the period in which its mean
    /// is highest (stocks). Real people, as recorded.
    std::vector<double> flows(std::size_t arm, std::string_view tally) const;
    std::vector<double> peak_stocks(std::size_t arm, std::string_view tally) const;

    /// Mean number of simulated people behind a flow: what precision rests on, whatever each of them stands for.
    double simulated(std::size_t arm, std::string_view tally) const;

    /// Whether every offer, answer, journey and recruitment is as in the arm compared with, to the bit: in every world,
    /// period and group.
    bool same_behaviour(std::size_t arm) const;
};

/// Fewest worlds for which an interval and a Monte Carlo error are shown: fewer agree too easily by chance.
inline constexpr std::size_t fewest_worlds_for_interval = 8;

/// The tables of all results. Below that number of worlds figures are means only; so is a difference that is zero in every
/// world although the arms are not the same: that it never showed is no proof that it is nothing.
Findings findings_of(const Experiment& experiment, const ExperimentResults& results);

ValueFindings value_findings(const Experiment& experiment, const ExperimentResults& results);

nlohmann::json report_json(const Findings& findings, const RunFacts& facts);

// Its parts.
nlohmann::json headline_json(const Findings& findings);
nlohmann::json value_json(const Findings& findings);
nlohmann::json gaps_json(const Findings& findings);
nlohmann::json funnels_json(const Findings& findings);
nlohmann::json leans_on_json(const Findings& findings);
nlohmann::json parameters_json(const Findings& findings);

/// Whether a campaign meets people when something happens to them, so that no group is fixed on the first day.
bool meets_at_events(const Campaign& campaign);

/// Coverage as it can be told: takes away campaigns that meet nobody, and of those that meet people at events says how
/// many were met, not a share.
void tell_of_delivery(nlohmann::json& coverage, const Findings& findings);

/// Whether everybody is meant by the campaigns of some arm in every world, so that there are no others to be harmed.
bool everybody_meant(const Findings& findings);

/// The arm that the first sentence is about: the one wished for, else the first that is not compared with. Never the
/// one that did best, which would promise more than the next world holds.
std::size_t headline_arm(const Findings& findings);

/// "fewer", "more", "none" or "unclear", by the mean effect and its Monte Carlo error: less than half a percent is none,
/// and so is what cannot be told from nothing while three percent could. Too few worlds are never clear, unless nobody
/// does anything else.
std::string kind_of(const Findings& findings, std::size_t arm);

/// Takes away all but the mean, and its parts.
void keep_mean_only(Estimate& figure);

/// "12 % fewer", "0.4 % more", "no change": a relative difference in words.
std::string fewer_or_more(double relative);

/// What this version leaves out and what the figures must not be used for.
std::vector<std::string> limits_words(bool recruiters_adapt);
std::vector<std::string> methods_words(const Scenario& scenario);

/// Inputs that are set but cannot matter, and other things to know before believing the figures.
std::vector<std::string> warnings_of(const Findings& findings, const Population& people);

}  // namespace heed
