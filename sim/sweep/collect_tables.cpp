// The tables of a sweep as CSV.
#include <fmt/format.h>

#include <algorithm>

#include "sim/outcomes/csv_fields.hpp"
#include "sim/outcomes/tables.hpp"
#include "sim/sweep/collect.hpp"

namespace heed {

namespace {

/// A factor's value as a column holds it: the number if it is one; its unit is in factors.csv.
std::string plain(const std::string& value) {
    const auto amount = amount_of(value);
    return amount ? fmt::format("{}", amount->number) : value;
}

/// The factors' values of each point, made once: ",12.5,3".
std::vector<std::string> factor_fields(const Sweep& sweep) {
    std::vector<std::string> fields;
    for (const auto& point : sweep.points) {
        fields.emplace_back();
        for (const std::string& value : point) {
            fields.back() += ',';
            append_csv(fields.back(), plain(value));
        }
    }
    return fields;
}

void append_names(std::string& text, const std::vector<std::string>& names) {
    for (const std::string& name : names) {
        text += ',';
        append_csv(text, name);
    }
}

void append_number(std::string& text, double value) {
    text += ',';
    number(text, value);
}

constexpr std::pair<const char*, const char*> effect_columns[] = {
    {"worlds", "worlds that the figure is from"},
    {"mean", "mean over worlds"},
    {"low", "lower end of the 95 % interval for a further world"},
    {"high", "upper end of the 95 % interval for a further world"},
    {"mc_error", "Monte Carlo standard error of the mean"},
    {"effect", "arm minus comparison in the same worlds; empty for the comparison"},
    {"effect_low", "lower end of its 95 % interval for a further world"},
    {"effect_high", "upper end of its 95 % interval for a further world"},
    {"effect_mc_error", "Monte Carlo standard error of the effect"},
    {"effect_relative", "effect as a share of the comparison's mean"},
};

}  // namespace

std::string sweep_runs_csv(const Sweep& sweep, const Store& store) {
    std::string text = "point";
    append_names(text, sweep.factors);
    append_names(text, {"arm", "draw", "replicate"});
    for (const Measure& measure : sweep.measures) append_names(text, {measure.id});
    text += '\n';
    const auto factors = factor_fields(sweep);
    for (std::size_t number = 0; number < sweep.trials(); ++number) {
        if (!store.has(number)) continue;
        const Trial trial = sweep.trial(number);
        const auto values = store.values(number);
        for (std::size_t arm = 0; arm < sweep.arms.size(); ++arm) {
            text += std::to_string(trial.point) + factors[trial.point] + ',';
            append_csv(text, sweep.arms[arm]);
            text += fmt::format(",{},{}", trial.draw, trial.replicate);
            for (std::size_t m = 0; m < sweep.measures.size(); ++m)
                append_number(text, values[arm * sweep.measures.size() + m]);
            text += '\n';
        }
    }
    return text;
}

std::string sweep_effects_csv(const Sweep& sweep, const std::vector<PointFigure>& figures) {
    std::string text = "point";
    append_names(text, sweep.factors);
    append_names(text, {"arm", "measure", "unit"});
    for (const auto& [name, meaning] : effect_columns) append_names(text, {name});
    text += '\n';
    const auto factors = factor_fields(sweep);
    for (const PointFigure& one : figures) {
        const Measure& measure = sweep.measures[one.measure];
        text += std::to_string(one.point) + factors[one.point];
        append_names(text, {sweep.arms[one.arm], measure.id, measure.unit});
        text += fmt::format(",{}", one.value.worlds);
        for (const double value :
             {one.value.mean, one.value.low, one.value.high, one.value.mc_error})
            append_number(text, value);
        const bool compared = one.arm != sweep.comparison;
        const Estimate& effect = one.effect.difference;
        for (const double value :
             {effect.mean, effect.low, effect.high, effect.mc_error, one.effect.relative.mean}) {
            if (compared)
                append_number(text, value);
            else
                text += ',';
        }
        text += '\n';
    }
    return text;
}

std::string factors_csv(const Sweep& sweep) {
    std::string text = "factor,title,path,unit,lowest,highest\n";
    for (std::size_t f = 0; f < sweep.factors.size(); ++f) {
        const auto& [name, factor] = sweep.wishes.factors.entries[f];
        append_csv(text, name);
        append_names(
            text, {factor.name_in_reports(name), fmt::format("{}", fmt::join(factor.path, " "))});
        std::string unit, low, high;
        double least = 0, most = 0;
        for (const auto& point : sweep.points) {
            const auto amount = amount_of(point[f]);
            if (!amount) continue;
            if (low.empty() || amount->number < least) least = amount->number;
            if (low.empty() || amount->number > most) most = amount->number;
            unit = amount->unit.substr(amount->unit.find_first_not_of(' ') == std::string::npos
                                           ? amount->unit.size()
                                           : amount->unit.find_first_not_of(' '));
            low = fmt::format("{}", least);
            high = fmt::format("{}", most);
        }
        append_names(text, {unit, low, high});
        text += '\n';
    }
    return text;
}

std::string missing_csv(const Sweep& sweep, const Store& store) {
    std::string text = "point,draw,replicate,why\n";
    for (std::size_t number = 0; number < sweep.trials(); ++number) {
        if (store.has(number)) continue;
        const Trial trial = sweep.trial(number);
        text += fmt::format("{},{},{},", trial.point, trial.draw, trial.replicate);
        append_csv(text, store.has_failed(number) ? store.failures().at(number) : "not run yet");
        text += '\n';
    }
    return text;
}

namespace {

struct Meaning {
    const char *table, *column, *meaning;
};

/// Columns that every sweep's tables have.
constexpr Meaning meanings[] = {
    {"sensitivity.csv", "arm", "name of the arm"},
    {"sensitivity.csv", "measure", "id of the measure; its meaning is with runs.csv"},
    {"sensitivity.csv", "of",
     "effect: on the difference from the comparison; level: on the arm's own figure"},
    {"sensitivity.csv", "factor",
     "name of the factor, or of two; (chance): what is found where there is nothing"},
    {"sensitivity.csv", "figure",
     "first_order, total, second_order: shares of the variance between points; mu, mu_star, sigma: "
     "mean elementary effect, mean of its size, its standard deviation, for the whole range; "
     "rank_correlation: partial; outcome_at_low, outcome_at_high: at the 10th and 90th percentile "
     "of the factor, or at its ends. docs/sensitivity.md has the formulas"},
    {"sensitivity.csv", "value", "the figure"},
    {"sensitivity.csv", "low", "lower end of its 95 % interval"},
    {"sensitivity.csv", "high", "upper end of its 95 % interval"},
    {"sensitivity.csv", "beyond_chance",
     "whether its whole interval lies above that of chance; empty: not asked"},
    {"factors.csv", "factor", "name of the factor"},
    {"factors.csv", "title", "what it is called in the report"},
    {"factors.csv", "path", "keys of the scenario that take its value, with blanks between"},
    {"factors.csv", "unit", "unit of lowest and highest, and of the factor in the other tables"},
    {"factors.csv", "lowest", "lowest value among the points; empty: not a number"},
    {"factors.csv", "highest", "highest value among the points; empty: not a number"},
    {"points.csv", "point", "number of the point, from 0"},
    {"missing.csv", "point", "number of the point, from 0"},
    {"missing.csv", "draw", "draw of the uncertain parameters, from 0"},
    {"missing.csv", "replicate", "replicate, from 0"},
    {"missing.csv", "why", "why it failed, or that it was not run"}};

}  // namespace

std::string sweep_dictionary_csv(const Sweep& sweep) {
    std::string text = "table,column,meaning\n";
    const auto add = [&](const char* table, const std::string& column, const std::string& meaning) {
        append_csv(text, table);
        append_names(text, {column, meaning});
        text += '\n';
    };
    for (const char* table : {"runs.csv", "effects.csv"}) {
        add(table, "point", "number of the point, from 0; points.csv has its values as written");
        for (const std::string& factor : sweep.factors)
            add(table, factor,
                "value of this factor, in the unit of factors.csv; empty: as in the scenario");
        add(table, "arm", "name of the arm");
    }
    add("runs.csv", "draw", "draw of the uncertain parameters, from 0");
    add("runs.csv", "replicate", "replicate, from 0");
    for (const Measure& measure : sweep.measures)
        add("runs.csv", measure.id,
            fmt::format("{} [{}]: {}", measure.title, measure.unit, measure.definition));
    add("effects.csv", "measure", "id of the measure; its meaning is with runs.csv");
    add("effects.csv", "unit", "its unit");
    for (const auto& [name, meaning] : effect_columns) add("effects.csv", name, meaning);
    for (const Meaning& one : meanings) add(one.table, one.column, one.meaning);
    for (const std::string& factor : sweep.factors)
        add("points.csv", factor, "value of this factor as written; empty: as in the scenario");
    return text;
}

}  // namespace heed
