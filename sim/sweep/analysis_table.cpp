// Readings as a table.
#include <fmt/format.h>

#include "sim/outcomes/csv_fields.hpp"
#include "sim/outcomes/tables.hpp"
#include "sim/sweep/analysis.hpp"

namespace heed {

namespace {

/// Writes the lines of one question.
class Lines {
public:
    Lines(std::string& text, const Sweep& sweep, const Reading& reading)
        : text_(text), sweep_(sweep), reading_(reading) {}

    void add(const std::string& factor, const char* figure, const Figure& value,
             const char* beyond) {
        const Question& question = reading_.question;
        append_csv(text_, sweep_.arms[question.arm]);
        for (const std::string& field :
             {sweep_.measures[question.measure].id,
              std::string(question.effect ? "effect" : "level"), factor, std::string(figure)}) {
            text_ += ',';
            append_csv(text_, field);
        }
        for (const double one : {value.value, value.low, value.high}) {
            text_ += ',';
            number(text_, one);
        }
        text_ += fmt::format(",{}\n", beyond);
    }

    void all(const char* figure, const std::vector<Figure>& values, const std::vector<bool>& beyond,
             const Figure& dummy) {
        for (std::size_t f = 0; f < values.size(); ++f)
            add(sweep_.factors[f], figure, values[f],
                f < beyond.size() ? (beyond[f] ? "true" : "false") : "");
        add("(chance)", figure, dummy, "");
    }

private:
    std::string& text_;
    const Sweep& sweep_;
    const Reading& reading_;
};

void add_indices(Lines& lines, const Sweep& sweep, const Indices& indices) {
    lines.all("first_order", indices.first, {}, indices.dummy_first);
    lines.all("total", indices.total, indices.beyond_chance, indices.dummy_total);
    const std::size_t factors = indices.first.size();
    for (std::size_t i = 0; i < factors && !indices.second.empty(); ++i)
        for (std::size_t j = i + 1; j < factors; ++j)
            lines.add(sweep.factors[i] + " x " + sweep.factors[j], "second_order",
                      indices.second[pair_number(i, j, factors)], "");
}

void add_effects(Lines& lines, const ElementaryEffects& effects) {
    std::vector<Figure> mu, mu_star, sigma;
    std::vector<bool> beyond;
    for (const auto& factor : effects.factors) {
        mu.push_back(factor.mu);
        mu_star.push_back(factor.mu_star);
        sigma.push_back(factor.sigma);
        beyond.push_back(factor.beyond_chance);
    }
    lines.all("mu", mu, {}, effects.dummy.mu);
    lines.all("mu_star", mu_star, beyond, effects.dummy.mu_star);
    lines.all("sigma", sigma, {}, effects.dummy.sigma);
}

}  // namespace

std::string sensitivity_csv(const Sweep& sweep, const std::vector<Reading>& readings) {
    std::string text = "arm,measure,of,factor,figure,value,low,high,beyond_chance\n";
    for (const Reading& reading : readings) {
        Lines lines(text, sweep, reading);
        if (reading.indices) add_indices(lines, sweep, *reading.indices);
        if (reading.elementary) add_effects(lines, *reading.elementary);
        if (reading.ranks)
            lines.all("rank_correlation", reading.ranks->factors, reading.ranks->beyond_chance,
                      reading.ranks->dummy);
        for (std::size_t f = 0; f < reading.bars.size(); ++f) {
            lines.add(sweep.factors[f], "outcome_at_low", reading.bars[f].at_low, "");
            lines.add(sweep.factors[f], "outcome_at_high", reading.bars[f].at_high, "");
        }
    }
    return text;
}

}  // namespace heed
