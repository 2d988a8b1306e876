// Made-up gaps and value for money, laid over the example report.
#pragma once

#include <nlohmann/json.hpp>

namespace heed::test {

inline nlohmann::json range(double mean, double low, double high, double error) {
    return {{"mean", mean},      {"low", low},    {"high", high},
            {"mc_error", error}, {"worlds", 200}, {"suppressed", false}};
}

/// The gap between two ages, which the drama narrows for certain and the job centre on average.
inline nlohmann::json example_gaps() {
    const auto gap = [](const char* arm, nlohmann::json row) {
        row["arm"] = arm;
        row["measure"] = "recruitments";
        row["dimension"] = "age_band";
        row["level"] = "15-24";
        row["other_level"] = "55+";
        row["ratio"] = range(4.2, 3.1, 5.3, 0.1);
        return row;
    };
    nlohmann::json list{gap("none", range(210, 150, 270, 4)), gap("radio", range(190, 130, 250, 4)),
                        gap("radio_and_jobs", range(185, 120, 250, 5))};
    list[1]["change"] = range(-20, -33, -7, 1);
    list[2]["change"] = range(-25, -60, 10, 2);
    return list;
}

inline nlohmann::json example_arm(const char* arm, double cost, nlohmann::json years,
                                  nlohmann::json forgone) {
    return {{"arm", arm},
            {"comparison", cost == 0},
            {"cost", range(cost, 0.9 * cost, 1.1 * cost, 0.01 * cost)},
            {"years_averted", std::move(years)},
            {"recruitments_averted", range(3, 1, 5, 0.1)},
            {"work_forgone", std::move(forgone)},
            {"reached", range(20000, 19000, 21000, 10)},
            {"cost_per_year", nullptr},
            {"cost_per_recruitment", nullptr},
            {"cost_per_reached", cost / 20000},
            {"standing", "frontier"},
            {"next_on_frontier", nullptr},
            {"icer", nullptr}};
}

inline nlohmann::json example_value() {
    nlohmann::json arms{
        example_arm("none", 0, range(0, 0, 0, 0), range(0, 0, 0, 0)),
        example_arm("radio", 107500, range(21.5, 3, 40, 0.8), range(14, 5, 23, 0.5)),
        example_arm("radio_and_jobs", 306300, range(20.1, -4, 44, 0.9), range(1, -9, 13, 0.8))};
    arms[1]["cost_per_year"] = arms[1]["icer"] = 5000;
    arms[1]["next_on_frontier"] = "none";
    arms[2]["standing"] = "dominated";
    nlohmann::json net = nlohmann::json::array();
    for (int step = 0; step <= 4; ++step)
        for (int arm = 0; arm < 3; ++arm) {
            nlohmann::json row = range(1000.0 * step * arm, -5e5, 5e5, 3000);
            row["arm"] = arms[static_cast<std::size_t>(arm)]["arm"];
            row["worth"] = 5000 * step;
            row["probability_best"] = arm == 0 ? 1 - 0.2 * step : 0.1 * step;
            row["probability_best_mc_error"] = 0.02;
            row["best_on_average"] = arm == (step < 2 ? 0 : 1);
            net.push_back(row);
        }
    return {{"currency", "USD"},
            {"discount", 0.03},
            {"arms", arms},
            {"net_benefits", net},
            {"curve", net}};
}

inline nlohmann::json with_value(nlohmann::json report) {
    report["gaps"] = example_gaps();
    report["value"] = example_value();
    return report;
}

}  // namespace heed::test
