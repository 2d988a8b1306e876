// Puts a sweep report's JSON together.
#include "sim/sweep/sweep_report.hpp"

#include "sim/outcomes/tables.hpp"
#include "sim/sweep/sweep_report_parts.hpp"

namespace heed {

namespace {

using nlohmann::json;

/// What the scenario calls an arm.
std::string arm_title(const Sweep& sweep, const std::string& name) {
    const Node* arms = sweep.scenario.find("arms");
    const Node* arm = arms ? arms->find(name) : nullptr;
    const Node* title = arm ? arm->find("title") : nullptr;
    return title && !title->text.empty() ? title->text : name;
}

json arms_json(const Sweep& sweep) {
    json arms = json::array();
    for (std::size_t arm = 0; arm < sweep.arms.size(); ++arm)
        arms.push_back({{"name", sweep.arms[arm]},
                        {"title", arm_title(sweep, sweep.arms[arm])},
                        {"comparison", arm == sweep.comparison}});
    return arms;
}

json measures_json(const Sweep& sweep) {
    json measures = json::array();
    for (const Measure& one : sweep.measures)
        measures.push_back({{"id", one.id},
                            {"title", one.title},
                            {"unit", one.unit},
                            {"family", one.family},
                            {"better", std::string(word(one.better))},
                            {"definition", one.definition}});
    return measures;
}

json state_json(const SweepFindings& findings) {
    const Sweep& sweep = findings.sweep;
    json reasons = json::array();
    for (const auto& [why, trials] : findings.reasons)
        reasons.push_back({{"why", why}, {"trials", trials}});
    return {{"trials", sweep.trials()},
            {"done", findings.state.done},
            {"failed", findings.state.failed},
            {"missing", findings.state.missing},
            {"points", sweep.points.size()},
            {"whole_points", findings.state.whole_points()},
            {"reasons", reasons}};
}

json answer_json(const SweepFindings& findings) {
    const Reading* reading = headline_of(findings.sweep, findings.readings);
    if (!reading) return nullptr;
    return {{"arm", findings.sweep.arms[reading->question.arm]},
            {"measure", findings.sweep.measures[reading->question.measure].id},
            {"of", reading->question.effect ? "effect" : "level"}};
}

/// The headline's pictures first, then those of other arms' effects on the same measure.
json pictures_json(const SweepFindings& findings) {
    constexpr std::size_t most = 4;
    json pictures = json::array();
    const Reading* first = headline_of(findings.sweep, findings.readings);
    if (!first) return pictures;
    pictures.push_back(picture_json(findings, *first));
    for (const Reading& reading : findings.readings)
        if (&reading != first && pictures.size() < most && reading.question.effect &&
            reading.question.measure == first->question.measure)
            pictures.push_back(picture_json(findings, reading));
    return pictures;
}

json readings_json(const SweepFindings& findings) {
    const bool table = findings.sweep.wishes.design.kind == DesignKind::file;
    const auto scales = table ? std::vector<Scale>() : scales_of(findings.sweep);
    json readings = json::array();
    for (const Reading& reading : findings.readings)
        readings.push_back(reading_json(findings, scales, reading));
    return readings;
}

}  // namespace

json sweep_report_json(const SweepFindings& findings) {
    const Sweep& sweep = findings.sweep;
    json factors = json::array();
    for (std::size_t f = 0; f < factors_asked(sweep); ++f) factors.push_back(factor_json(sweep, f));
    return {{"heed", {{"version", sweep.version}}},
            {"title", sweep.wishes.title},
            {"question", sweep.wishes.question},
            {"arms", arms_json(sweep)},
            {"measures", measures_json(sweep)},
            {"factors", factors},
            {"design",
             {{"kind", std::string(word(sweep.wishes.design.kind))},
              {"points", sweep.points.size()},
              {"draws", sweep.draws()},
              {"replicates", sweep.replicates()},
              {"runs", sweep.runs()},
              {"words", words_of_design(sweep)}}},
            {"state", state_json(findings)},
            {"warnings", words_of_gaps(findings)},
            {"answer", answer_json(findings)},
            {"readings", readings_json(findings)},
            {"pictures", pictures_json(findings)},
            {"limits", words_of_limits(sweep)},
            {"commands", commands_json(findings)},
            {"scenario_sha256", sweep.scenario_hash}};
}

}  // namespace heed
