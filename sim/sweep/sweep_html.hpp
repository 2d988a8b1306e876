// The sections and figures of a sweep report's page, from its JSON.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace heed {

/// A report's JSON with what its pages look up again and again. Borrows it.
class SweepFacts {
public:
    explicit SweepFacts(const nlohmann::json& report) : report_(report) {}

    const nlohmann::json& report() const { return report_; }
    const nlohmann::json& factor(std::size_t number) const;
    std::size_t factors() const;
    std::string factor_title(std::size_t number) const;
    const nlohmann::json& measure(const std::string& id) const;
    std::string arm_title(const std::string& name) const;
    std::string measure_title(const nlohmann::json& question) const;
    /// Arms with effects first, then the comparison, of which there are levels.
    std::vector<std::string> arms_in_order() const;
    /// Readings of one arm, harm first.
    std::vector<const nlohmann::json*> readings_of(const std::string& arm) const;
    /// The reading of the same question as an answer or a picture; null if there is none.
    const nlohmann::json& reading_of(const nlohmann::json& question) const;

    /// "The effect of Radio story on recruitments into exploitation".
    std::string title_of(const nlohmann::json& question) const;
    /// "The effect of Radio story on recruitments into exploitation, per 100,000 person-years".
    std::string title_with_unit(const nlohmann::json& question) const;
    /// Unit of the question's values: of a difference between percentages, percentage points.
    std::string unit_of(const nlohmann::json& question) const;
    /// "Effect, per 100,000 person-years".
    std::string axis_of(const nlohmann::json& question) const;

private:
    const nlohmann::json& report_;
};

/// Whether any factor of a reading stands out from chance.
bool has_leaders(const nlohmann::json& reading);
/// Its factors, heaviest first.
std::vector<std::size_t> order_of(const nlohmann::json& reading);

/// One section of the page with every key that its template asks for.
nlohmann::json sweep_section(const std::string& anchor, const std::string& heading);
/// What a reader unfolds in it.
nlohmann::json folded_part(const std::string& title, const nlohmann::json& tables,
                           const nlohmann::json& figures);

// Figures as in sim/report/html_figures.hpp; null when there is nothing to draw.

/// How much each factor matters, with chance as the last row: shares, or sizes of effect.
nlohmann::json weights_figure(const SweepFacts& facts, const nlohmann::json& reading);
/// The outcome with each factor low and high, around the middle.
nlohmann::json tornado_figure(const SweepFacts& facts, const nlohmann::json& reading);
/// Points over one factor, with means; the outcome over two; how many points lie where.
nlohmann::json scatter_figure(const SweepFacts& facts, const nlohmann::json& picture,
                              const nlohmann::json& scatter);
nlohmann::json grid_figure(const SweepFacts& facts, const nlohmann::json& picture);
nlohmann::json histogram_figure(const SweepFacts& facts, const nlohmann::json& picture);

// Sections, in the order of the page; false when there is nothing to say.
nlohmann::json varied_section(const SweepFacts& facts);
nlohmann::json matters_section(const SweepFacts& facts);
nlohmann::json ways_section(const SweepFacts& facts);
nlohmann::json over_factors_section(const SweepFacts& facts);
nlohmann::json spread_section(const SweepFacts& facts);
nlohmann::json outcomes_section(const SweepFacts& facts);
nlohmann::json complete_section(const SweepFacts& facts);
nlohmann::json sweep_methods_section(const SweepFacts& facts);
nlohmann::json sweep_limits_section(const SweepFacts& facts);
nlohmann::json go_on_section(const SweepFacts& facts);

/// "431 of 500 points".
std::string points_words(std::size_t some, std::size_t all);

}  // namespace heed
