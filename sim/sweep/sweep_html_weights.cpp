// Figures of a sweep report: how much each factor matters, and how far it moves the outcome.
#include <algorithm>
#include <cmath>

#include "sim/report/html_cells.hpp"
#include "sim/report/html_facts.hpp"
#include "sim/sweep/sweep_html.hpp"

namespace heed {

namespace {

using nlohmann::json;

using Known = std::optional<double>;

/// A figure of the report with its interval.
struct Printed {
    Known value, low, high;
    explicit Printed(const json& figure)
        : value(json_number(figure, "value")),
          low(json_number(figure, "low")),
          high(json_number(figure, "high")) {}
};

const json& entry(const json& reading, const char* key, std::size_t factor) {
    static const json nothing;
    const json& list = json_list(reading, key);
    return factor < list.size() ? list[factor] : nothing;
}

/// A share as it is read: less than nothing is nothing.
std::string share_words(Known share) {
    if (!share) return "not known";
    const double bounded = std::clamp(*share, 0.0, 1.0);
    return bounded > 0 && bounded < 0.005 ? "< 1 %" : number_words(100 * bounded, 0) + " %";
}

std::string plain_words(Known value) { return value ? rounded_words(*value, 3) : "not known"; }

std::string with_interval(const Printed& figure, bool share) {
    const auto words = share ? share_words : plain_words;
    std::string text = words(figure.value);
    if (!figure.low || !figure.high) return text;
    const auto end = [&](double at) {
        return share ? number_words(100 * std::clamp(at, 0.0, 1.0), 0) : plain_words(at);
    };
    return text + " (" + end(*figure.low) + " to " + end(*figure.high) + (share ? " %)" : ")");
}

json weight_row(const std::string& label, const Printed& whole, const Printed& alone, bool clear,
                bool share) {
    return {{"label", label},
            {"words", with_interval(whole, share)},
            {"whole", number_or_null(whole.value)},
            {"alone", number_or_null(alone.value)},
            {"low", number_or_null(whole.low)},
            {"high", number_or_null(whole.high)},
            {"clear", clear}};
}

json weight_cells(const std::string& label, const Printed& whole, const Printed& other,
                  const std::string& verdict, bool share) {
    json cells = {head_cell(label)};
    for (const Printed* figure : {&whole, &other})
        for (const Known one : {figure->value, figure->low, figure->high})
            cells.push_back(number_cell(
                one ? (share ? number_words(100 * *one, 1) + " %" : plain_words(one)) : "–", one));
    cells.push_back(text_cell(verdict));
    return cells;
}

struct Wording {
    const char *whole, *other, *whole_title, *other_title, *chance;
};

constexpr Wording shares{"total", "first", "In all", "By itself", "dummy_total"};
constexpr Wording sizes{"mu_star", "sigma", "Size of effect (mu*)", "Spread of effects (sigma)",
                        "dummy_mu_star"};

std::string weights_summary(const SweepFacts& facts, const json& reading) {
    const std::string answer = json_text(reading, "answer");
    return facts.title_of(reading) + ". " + answer;
}

/// Rows by weight; the last is what is found where there is nothing.
json made_weights(const SweepFacts& facts, const json& reading, const Wording& wording,
                  bool share) {
    json bars = json::array(), rows = json::array();
    for (const std::size_t f : order_of(reading)) {
        const Printed whole(entry(reading, wording.whole, f));
        const Printed other(entry(reading, wording.other, f));
        const bool clear = entry(reading, "beyond_chance", f) == true;
        bars.push_back(weight_row(facts.factor_title(f), whole, other, clear, share));
        rows.push_back(weight_cells(facts.factor_title(f), whole, other,
                                    clear ? "beyond chance" : "no", share));
    }
    const Printed chance(json_at(reading, wording.chance));
    if (chance.value) {
        const Printed other(json_at(reading, share ? "dummy_first" : "dummy_sigma"));
        bars.push_back(
            weight_row("Something that does nothing (chance)", chance, other, false, share));
        rows.push_back(
            weight_cells("Something that does nothing (chance)", chance, other, "", share));
    }
    json columns = {column("Factor")};
    for (const char* title : {wording.whole_title, wording.other_title})
        for (const char* end : {"", ", low", ", high"})
            columns.push_back(column(std::string(title) + end, true));
    columns.push_back(column("Beyond chance"));
    return {{"table", table_of(facts.title_of(reading) + ": what matters", columns, rows)},
            {"chart", {{"kind", "weights"}, {"percent", share}, {"rows", bars}}}};
}

}  // namespace

json weights_figure(const SweepFacts& facts, const json& reading) {
    const bool share = !json_list(reading, "total").empty();
    const bool size = !json_list(reading, "mu_star").empty();
    if (!share && !size) return tornado_figure(facts, reading);
    if (order_of(reading).empty()) return nullptr;
    json figure = made_weights(facts, reading, share ? shares : sizes, share);
    const std::string unit = facts.unit_of(reading);
    figure["title"] = share ? "Share of the differences between points"
                            : "How far it moves as a factor goes through its range" +
                                  (unit.empty() ? "" : ", " + unit);
    figure["note"] =
        share ? "Dark: by the factor alone. Light: only together with others. The line is the 95 % "
                "interval of both; a factor counts only if it lies above chance."
              : "The line is the 95 % interval; a factor counts only if it lies above chance.";
    figure["summary"] = weights_summary(facts, reading);
    return figure;
}

namespace {

struct Bar {
    std::size_t factor;
    Printed low, high;
    double length() const {
        return low.value && high.value ? std::abs(*high.value - *low.value) : 0;
    }
};

std::vector<Bar> bars_of(const json& reading) {
    std::vector<Bar> bars;
    const json& list = json_list(reading, "bars");
    for (std::size_t f = 0; f < list.size(); ++f)
        bars.push_back(
            {f, Printed(json_at(list[f], "at_low")), Printed(json_at(list[f], "at_high"))});
    std::erase_if(bars, [](const Bar& bar) { return !bar.low.value || !bar.high.value; });
    std::ranges::stable_sort(bars,
                             [](const Bar& a, const Bar& b) { return a.length() > b.length(); });
    return bars;
}

json bar_cells(const std::string& title, const json& ends, const Bar& bar) {
    json cells = {head_cell(title)};
    const std::pair<const char*, const Printed*> both[] = {{"low", &bar.low}, {"high", &bar.high}};
    for (const auto& [key, figure] : both) {
        cells.push_back(text_cell(text_or(ends, key, "–")));
        for (const Known one : {figure->value, figure->low, figure->high})
            cells.push_back(number_cell(one ? plain_words(one) : "–", one));
    }
    return cells;
}

std::string bar_summary(const SweepFacts& facts, const json& reading, const Bar& bar) {
    const json& ends = json_list(reading, "bars")[bar.factor];
    const bool clear = entry(reading, "stands_out", bar.factor) == true;
    return "The longest bar is " + facts.factor_title(bar.factor) + ": from " +
           plain_words(bar.low.value) + " at " + text_or(ends, "low", "its low value") + " to " +
           plain_words(bar.high.value) + " at " + text_or(ends, "high", "its high value") +
           (clear ? "." : "; that may be chance.");
}

}  // namespace

json tornado_figure(const SweepFacts& facts, const json& reading) {
    const auto bars = bars_of(reading);
    if (bars.empty() || bars[0].length() == 0) return nullptr;
    const json& ends = json_list(reading, "bars");
    json drawn = json::array(), rows = json::array();
    for (const Bar& bar : bars) {
        const std::string title = facts.factor_title(bar.factor);
        drawn.push_back(
            {{"label", title},
             {"words", plain_words(bar.low.value) + " → " + plain_words(bar.high.value)},
             {"at_low", *bar.low.value},
             {"at_high", *bar.high.value},
             {"low", json_text(ends[bar.factor], "low")},
             {"high", json_text(ends[bar.factor], "high")}});
        rows.push_back(bar_cells(title, ends[bar.factor], bar));
    }
    json columns = {column("Factor")};
    for (const char* end : {"low", "high"}) {
        columns.push_back(column(std::string("Factor ") + end));
        for (const char* title : {"Outcome", "from", "to"}) columns.push_back(column(title, true));
    }
    const bool surface = json_text(reading, "method") == "surface";
    const std::string title = facts.title_of(reading);
    return {{"title", facts.title_with_unit(reading)},
            {"note", surface ? "With a factor at its 10th and at its 90th percentile, the others "
                               "as they come; from the surface."
                             : "With a factor at its lowest and at its highest value, all else as "
                               "in the scenario."},
            {"summary", bar_summary(facts, reading, bars[0])},
            {"said", true},
            {"table", table_of(title + ", by factor low and high", columns, rows)},
            {"chart",
             {{"kind", "tornado"},
              {"axis", facts.axis_of(reading)},
              {"middle", json_at(reading, surface ? "mean" : "base")},
              {"middle_words", surface ? "the mean over all points" : "the scenario as it is"},
              {"rows", drawn}}}};
}

}  // namespace heed
