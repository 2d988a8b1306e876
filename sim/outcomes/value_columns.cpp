// The columns of the tables on value for money.
#include <array>

#include "sim/outcomes/columns.hpp"
#include "sim/outcomes/csv_fields.hpp"

namespace heed {

namespace {

using Row = ArmValueRow;

void join(Columns<Row>& columns, const Columns<Row>& more) {
    columns.insert(columns.end(), more.begin(), more.end());
}

/// A cost is nobody's; all else is withheld where few people stand behind it.
template <auto Figure>
void shown(std::string& text, const Row& row, double value) {
    if constexpr (Figure == &ArmValue::cost)
        number(text, value);
    else if (!row.value.suppressed)
        number(text, value);
}

template <auto Figure>
Columns<Row> figure(const std::array<std::string_view, 4>& names, std::string_view unit,
                    std::string_view meaning) {
    return {
        {names[0], "number", unit, meaning,
         [](std::string& text, const Row& row) {
             shown<Figure>(text, row, (row.value.*Figure).mean);
         }},
        {names[1], "number", unit, "lower end of its 95 % interval for a further world",
         [](std::string& text, const Row& row) {
             shown<Figure>(text, row, (row.value.*Figure).low);
         }},
        {names[2], "number", unit, "upper end of its 95 % interval for a further world",
         [](std::string& text, const Row& row) {
             shown<Figure>(text, row, (row.value.*Figure).high);
         }},
        {names[3], "number", unit, "Monte Carlo standard error of its mean",
         [](std::string& text, const Row& row) {
             shown<Figure>(text, row, (row.value.*Figure).mc_error);
         }},
    };
}

template <double ArmValue::*Ratio>
void ratio(std::string& text, const Row& row) {
    if (!row.value.suppressed) number(text, row.value.*Ratio);
}

Columns<Row> ratios() {
    return {
        {"cost_per_year_averted", "number", "currency of column currency per person-year",
         "mean extra cost divided by mean years averted; empty where these worlds cannot tell that "
         "any are, or where the arm costs less",
         ratio<&ArmValue::cost_per_year>},
        {"cost_per_recruitment_averted", "number", "currency of column currency per person",
         "the same for recruitments", ratio<&ArmValue::cost_per_recruitment>},
        {"cost_per_person_reached", "number", "currency of column currency per person",
         "the same for people reached (not discounted)", ratio<&ArmValue::cost_per_reached>},
        {"standing", "text", "",
         "by mean cost and mean years: frontier; dominated: another arm costs no more and does no "
         "less; extendedly_dominated: a mixture of two others is better; same: equal to an arm "
         "before it",
         [](std::string& text, const Row& row) {
             if (!row.value.suppressed) text += word(row.value.place.standing);
         }},
        {"next_on_frontier", "text", "", "the next cheaper arm on the frontier; empty: none",
         [](std::string& text, const Row& row) {
             if (row.value.place.next_to && !row.value.suppressed)
                 append_csv(text, row.results.arms[*row.value.place.next_to]);
         }},
        {"icer", "number", "currency of column currency per person-year",
         "incremental cost-effectiveness ratio: extra cost for each year more averted than by "
         "next_on_frontier; empty where these worlds cannot tell that any is",
         ratio<&ArmValue::icer>},
        {"worlds", "whole number", "worlds", "worlds behind the figures",
         [](std::string& text, const Row& row) { number(text, row.value.cost.worlds); }},
        {"suppressed", "yes/no", "",
         "whether figures are withheld since few people stand behind them",
         [](std::string& text, const Row& row) { yes_or_no(text, row.value.suppressed); }},
    };
}

}  // namespace

Columns<ArmValueRow> arm_value_columns() {
    Columns<Row> columns{
        {"arm", "text", "", "arm of the scenario",
         [](std::string& text, const Row& row) { append_csv(text, row.results.arms[row.arm]); }},
        {"versus", "text", "", "the arm compared with",
         [](std::string& text, const Row& row) {
             append_csv(text, row.results.arms[row.results.comparison]);
         }},
        {"currency", "text", "", "currency of all sums of money",
         [](std::string& text, const Row& row) { append_csv(text, row.terms.currency); }},
        {"discount", "number", "fraction of one per year",
         "rate at which later costs and outcomes count less; present values are at the start",
         [](std::string& text, const Row& row) { number(text, row.terms.discount); }},
    };
    join(columns, figure<&ArmValue::cost>(
                      {"extra_cost", "extra_cost_low", "extra_cost_high", "extra_cost_mc_error"},
                      "currency of column currency",
                      "present value of what is spent, less the same in versus: mean over worlds"));
    join(columns, figure<&ArmValue::years_averted>({"years_averted", "years_averted_low",
                                                    "years_averted_high", "years_averted_mc_error"},
                                                   "person-years",
                                                   "discounted years in exploitation in versus, "
                                                   "less those in this arm: mean over worlds"));
    join(columns, figure<&ArmValue::recruitments_averted>(
                      {"recruitments_averted", "recruitments_averted_low",
                       "recruitments_averted_high", "recruitments_averted_mc_error"},
                      "people",
                      "discounted recruitments into exploitation in versus, less those in this "
                      "arm: mean over worlds"));
    join(columns, figure<&ArmValue::work_forgone>(
                      {"work_years_forgone", "work_years_forgone_low", "work_years_forgone_high",
                       "work_years_forgone_mc_error"},
                      "person-years",
                      "discounted years in work away from home in versus, less those in this arm; "
                      "above nought: people stay away from genuine work too: mean over worlds"));
    columns.push_back({"people_reached", "number", "people",
                       "people reached (not discounted), less those in versus: mean over worlds",
                       [](std::string& text, const Row& row) {
                           if (!row.value.suppressed) number(text, row.value.reached.mean);
                       }});
    join(columns, ratios());
    return columns;
}

namespace {

void net(std::string& text, const NetBenefitRow& row, double value) {
    if (!row.net.suppressed) number(text, value);
}

}  // namespace

Columns<NetBenefitRow> net_benefit_columns() {
    using Row = NetBenefitRow;
    return {
        {"arm", "text", "", "arm of the scenario",
         [](std::string& text, const Row& row) {
             append_csv(text, row.results.arms[row.net.arm]);
         }},
        {"versus", "text", "", "the arm compared with",
         [](std::string& text, const Row& row) {
             append_csv(text, row.results.arms[row.results.comparison]);
         }},
        {"currency", "text", "", "currency of all sums of money",
         [](std::string& text, const Row& row) { append_csv(text, row.terms.currency); }},
        {"worth", "number", "currency of column currency per person-year",
         "what averting a year of exploitation is taken to be worth",
         [](std::string& text, const Row& row) { number(text, row.net.worth); }},
        {"net_benefit", "number", "currency of column currency",
         "worth times discounted years averted, less the extra cost: mean over worlds",
         [](std::string& text, const Row& row) { net(text, row, row.net.benefit.mean); }},
        {"low", "number", "currency of column currency",
         "lower end of its 95 % interval for a further world",
         [](std::string& text, const Row& row) { net(text, row, row.net.benefit.low); }},
        {"high", "number", "currency of column currency",
         "upper end of its 95 % interval for a further world",
         [](std::string& text, const Row& row) { net(text, row, row.net.benefit.high); }},
        {"mc_error", "number", "currency of column currency",
         "Monte Carlo standard error of its mean",
         [](std::string& text, const Row& row) { net(text, row, row.net.benefit.mc_error); }},
        {"probability_best", "number", "fraction of one",
         "share of worlds in which no arm has more net benefit (arms that are equal share them)",
         [](std::string& text, const Row& row) { net(text, row, row.net.best.mean); }},
        {"probability_best_mc_error", "number", "fraction of one",
         "Monte Carlo standard error of that share",
         [](std::string& text, const Row& row) { net(text, row, row.net.best.mc_error); }},
        {"best_on_average", "yes/no", "", "whether no arm has a higher mean net benefit",
         [](std::string& text, const Row& row) {
             if (!row.net.suppressed) yes_or_no(text, row.net.best_on_average);
         }},
        {"worlds", "whole number", "worlds", "worlds behind the figures",
         [](std::string& text, const Row& row) { number(text, row.net.benefit.worlds); }},
        {"suppressed", "yes/no", "",
         "whether figures are withheld since few people stand behind them",
         [](std::string& text, const Row& row) { yes_or_no(text, row.net.suppressed); }},
    };
}

}  // namespace heed
