// How far the conclusion leans on what is assumed: parameters with sources and grades, and what moves the effect.
#include <fmt/format.h>

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <map>
#include <numeric>

#include "models/sources.hpp"
#include "sim/config/parameters.hpp"
#include "sim/config/yaml_text.hpp"
#include "sim/report/report_json.hpp"
#include "sim/report/words.hpp"

namespace heed {

namespace {

constexpr std::size_t fewest_draws_to_rank =
    8;  ///< fewer make rank correlations of any size by chance

std::vector<double> ranks(const std::vector<double>& values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order,
                             [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<double> rank(values.size());
    for (std::size_t i = 0; i < order.size();) {
        std::size_t end = i;
        while (end < order.size() && values[order[end]] == values[order[i]]) ++end;
        for (std::size_t k = i; k < end; ++k)
            rank[order[k]] = 0.5 * static_cast<double>(i + end - 1);
        i = end;
    }
    return rank;
}

/// Spearman's rank correlation; 0 if either does not vary.
double rank_correlation(const std::vector<double>& x, const std::vector<double>& y) {
    const auto a = ranks(x), b = ranks(y);
    const double mean = 0.5 * static_cast<double>(x.size() - 1);
    double ab = 0, aa = 0, bb = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        ab += (a[i] - mean) * (b[i] - mean);
        aa += (a[i] - mean) * (a[i] - mean);
        bb += (b[i] - mean) * (b[i] - mean);
    }
    return aa > 0 && bb > 0 ? ab / std::sqrt(aa * bb) : 0;
}

/// Mean effect on recruitments of an arm in each draw.
std::vector<double> effect_by_draw(const Findings& findings, std::size_t arm) {
    const Results& results = findings.results.results;
    const Measure& measure = results.scheme->measures[findings.measure_index("recruitments")];
    std::vector<double> means(results.draws);
    for (std::size_t draw = 0; draw < results.draws; ++draw) {
        for (std::size_t r = 0; r < results.replicates; ++r)
            means[draw] +=
                value_of(*results.scheme, results.run(draw, r, arm), measure, 0, {}) -
                value_of(*results.scheme, results.run(draw, r, results.comparison), measure, 0, {});
        means[draw] /= static_cast<double>(results.replicates);
    }
    return means;
}

/// Whether a rank correlation over so many draws is more than the largest of `tried` would be by chance, in 95 of 100 cases
/// (Student's t with Bonferroni's bound).
bool beyond_chance(double correlation, std::size_t draws, std::size_t tried) {
    const double freedom = static_cast<double>(draws) - 2;
    const double t =
        std::abs(correlation) * std::sqrt(freedom / std::max(1e-12, 1 - correlation * correlation));
    const boost::math::students_t by_chance(freedom);
    return 2 * boost::math::cdf(boost::math::complement(by_chance, t)) *
               static_cast<double>(tried) <
           0.05;
}

nlohmann::json most_important(const Findings& findings) {
    const Results& results = findings.results.results;
    nlohmann::json list = nlohmann::json::array();
    if (results.arms.size() < 2 || results.draws < fewest_draws_to_rank) return list;
    const std::size_t arm = headline_arm(findings);
    const auto effects = effect_by_draw(findings, arm);
    std::vector<std::pair<double, std::string>> found;
    for (const Uncertain& one : findings.experiment.uncertain)
        found.emplace_back(rank_correlation(one.values(), effects), one.path);
    std::ranges::sort(
        found, [](const auto& a, const auto& b) { return std::abs(a.first) > std::abs(b.first); });
    Scenario scenario = findings.experiment.scenario;
    std::map<std::string, Grade> grades;
    for (const auto& at : parameters(scenario)) grades[at.path] = at.parameter->grade;
    for (std::size_t i = 0; i < std::min<std::size_t>(8, found.size()); ++i)
        if (beyond_chance(found[i].first, results.draws, found.size()))
            list.push_back({{"path", found[i].second},
                            {"grade", std::string(word(grades[found[i].second]))},
                            {"correlation", found[i].first}});
    return list;
}

/// Assumed numbers that are uncertain here, then those that the scenario sets: what the answer may lean on.
nlohmann::json assumed_json(const Findings& findings) {
    nlohmann::json ranged = nlohmann::json::array(), fixed = nlohmann::json::array();
    Scenario scenario = findings.experiment.scenario;
    for (const auto& at : parameters(scenario)) {
        if (at.parameter->grade != Grade::assumed) continue;
        const nlohmann::json one{{"path", at.path}, {"meaning", std::string(at.spec.meaning)}};
        if (at.parameter->doubt)
            ranged.push_back(one);
        else if (at.parameter->given)
            fixed.push_back(one);
    }
    return {{"ranged", ranged}, {"fixed", fixed}};
}

/// What can be said of which numbers matter most, or what it would take.
std::string importance_words(const Findings& findings, const nlohmann::json& important,
                             const nlohmann::json& assumed) {
    const std::size_t draws = findings.results.results.draws,
                      tried = findings.experiment.uncertain.size();
    if (!important.empty())
        return fmt::format(
            " Of the uncertain ones, {} moves the effect on recruitments most (rank correlation "
            "{}; graded {}).",
            important[0]["path"].get<std::string>(),
            rounded_words(important[0]["correlation"].get<double>(), 2),
            important[0]["grade"].get<std::string>());
    const std::string known = fmt::format(
        " Of the assumed ones, {} have a range and {} are set in this scenario without one; both "
        "are named below.",
        assumed["ranged"].size(), assumed["fixed"].size());
    if (draws < fewest_draws_to_rank)
        return known + fmt::format(
                           " Which of them the answer leans on most can be told when uncertain "
                           "numbers are drawn often enough: set `draws` to 50 or more ({} here).",
                           draws);
    return known +
           fmt::format(
               " With {} draws of {} uncertain numbers, none can be told from chance in how "
               "it moves the effect on recruitments; fifty draws or more may tell.",
               draws, tried);
}

}  // namespace

nlohmann::json leans_on_json(const Findings& findings) {
    std::map<Grade, int> count;
    Scenario scenario = findings.experiment.scenario;
    for (const auto& at : parameters(scenario)) ++count[at.parameter->grade];
    const int all =
        count[Grade::strong] + count[Grade::moderate] + count[Grade::weak] + count[Grade::assumed];
    const auto important = most_important(findings);
    const auto assumed = assumed_json(findings);
    const std::string sentence = fmt::format(
        "{} of the {} values that the model uses are assumed, without a published source; {} rest "
        "on weak evidence.",
        count[Grade::assumed], all, count[Grade::weak]);
    return {{"sentence", sentence + importance_words(findings, important, assumed)},
            {"grades",
             {{"strong", count[Grade::strong]},
              {"moderate", count[Grade::moderate]},
              {"weak", count[Grade::weak]},
              {"assumed", count[Grade::assumed]}}},
            {"assumed", assumed},
            {"most_important", important}};
}

namespace {
/// Lowest and highest where there are such; of a distribution without ends, what holds 95 % of it.
std::string range_of(const Distribution& doubt, Unit unit, const std::string& currency) {
    using Shape = Distribution::Shape;
    const bool ends = doubt.shape == Shape::pert || doubt.shape == Shape::uniform;
    const double low = ends ? doubt.a : doubt.quantile(0.025);
    const double high = ends ? doubt.b : doubt.quantile(0.975);
    return fmt::format("{} … {}", yaml_quantity(low, unit, currency),
                       yaml_quantity(high, unit, currency));
}
}  // namespace

nlohmann::json parameters_json(const Findings& findings) {
    nlohmann::json list = nlohmann::json::array();
    Scenario scenario = findings.experiment.scenario;
    const std::string& currency = scenario.currency;
    for (const auto& at : parameters(scenario)) {
        const Parameter& parameter = *at.parameter;
        nlohmann::json range = nullptr;
        if (parameter.doubt) range = range_of(*parameter.doubt, at.spec.unit, currency);
        list.push_back({{"path", at.path},
                        {"value", yaml_quantity(parameter.value, at.spec.unit, currency)},
                        {"unit", std::string(name(at.spec.unit))},
                        {"range", range},
                        {"source", parameter.source},
                        {"grade", std::string(word(parameter.grade))},
                        {"note", parameter.note},
                        {"meaning", std::string(at.spec.meaning)},
                        {"given", parameter.given}});
    }
    return list;
}

}  // namespace heed
