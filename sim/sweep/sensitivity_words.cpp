// Sentences from indices and elementary effects.
#include "sim/sweep/sensitivity_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/base/problem.hpp"
#include "sim/base/units.hpp"

namespace heed {

namespace {

/// A factor on its way into the sentence.
struct Ranked {
    std::string title, size, around;  ///< "62 %", "95 % interval 55 to 69 %"
    Figure figure;
    bool beyond_chance = false, undecided = false;
};

struct Wording {
    std::string before, after;  ///< "it accounts for about ", " of the differences"
    bool chance_is_known = false;
};

constexpr std::size_t most_named = 4;

/// A factor that may be as large as this is not called indifferent.
constexpr double worth_knowing = 0.1;

std::string listed(const std::vector<std::string>& items) {
    std::string text;
    for (std::size_t i = 0; i < items.size(); ++i)
        text += (i == 0 ? "" : i + 1 == items.size() ? " and " : ", ") + items[i];
    return text;
}

/// "Z and W", or "7 other factors".
std::string named_or_counted(const std::vector<const Ranked*>& group) {
    if (group.size() > most_named) return fmt::format("{} other factors", group.size());
    std::vector<std::string> titles;
    for (const Ranked* one : group) titles.push_back(one->title);
    return listed(titles);
}

std::string with_size(const Ranked& one) {
    return fmt::format("{} ({}, {})", one.title, one.size, one.around);
}

/// Those in front, whose order cannot be told, and the others beyond chance; both by size.
std::string ranked(const std::vector<const Ranked*>& found, const Wording& wording) {
    const Ranked& first = *found[0];
    std::vector<std::string> leaders;
    for (const Ranked* one : found)
        if (leaders.size() < most_named && !(one->figure.high < first.figure.low))
            leaders.push_back(with_size(*one));
    std::string text =
        leaders.size() == 1
            ? fmt::format("What matters most is {} ({}{}{}, {})", first.title, wording.before,
                          first.size, wording.after, first.around)
            : fmt::format("What matters most are {}; which of them is first cannot be told",
                          listed(leaders));
    std::size_t next = leaders.size();
    for (const char* link = "; next "; next < std::min(found.size(), most_named); link = ", then ")
        text += link + with_size(*found[next++]);
    if (next < found.size()) text += fmt::format("; {} more with less each", found.size() - next);
    return text;
}

std::string sentence(std::vector<Ranked> factors, const Wording& wording) {
    std::ranges::stable_sort(
        factors, [](const Ranked& a, const Ranked& b) { return a.figure.value > b.figure.value; });
    std::vector<const Ranked*> found, undecided, idle;
    for (const Ranked& one : factors)
        (one.beyond_chance ? found : one.undecided ? undecided : idle).push_back(&one);
    std::string text = "No factor makes a difference that ";
    text += wording.chance_is_known ? "can be told from chance" : "shows";
    if (!found.empty()) text = ranked(found, wording);
    if (undecided.size() > most_named && found.empty() && idle.empty())
        text +=
            fmt::format("; whether any of the {} factors matters cannot be told from so few points",
                        undecided.size());
    else if (!undecided.empty())
        text +=
            fmt::format("; whether {} {} cannot be told from so few points",
                        named_or_counted(undecided), undecided.size() == 1 ? "matters" : "matter");
    if (!idle.empty() && !(found.empty() && undecided.empty()))
        text += fmt::format("; {} {} no difference{}", named_or_counted(idle),
                            idle.size() == 1 ? "makes" : "make",
                            wording.chance_is_known ? " beyond chance" : "");
    return text + ".";
}

std::string percent(double share) {
    const double bounded = std::clamp(100 * share, 0.0, 100.0);
    return bounded < 0.5 ? "less than 1 %" : fmt::format("{:.0f} %", bounded);
}

std::string interval(const Figure& figure) {
    return fmt::format("95 % interval {:.0f} to {:.0f} %", std::clamp(100 * figure.low, 0.0, 100.0),
                       std::clamp(100 * figure.high, 0.0, 100.0));
}

std::string no_outcome(std::size_t left_out, std::size_t all, const std::string& units) {
    return fmt::format("{} of {} {} lack an outcome and are left out.", left_out, all, units);
}

}  // namespace

std::string said(double value) {
    if (!(std::abs(value) >= 1000) || std::abs(value) >= 1e15) return format_number(value, 3);
    const double step = std::pow(10, std::floor(std::log10(std::abs(value))) - 2);
    return fmt::format("{:.0f}", std::round(value / step) * step);
}

std::string in_words(const Indices& indices, const std::vector<std::string>& titles) {
    expect(titles.size() == indices.total.size(), "a title for each factor");
    if (indices.total.empty() || std::isnan(indices.variance))
        return "Nothing can be told: too few points have an outcome.";
    if (std::ranges::all_of(indices.total, [](const Figure& f) { return std::isnan(f.value); }))
        return "The points differ by no more than chance alone makes.";
    std::vector<Ranked> factors;
    for (std::size_t i = 0; i < titles.size(); ++i) {
        const Figure& total = indices.total[i];
        std::string around = interval(total);
        const double together = total.value - indices.first[i].value;
        if (together >= worth_knowing)
            around += fmt::format(", {} only together with other factors", percent(together));
        const bool undecided = !(total.high - indices.dummy_total.value < worth_knowing);
        factors.push_back({titles[i], percent(total.value), std::move(around), total,
                           indices.beyond_chance[i], undecided});
    }
    return sentence(std::move(factors), {"it accounts for about ", " of the differences",
                                         indices.dummy_from != DummyFrom::nothing});
}

std::string in_words(const ElementaryEffects& effects, const std::vector<std::string>& titles) {
    expect(titles.size() == effects.factors.size(), "a title for each factor");
    if (effects.used < 2)
        return "Nothing can be told: too few trajectories have all their outcomes.";
    double largest = 0;
    for (const auto& one : effects.factors) largest = std::max(largest, one.mu_star.value);
    std::vector<Ranked> factors;
    for (std::size_t i = 0; i < titles.size(); ++i) {
        const auto& [mu, mu_star, sigma, beyond] = effects.factors[i];
        const char* const way = mu.low > 0 ? "upwards" : mu.high < 0 ? "downwards" : "either way";
        const double may_be = mu_star.high - effects.dummy.mu_star.value;
        factors.push_back(
            {titles[i], fmt::format("{} {}", said(mu_star.value), way),
             fmt::format("95 % interval {} to {}", said(mu_star.low), said(mu_star.high)), mu_star,
             beyond, !(may_be <= worth_knowing * largest)});
    }
    return sentence(std::move(factors), {"over its range it moves the outcome by about ", "",
                                         effects.dummy_from != DummyFrom::nothing});
}

std::string in_words(const Coefficients& coefficients, const std::vector<std::string>& titles) {
    expect(titles.size() == coefficients.factors.size(), "a title for each factor");
    if (std::isnan(coefficients.explained))
        return "Nothing can be told: too few points have an outcome.";
    std::vector<std::string> up, down;
    for (std::size_t i = 0; i < titles.size(); ++i)
        if (coefficients.beyond_chance[i])
            (coefficients.factors[i].value > 0 ? up : down).push_back(titles[i]);
    if (up.empty() && down.empty())
        return "The outcome neither rises nor falls with any factor beyond chance.";
    std::string text = "The outcome";
    if (!up.empty()) text += " rises with " + listed(up);
    if (!down.empty()) text += (up.empty() ? " falls with " : " and falls with ") + listed(down);
    if (up.size() + down.size() < titles.size())
        text += "; for the others no direction can be told";
    return text + ".";
}

std::vector<std::string> cautions(const Indices& indices, const std::string& units) {
    std::vector<std::string> list;
    if (indices.left_out > 0)
        list.push_back(no_outcome(indices.left_out, indices.used + indices.left_out, units));
    const double chance = indices.chance_share.value;
    if (std::isnan(chance) && !std::isnan(indices.chance_at_most))
        list.push_back(
            fmt::format("Chance between simulated worlds makes at most {} of the "
                        "differences between points, judged by how the worlds of one "
                        "point differ.",
                        percent(std::min(1.0, indices.chance_at_most))));
    else if (std::isnan(chance))
        list.push_back("How much of the differences between points is chance is not known.");
    else if (indices.chance_removed)
        list.push_back(
            fmt::format("Chance between simulated worlds makes {} of the differences "
                        "between points; the shares are of the rest.",
                        percent(chance)));
    else
        list.push_back(
            fmt::format("Chance between simulated worlds has a part in {} of the "
                        "differences between points; the shares are of all of them.",
                        percent(chance)));
    return list;
}

std::vector<std::string> cautions(const ElementaryEffects& effects) {
    std::vector<std::string> list;
    if (effects.left_out > 0)
        list.push_back(
            no_outcome(effects.left_out, effects.used + effects.left_out, "trajectories"));
    if (effects.dummy_from == DummyFrom::nothing)
        list.push_back("How far chance alone moves the outcome is not known.");
    else
        list.push_back(
            fmt::format("A factor that changes nothing seems to move the outcome by about {}, "
                        "by chance alone.",
                        said(effects.dummy.mu_star.value)));
    return list;
}

std::vector<std::string> cautions(const SurfaceReading& reading) {
    auto list = cautions(reading.indices, "points");
    if (std::isnan(reading.explained)) return list;
    std::string text = fmt::format(
        "The surface explains {} of the differences at points it has "
        "not seen",
        percent(reading.explained));
    if (reading.explained < 0.5) text += ", which is too little to lean on";
    list.push_back(text + ".");
    list.push_back(
        fmt::format("Left over are {} of the differences: chance, and what the surface "
                    "misses.",
                    percent(reading.residual_share.value)));
    if (!reading.interactions)
        list.push_back("The surface adds factors up: it knows nothing of factors acting together.");
    return list;
}

}  // namespace heed
