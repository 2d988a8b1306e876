// The files that a run leaves behind.
#include "sim/cli/result_files.hpp"

#include <fmt/format.h>

#include "sim/config/write.hpp"
#include "sim/outcomes/tables.hpp"
#include "sim/report/html.hpp"

namespace heed {

std::vector<ResultFile> result_files(const Findings& findings, const nlohmann::json& report) {
    const Results& results = findings.results.results;
    const Scenario& scenario = findings.experiment.scenario;
    return {
        {"report.html", render_html(report)},
        {"report.json", report.dump(1) + "\n"},
        {"outcomes.csv", outcomes_csv(results, findings.outcomes)},
        {"effects.csv", effects_csv(results, findings.effects)},
        {"gaps.csv", gaps_csv(results, findings.gaps)},
        {"reach_by_risk.csv", reach_by_risk_csv(risk_reach(findings.experiment, findings.results))},
        {"value.csv", value_csv(results, findings.value.arms, findings.value.terms)},
        {"net_benefit.csv",
         net_benefit_csv(results, findings.value.net_benefits, findings.value.terms)},
        {"runs.csv", runs_csv(results, scenario.outcomes.suppress_below)},
        {"measures.csv", measures_csv(*results.scheme)},
        {"dictionary.csv", dictionary_csv()},
        {"scenario.resolved.yaml", to_yaml(scenario, scenario.currency)},
        {"manifest.json", report["reproduce"].dump(1) + "\n"}};
}

std::string page_warning(double bytes) {
    constexpr double slow =
        1e7;  // seconds before a page of this size can be read; what many mail servers refuse
    if (bytes < slow) return "";
    return fmt::format(
        "The report is a page of {:.0f} MB, which browsers open slowly and mail may refuse. Fewer "
        "groups (outcomes.by), longer periods (outcomes.every) or fewer arms make it smaller.",
        bytes / 1e6);
}

}  // namespace heed
