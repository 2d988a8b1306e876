// Reads what the points say about each factor, by the analysis that fits the design.
#include "sim/sweep/analysis.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>

#include "sim/sweep/sensitivity_words.hpp"

namespace heed {

namespace {

constexpr std::size_t fewest_points = 10;  // below, no surface and no ranks

/// Coordinates of a table of points: numbers as they are, words by their order of appearance.
Design as_numbers(const Sweep& sweep) {
    Design design{sweep.points.size(), sweep.factors.size(), {}};
    std::vector<std::vector<std::string>> words(design.factors);
    for (const auto& point : sweep.points)
        for (std::size_t f = 0; f < design.factors; ++f) {
            const auto amount = amount_of(point[f]);
            if (amount) {
                design.unit.push_back(amount->number);
                continue;
            }
            auto& known = words[f];
            const auto found = std::ranges::find(known, point[f]);
            design.unit.push_back(static_cast<double>(found - known.begin()));
            if (found == known.end()) known.push_back(point[f]);
        }
    return design;
}

/// In quotes, as they stand in sentences.
std::vector<std::string> titles_of(const Sweep& sweep) {
    std::vector<std::string> titles;
    for (const auto& [name, factor] : sweep.wishes.factors)
        if (name != chance_factor)
            titles.push_back(fmt::format("“{}”", factor.name_in_reports(name)));
    return titles;
}

/// A figure by point; not a number where the point is not whole.
std::vector<double> figures_for(const Sweep& sweep, const Question& question,
                                const Completeness& state,
                                const std::vector<PointFigure>& figures) {
    std::vector<double> y(sweep.points.size(), Figure::unknown);
    for (const PointFigure& one : figures)
        if (one.arm == question.arm && one.measure == question.measure && state.whole[one.point])
            y[one.point] = question.effect ? one.effect.difference.mean : one.value.mean;
    return y;
}

/// The mean squared Monte Carlo error of the points' figures, over the variance between these: the most that chance can
/// make of it. NaN where worlds are too few to tell.
double chance_at_most(const Question& question, const Completeness& state,
                      const std::vector<PointFigure>& figures) {
    double errors = 0, sum = 0, squares = 0, points = 0;
    for (const PointFigure& one : figures) {
        if (one.arm != question.arm || one.measure != question.measure || !state.whole[one.point])
            continue;
        const Estimate& figure = question.effect ? one.effect.difference : one.value;
        errors += figure.mc_error * figure.mc_error;
        sum += figure.mean;
        squares += figure.mean * figure.mean;
        points += 1;
    }
    const double variance = (squares - sum * sum / points) / (points - 1);
    return variance > 0 ? errors / points / variance : Figure::unknown;
}

/// Whether all points have the same figure, but for the last digits of what it is a difference of.
bool is_constant(const std::vector<double>& y, double size) {
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (const double value : y) {
        if (std::isnan(value)) continue;
        low = std::min(low, value);
        high = std::max(high, value);
    }
    return !(high - low > 1e-9 * size);
}

/// Points that have no figure say nothing, and one point says nothing about factors.
std::string nothing_differs(const std::vector<double>& y) {
    const auto known = std::ranges::count_if(y, [](double value) { return !std::isnan(value); });
    if (known == 0) return "No point is whole, so nothing can be said.";
    if (known == 1) return "Only one point is whole, so nothing can be said about factors.";
    return "It is the same at every point that was run, so what matters for it cannot be told.";
}

/// How large the arm's own figures are.
double size_of(const Question& question, const std::vector<PointFigure>& figures) {
    double most = 0;
    for (const PointFigure& one : figures)
        if (one.arm == question.arm && one.measure == question.measure)
            most = std::max(most, std::abs(one.value.mean));
    return most;
}

/// Asks one question after the other of the same points.
class Reader {
public:
    explicit Reader(const Sweep& sweep)
        : sweep_(sweep),
          kind_(sweep.wishes.design.kind),
          design_(design_of(sweep)),
          titles_(titles_of(sweep)) {
        const bool trajectories = kind_ == DesignKind::morris || kind_ == DesignKind::saltelli;
        const auto points = static_cast<std::size_t>(design_.points);
        if (!trajectories && kind_ != DesignKind::one_at_a_time && points >= fewest_points)
            surface_ = std::make_unique<ChaosAnalysis>(design_);
    }

    /// size: of the figures that y is made of. chance: the most that it can make of the variance between points.
    Reading read(const Question& question, std::vector<double> y, double size,
                 double chance) const {
        Reading reading;
        reading.question = question;
        reading.y = std::move(y);
        reading.constant = is_constant(reading.y, size);
        if (reading.constant) {
            reading.answer = nothing_differs(reading.y);
            return reading;
        }
        analyse(reading, chance);
        return reading;
    }

private:
    void analyse(Reading& reading, double most) const {
        const Chance chance{has_dummy(), {}};
        if (kind_ == DesignKind::morris) {
            reading.elementary = elementary_effects(design_, reading.y, chance);
            reading.answer = in_words(*reading.elementary, titles_);
            reading.cautions = cautions(*reading.elementary);
        } else if (kind_ == DesignKind::saltelli) {
            reading.indices = sobol_indices({design_.factors, sweep_.wishes.design.second_order},
                                            reading.y, chance);
            reading.answer = in_words(*reading.indices, titles_);
            reading.cautions = cautions(*reading.indices, "base rows");
        } else if (kind_ == DesignKind::one_at_a_time) {
            reading.bars = tornado(design_, reading.y);
            reading.answer = largest_bar(reading);
        } else if (surface_) {
            read_surface(reading, most);
        }
    }

    void read_surface(Reading& reading, double most) const {
        reading.surface = (*surface_)(reading.y);
        reading.surface->indices.chance_at_most = most;
        reading.indices = reading.surface->indices;
        reading.bars = reading.surface->bars;
        reading.ranks = partial_rank_correlations(design_, reading.y);
        reading.answer = in_words(*reading.indices, titles_);
        reading.direction = in_words(*reading.ranks, titles_);
        reading.cautions = cautions(*reading.surface);
    }

    std::string largest_bar(const Reading& reading) const {
        std::size_t widest = reading.bars.size();
        double most = 0;
        for (std::size_t f = 0; f < reading.bars.size(); ++f) {
            const Swing& bar = reading.bars[f];
            const double swing = std::abs(bar.at_high.value - bar.at_low.value);
            if (swing > most) {
                most = swing;
                widest = f;
            }
        }
        if (widest == reading.bars.size()) return "";
        return fmt::format(
            "What moves it furthest, with all else as in the scenario, is {} (from {} "
            "at its lowest to {} {} at its highest value). What factors do together "
            "cannot be seen one at a time.",
            titles_[widest], said(reading.bars[widest].at_low.value),
            said(reading.bars[widest].at_high.value),
            sweep_.measures[reading.question.measure].unit);
    }

    bool has_dummy() const {
        return !sweep_.factors.empty() && sweep_.factors.back() == chance_factor;
    }

    const Sweep& sweep_;
    DesignKind kind_;
    Design design_;
    std::vector<std::string> titles_;
    std::unique_ptr<ChaosAnalysis> surface_;
};

}  // namespace

Design design_of(const Sweep& sweep) {
    if (sweep.wishes.design.kind == DesignKind::file) return as_numbers(sweep);
    const auto scales = scales_of(sweep);
    std::vector<std::size_t> levels;
    for (const Scale& scale : scales) levels.push_back(scale.listed());
    Design design = lay_out(sweep.wishes.design, scales);
    if (sweep.wishes.design.kind != DesignKind::one_at_a_time) return at_levels(design, levels);
    for (double& place : design.unit)  // the scenario's own value: in no level's place
        if (std::isnan(place)) place = 0.5;
    return design;
}

std::vector<Reading> read_factors(const Sweep& sweep, const Completeness& state,
                                  const std::vector<PointFigure>& figures) {
    std::vector<Question> questions;
    for (std::size_t arm = 0; arm < sweep.arms.size(); ++arm)
        for (std::size_t m = 0; m < sweep.measures.size(); ++m)
            questions.push_back({arm, m, arm != sweep.comparison});
    const Reader reader(sweep);
    std::vector<Reading> readings;
    for (const Question& question : questions)
        readings.push_back(reader.read(question, figures_for(sweep, question, state, figures),
                                       size_of(question, figures),
                                       chance_at_most(question, state, figures)));
    return readings;
}

const Reading* headline_of(const Sweep& sweep, const std::vector<Reading>& readings) {
    const std::string wished =
        sweep.wishes.headline.empty() ? "recruitments" : sweep.wishes.headline;
    const Reading* found = nullptr;
    for (const Reading& reading : readings) {
        if (reading.question.arm != sweep.headline) continue;
        if (!found || sweep.measures[reading.question.measure].id == wished) found = &reading;
    }
    return found;
}

bool tells_something(const Reading& reading) {
    const auto any = [](const std::vector<bool>& list) {
        return std::ranges::find(list, true) != list.end();
    };
    if (reading.elementary)
        return std::ranges::any_of(reading.elementary->factors,
                                   [](const auto& factor) { return factor.beyond_chance; });
    return reading.indices && any(reading.indices->beyond_chance);
}

std::vector<const Reading*> also_told(const Sweep& sweep, const std::vector<Reading>& readings) {
    const auto measure = [&](const Reading& reading) -> const Measure& {
        return sweep.measures[reading.question.measure];
    };
    const Reading* headline = headline_of(sweep, readings);
    std::vector<const Reading*> list;
    for (const char* family : {"harm", "behaviour", "learning"})
        for (const Reading& reading : readings) {
            const bool other = headline && reading.question.effect &&
                               reading.question.arm == sweep.headline &&
                               measure(reading).numerator != measure(*headline).numerator;
            if (!other || measure(reading).family != family || !tells_something(reading)) continue;
            list.push_back(&reading);
            break;
        }
    return list;
}

std::string words_for(const Sweep& sweep, const Question& question) {
    const std::string& title = sweep.measures[question.measure].title;
    return question.effect
               ? fmt::format("the effect of '{}' on: {}", sweep.arms[question.arm], title)
               : fmt::format("{} in '{}'", title, sweep.arms[question.arm]);
}

}  // namespace heed
