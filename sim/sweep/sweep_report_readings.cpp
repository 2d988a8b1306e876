// Readings and factors as JSON.
#include <algorithm>
#include <cmath>

#include "sim/base/units.hpp"
#include "sim/sweep/factor_bins.hpp"
#include "sim/sweep/sweep_report_parts.hpp"

namespace heed {

using nlohmann::json;

namespace {

const char* method_of(const Reading& reading) {
    if (reading.elementary) return "elementary_effects";
    if (reading.surface) return "surface";
    if (reading.indices) return "sobol_indices";
    return reading.bars.empty() ? "none" : "one_at_a_time";
}

void add_indices(json& out, const Indices& indices) {
    out["first"] = figures_json(indices.first);
    out["total"] = figures_json(indices.total);
    out["second"] = figures_json(indices.second);
    out["dummy_first"] = figure_json(indices.dummy_first);
    out["dummy_total"] = figure_json(indices.dummy_total);
    out["beyond_chance"] = indices.beyond_chance;
    out["mean"] = known_or_null(indices.mean);
    out["chance_share"] = known_or_null(indices.chance_share.value);
}

void add_effects(json& out, const ElementaryEffects& effects) {
    std::vector<Figure> mu, mu_star, sigma;
    std::vector<bool> beyond;
    for (const auto& factor : effects.factors) {
        mu.push_back(factor.mu);
        mu_star.push_back(factor.mu_star);
        sigma.push_back(factor.sigma);
        beyond.push_back(factor.beyond_chance);
    }
    out["mu"] = figures_json(mu);
    out["mu_star"] = figures_json(mu_star);
    out["sigma"] = figures_json(sigma);
    out["dummy_mu_star"] = figure_json(effects.dummy.mu_star);
    out["dummy_sigma"] = figure_json(effects.dummy.sigma);
    out["beyond_chance"] = beyond;
}

/// A value as it is written, its number with three figures that matter.
std::string short_value(const std::string& written) {
    const auto amount = amount_of(written);
    return amount ? format_number(amount->number, 3) + amount->unit : written;
}

/// The factor's value at a coordinate of its design, as it is written.
std::string value_at(const Sweep& sweep, const std::vector<Scale>& scales, std::size_t factor,
                     double place) {
    if (sweep.wishes.design.kind == DesignKind::file) {
        const FactorValues values = values_of_factor(sweep, factor);
        if (!values.levels.empty())
            return values.levels[std::min(values.levels.size() - 1,
                                          static_cast<std::size_t>(std::lround(place)))];
        return format_number(place, 3) + (values.unit.empty() ? "" : " " + values.unit);
    }
    return std::isnan(place) ? "" : short_value(scales[factor].at(place));
}

json bars_json(const Sweep& sweep, const std::vector<Scale>& scales, const Reading& reading) {
    json bars = json::array();
    for (std::size_t f = 0; f < reading.bars.size(); ++f) {
        const Swing& bar = reading.bars[f];
        bars.push_back({{"low", value_at(sweep, scales, f, bar.low)},
                        {"high", value_at(sweep, scales, f, bar.high)},
                        {"at_low", figure_json(bar.at_low)},
                        {"at_high", figure_json(bar.at_high)}});
    }
    return bars;
}

}  // namespace

json known_or_null(double value) { return std::isfinite(value) ? json(value) : json(nullptr); }

json figure_json(const Figure& figure) {
    return {{"value", known_or_null(figure.value)},
            {"low", known_or_null(figure.low)},
            {"high", known_or_null(figure.high)}};
}

json figures_json(const std::vector<Figure>& figures) {
    json list = json::array();
    for (const Figure& figure : figures) list.push_back(figure_json(figure));
    return list;
}

std::size_t factors_asked(const Sweep& sweep) {
    const bool dummy = !sweep.factors.empty() && sweep.factors.back() == chance_factor;
    return sweep.factors.size() - (dummy ? 1 : 0);
}

double weight_of(const Reading& reading, std::size_t factor) {
    if (reading.elementary && factor < reading.elementary->factors.size())
        return reading.elementary->factors[factor].mu_star.value;
    if (reading.indices && factor < reading.indices->total.size())
        return reading.indices->total[factor].value;
    if (factor < reading.bars.size())
        return std::abs(reading.bars[factor].at_high.value - reading.bars[factor].at_low.value);
    return Figure::unknown;
}

std::vector<std::size_t> by_weight(const Reading& reading, std::size_t factors) {
    std::vector<std::size_t> order;
    for (std::size_t f = 0; f < factors; ++f)
        if (!std::isnan(weight_of(reading, f))) order.push_back(f);
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        return weight_of(reading, a) > weight_of(reading, b);
    });
    return order;
}

bool stands_out(const Reading& reading, std::size_t factor) {
    if (reading.elementary && factor < reading.elementary->factors.size())
        return reading.elementary->factors[factor].beyond_chance;
    if (reading.indices)
        return factor < reading.indices->beyond_chance.size() &&
               reading.indices->beyond_chance[factor];
    return weight_of(reading, factor) > 0;
}

json factor_json(const Sweep& sweep, std::size_t factor) {
    const auto& [name, wish] = sweep.wishes.factors.entries[factor];
    const FactorValues values = values_of_factor(sweep, factor);
    double lowest = Figure::unknown, highest = Figure::unknown;
    for (const double x : values.x) {
        if (std::isnan(x) || !values.levels.empty()) continue;
        if (!(lowest <= x)) lowest = x;
        if (!(highest >= x)) highest = x;
    }
    const bool listed = wish.values.kind != Node::Kind::null;
    const bool ranged = wish.range.kind != Node::Kind::null;
    const bool table = sweep.wishes.design.kind == DesignKind::file;
    return {{"name", name},
            {"title", wish.name_in_reports(name)},
            {"paths", wish.path},
            {"unit", values.unit},
            {"lowest", known_or_null(lowest)},
            {"highest", known_or_null(highest)},
            {"levels", values.levels},
            {"spread", table    ? "as the table of points has them"
                       : listed ? "the values listed"
                       : ranged ? std::string(word(wish.spread)) + " over its range"
                                : "as the scenario's own doubt about it"}};
}

/// Points that have the figure.
std::ptrdiff_t known_points(const Reading& reading) {
    return std::ranges::count_if(reading.y, [](double value) { return !std::isnan(value); });
}

json reading_json(const SweepFindings& findings, const std::vector<Scale>& scales,
                  const Reading& reading) {
    const Sweep& sweep = findings.sweep;
    const Question& question = reading.question;
    const std::size_t factors = factors_asked(sweep);
    json out = {{"arm", sweep.arms[question.arm]},
                {"measure", sweep.measures[question.measure].id},
                {"of", question.effect ? "effect" : "level"},
                {"answer", reading.answer},
                {"direction", reading.direction},
                {"cautions", reading.cautions},
                {"constant", reading.constant && known_points(reading) > 1},
                {"method", method_of(reading)},
                {"bars", bars_json(sweep, scales, reading)},
                {"order", by_weight(reading, factors)}};
    json weights = json::array(), found = json::array();
    for (std::size_t f = 0; f < factors; ++f) {
        weights.push_back(known_or_null(weight_of(reading, f)));
        found.push_back(!reading.constant && stands_out(reading, f));
    }
    out["weights"] = weights;
    out["stands_out"] = found;
    if (reading.indices) add_indices(out, *reading.indices);
    if (reading.elementary) add_effects(out, *reading.elementary);
    if (reading.ranks) {
        out["ranks"] = figures_json(reading.ranks->factors);
        out["ranks_beyond_chance"] = reading.ranks->beyond_chance;
    }
    if (sweep.wishes.design.kind == DesignKind::one_at_a_time)
        out["base"] = known_or_null(reading.y.empty() ? Figure::unknown : reading.y[0]);
    if (reading.surface) out["explained"] = known_or_null(reading.surface->explained);
    if (question.effect) out["spread"] = spread_json(findings, reading);
    return out;
}

}  // namespace heed
