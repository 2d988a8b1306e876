// What each table holds, column by column.
#include "sim/outcomes/columns.hpp"

#include "sim/outcomes/csv_fields.hpp"

namespace heed {

namespace {

template <class Row>
void shown(std::string& text, const Row& row, double value) {
    if (!row.cell.suppressed) number(text, value);
}

template <class Row>
void level(std::string& text, const Row& row, std::size_t group) {
    const auto index = static_cast<std::size_t>(row.groups[group].level);
    append_csv(text, row.dimension() ? row.dimension()->levels[index] : "all");
}

void shown_share(std::string& text, const RiskReach& row, double value) {
    if (!row.suppressed) number(text, value);
}

template <class Row>
void join(Columns<Row>& columns, Columns<Row> more) {
    columns.insert(columns.end(), more.begin(), more.end());
}

template <class Row>
Columns<Row> what_and_for_whom() {
    return {
        {"measure", "text", "", "id of the measure (measures.csv says what it is)",
         [](std::string& text, const Row& row) { append_csv(text, row.measure().id); }},
        {"unit", "text", "", "unit of the measure",
         [](std::string& text, const Row& row) { append_csv(text, row.measure().unit); }},
        {"dimension", "text", "", "what people are grouped by; all: everybody",
         [](std::string& text, const Row& row) {
             append_csv(text, row.dimension() ? row.dimension()->name : "all");
         }},
        {"level", "text", "", "the group of people; all: everybody",
         [](std::string& text, const Row& row) { level(text, row, row.cell.group); }},
    };
}

template <class Row>
Columns<Row> when() {
    return {
        {"period", "text", "", "number of the period, from 1; all: the whole time",
         [](std::string& text, const Row& row) {
             row.cell.period ? number(text, *row.cell.period + 1) : append_csv(text, "all");
         }},
        {"period_start", "date", "", "first day of the period",
         [](std::string& text, const Row& row) {
             text += format_date(row.results.period_starts.at(row.cell.period.value_or(0)));
         }},
        {"period_end", "date", "", "last day of the period",
         [](std::string& text, const Row& row) {
             const std::vector<Date>& ends = row.results.period_ends;
             const Date after = ends.at(row.cell.period.value_or(ends.size() - 1));
             text += format_date(after - std::chrono::days{1});
         }},
    };
}

/// A figure with its interval and errors; `Figure` picks it out of the row.
template <class Row, const Estimate& (*Figure)(const Row&)>
Columns<Row> interval() {
    return {
        {"estimate", "number", "as in column unit", "mean over worlds",
         [](std::string& text, const Row& row) { shown(text, row, Figure(row).mean); }},
        {"low", "number", "as in column unit",
         "lower end of the 95 % interval for a further world; empty below 8 worlds, and of a "
         "difference that no world shows while people act differently",
         [](std::string& text, const Row& row) { shown(text, row, Figure(row).low); }},
        {"high", "number", "as in column unit",
         "upper end of the 95 % interval for a further world; empty below 8 worlds",
         [](std::string& text, const Row& row) { shown(text, row, Figure(row).high); }},
        {"mc_error", "number", "as in column unit",
         "Monte Carlo standard error of the estimate; empty below 8 worlds",
         [](std::string& text, const Row& row) { shown(text, row, Figure(row).mc_error); }},
        {"mc_error_low", "number", "as in column unit",
         "Monte Carlo standard error of the lower end",
         [](std::string& text, const Row& row) { shown(text, row, Figure(row).mc_error_low); }},
        {"mc_error_high", "number", "as in column unit",
         "Monte Carlo standard error of the upper end",
         [](std::string& text, const Row& row) { shown(text, row, Figure(row).mc_error_high); }},
        {"share_draws", "number", "fraction of one",
         "share of the variance over worlds that comes from uncertain parameters",
         [](std::string& text, const Row& row) { shown(text, row, Figure(row).share_draws); }},
        {"share_chance", "number", "fraction of one",
         "share of the variance over worlds that comes from chance",
         [](std::string& text, const Row& row) { shown(text, row, Figure(row).share_chance); }},
    };
}

/// What an effect tells beside the difference itself.
Columns<CellRow<Effect>> comparison() {
    using Row = CellRow<Effect>;
    return {
        {"relative_estimate", "number", "fraction of the mean of versus",
         "estimate divided by the mean of the arm compared with",
         [](std::string& text, const Row& row) { shown(text, row, row.cell.relative.mean); }},
        {"relative_low", "number", "fraction of the mean of versus", "lower end, divided alike",
         [](std::string& text, const Row& row) { shown(text, row, row.cell.relative.low); }},
        {"relative_high", "number", "fraction of the mean of versus", "upper end, divided alike",
         [](std::string& text, const Row& row) { shown(text, row, row.cell.relative.high); }},
        {"relative_mc_error", "number", "fraction of the mean of versus",
         "Monte Carlo standard error of the relative estimate",
         [](std::string& text, const Row& row) { shown(text, row, row.cell.relative.mc_error); }},
        {"probability_lower", "number", "fraction of one",
         "share of worlds in which the arm has less than the one compared with",
         [](std::string& text, const Row& row) { shown(text, row, row.cell.probability_lower); }},
        {"probability_equal", "number", "fraction of one",
         "share of worlds in which both arms have the same",
         [](std::string& text, const Row& row) { shown(text, row, row.cell.probability_equal); }},
        {"variance_ratio", "number", "",
         "variance of the difference over the sum of both arms' variances, within draws; 1: "
         "pairing "
         "of worlds bought nothing",
         [](std::string& text, const Row& row) { shown(text, row, row.cell.variance_ratio); }},
        {"exactly_zero", "yes/no", "", "whether the arms agree to the last digit in every world",
         [](std::string& text, const Row& row) {
             if (!row.cell.suppressed) yes_or_no(text, row.cell.exactly_zero);
         }},
    };
}

/// What a gap tells beside the difference itself.
Columns<CellRow<Gap>> ratio_and_change() {
    using Row = CellRow<Gap>;
    return {
        {"ratio_estimate", "number", "", "mean of level divided by mean of other_level",
         [](std::string& text, const Row& row) { shown(text, row, row.cell.ratio.mean); }},
        {"ratio_low", "number", "", "1 plus the lower end divided by the mean of other_level",
         [](std::string& text, const Row& row) { shown(text, row, row.cell.ratio.low); }},
        {"ratio_high", "number", "", "1 plus the upper end divided by the mean of other_level",
         [](std::string& text, const Row& row) { shown(text, row, row.cell.ratio.high); }},
        {"ratio_mc_error", "number", "", "Monte Carlo standard error of the ratio",
         [](std::string& text, const Row& row) { shown(text, row, row.cell.ratio.mc_error); }},
        {"change_estimate", "number", "as in column unit",
         "the gap in this arm minus that in versus, in the same world; empty: this arm is versus",
         [](std::string& text, const Row& row) { shown(text, row, row.cell.change.mean); }},
        {"change_low", "number", "as in column unit",
         "lower end of the change's 95 % interval for a further world",
         [](std::string& text, const Row& row) { shown(text, row, row.cell.change.low); }},
        {"change_high", "number", "as in column unit",
         "upper end of the change's 95 % interval for a further world",
         [](std::string& text, const Row& row) { shown(text, row, row.cell.change.high); }},
        {"change_mc_error", "number", "as in column unit",
         "Monte Carlo standard error of the change",
         [](std::string& text, const Row& row) { shown(text, row, row.cell.change.mc_error); }},
        {"change_exactly_zero", "yes/no", "",
         "whether the gaps agree to the last digit in every world",
         [](std::string& text, const Row& row) {
             if (!row.cell.suppressed && row.cell.change.worlds > 0)
                 yes_or_no(text, row.cell.unchanged);
         }},
    };
}

template <class Row, const Estimate& (*Figure)(const Row&)>
Columns<Row> standing() {
    return {
        {"worlds", "whole number", "worlds", "worlds in which the figure is defined",
         [](std::string& text, const Row& row) { number(text, Figure(row).worlds); }},
        {"truth", "text", "",
         "true: what happened; recorded: what records say of it; survey: what people say",
         [](std::string& text, const Row& row) { text += word(row.measure().truth); }},
        {"suppressed", "yes/no", "",
         "whether figures are withheld since few people stand behind them",
         [](std::string& text, const Row& row) { yes_or_no(text, row.cell.suppressed); }},
    };
}

const Estimate& value_in(const CellRow<Outcome>& row) { return row.cell.value; }
const Estimate& difference_in(const CellRow<Effect>& row) { return row.cell.difference; }
const Estimate& gap_in(const CellRow<Gap>& row) { return row.cell.difference; }

template <class Row>
void arm(std::string& text, const Row& row) {
    append_csv(text, row.results.arms[row.cell.arm]);
}

template <class Row>
void versus(std::string& text, const Row& row) {
    append_csv(text, row.results.arms[row.results.comparison]);
}

}  // namespace

Columns<CellRow<Outcome>> outcome_columns() {
    using Row = CellRow<Outcome>;
    Columns<Row> columns{{"arm", "text", "", "arm of the scenario", arm<Row>}};
    join(columns, what_and_for_whom<Row>());
    join(columns, when<Row>());
    join(columns, interval<Row, value_in>());
    join(columns, standing<Row, value_in>());
    return columns;
}

Columns<CellRow<Effect>> effect_columns() {
    using Row = CellRow<Effect>;
    Columns<Row> columns{
        {"arm", "text", "", "arm of the scenario", arm<Row>},
        {"versus", "text", "",
         "arm compared with: estimates are arm minus versus, in the same world", versus<Row>},
    };
    join(columns, what_and_for_whom<Row>());
    join(columns, when<Row>());
    join(columns, interval<Row, difference_in>());
    join(columns, comparison());
    join(columns, standing<Row, difference_in>());
    return columns;
}

Columns<CellRow<Gap>> gap_columns() {
    using Row = CellRow<Gap>;
    Columns<Row> columns{
        {"arm", "text", "", "arm of the scenario", arm<Row>},
        {"versus", "text", "", "arm that changes of the gap are told against", versus<Row>},
        {"measure", "text", "", "id of the measure (measures.csv says what it is)",
         [](std::string& text, const Row& row) { append_csv(text, row.measure().id); }},
        {"unit", "text", "", "unit of the measure",
         [](std::string& text, const Row& row) { append_csv(text, row.measure().unit); }},
        {"dimension", "text", "", "what people are grouped by",
         [](std::string& text, const Row& row) { append_csv(text, row.dimension()->name); }},
        {"between", "text", "",
         "extremes: the groups with the highest and the lowest mean in versus (in this arm, if "
         "they are all alike there); ends: the last and the first level",
         [](std::string& text, const Row& row) { text += word(row.cell.between); }},
        {"level", "text", "", "the one group",
         [](std::string& text, const Row& row) { level(text, row, row.cell.group); }},
        {"other_level", "text", "",
         "the other group: estimates are level minus other_level, in the same world, over the "
         "whole time",
         [](std::string& text, const Row& row) { level(text, row, row.cell.other); }},
    };
    join(columns, interval<Row, gap_in>());
    join(columns, ratio_and_change());
    join(columns, standing<Row, gap_in>());
    return columns;
}

Columns<RiskReach> risk_reach_columns() {
    using Row = RiskReach;
    return {
        {"arm", "text", "", "arm of the scenario",
         [](std::string& text, const Row& row) { append_csv(text, row.arm); }},
        {"campaign", "text", "", "campaign of the scenario",
         [](std::string& text, const Row& row) { append_csv(text, row.campaign); }},
        {"risk_decile", "whole number", "",
         "tenth of the campaign's target group by risk at the start (log exposure plus need), from "
         "1, the lowest",
         [](std::string& text, const Row& row) { number(text, row.decile); }},
        {"estimate", "number", "%",
         "share of the tenth who were reached by the end: mean over draws, in the first world of "
         "each",
         [](std::string& text, const Row& row) { shown_share(text, row, row.share.mean); }},
        {"low", "number", "%", "lower end of the 95 % interval for a further draw",
         [](std::string& text, const Row& row) { shown_share(text, row, row.share.low); }},
        {"high", "number", "%", "upper end of the 95 % interval for a further draw",
         [](std::string& text, const Row& row) { shown_share(text, row, row.share.high); }},
        {"mc_error", "number", "%", "Monte Carlo standard error of the estimate",
         [](std::string& text, const Row& row) { shown_share(text, row, row.share.mc_error); }},
        {"draws", "whole number", "draws", "draws with people in the tenth",
         [](std::string& text, const Row& row) { number(text, row.share.worlds); }},
        {"suppressed", "yes/no", "",
         "whether figures are withheld since few people stand behind them",
         [](std::string& text, const Row& row) { yes_or_no(text, row.suppressed); }},
    };
}

Columns<RunRow> run_columns() {
    using Row = RunRow;
    return {
        {"arm", "text", "", "arm of the scenario",
         [](std::string& text, const Row& row) { append_csv(text, row.arm); }},
        {"draw", "whole number", "", "draw of the uncertain parameters, from 0",
         [](std::string& text, const Row& row) { number(text, row.draw); }},
        {"replicate", "whole number", "", "random world within the draw, from 0",
         [](std::string& text, const Row& row) { number(text, row.replicate); }},
        {"measure", "text", "", "id of the measure (measures.csv says what it is)",
         [](std::string& text, const Row& row) { append_csv(text, row.measure); }},
        {"value", "number", "the measure's", "for everybody, over the whole time",
         [](std::string& text, const Row& row) { number(text, row.value); }},
    };
}

Columns<Measure> measure_columns() {
    using Row = Measure;
    return {
        {"measure", "text", "", "id of the measure",
         [](std::string& text, const Row& row) { append_csv(text, row.id); }},
        {"title", "text", "", "its name in reports",
         [](std::string& text, const Row& row) { append_csv(text, row.title); }},
        {"unit", "text", "", "its unit",
         [](std::string& text, const Row& row) { append_csv(text, row.unit); }},
        {"definition", "text", "", "what is counted, in one sentence",
         [](std::string& text, const Row& row) { append_csv(text, row.definition); }},
        {"family", "text", "", "delivery, learning, behaviour, harm, response or value",
         [](std::string& text, const Row& row) { append_csv(text, row.family); }},
        {"better", "text", "", "lower, higher or neither",
         [](std::string& text, const Row& row) { text += word(row.better); }},
        {"truth", "text", "",
         "true: what happened; recorded: what records say of it; survey: what people say",
         [](std::string& text, const Row& row) { text += word(row.truth); }},
        {"numerator", "text", "", "id of the sum that is divided",
         [](std::string& text, const Row& row) { append_csv(text, row.numerator); }},
        {"denominator", "text", "", "id of the sum that it is divided by; empty: by nothing",
         [](std::string& text, const Row& row) { append_csv(text, row.denominator); }},
        {"scale", "number", "", "what the ratio is multiplied by",
         [](std::string& text, const Row& row) { number(text, row.scale); }},
        {"at_end", "yes/no", "", "whether its figure for the whole time is that of the last period",
         [](std::string& text, const Row& row) { yes_or_no(text, row.at_end); }},
    };
}

Columns<DictionaryRow> dictionary_columns() {
    using Row = DictionaryRow;
    return {
        {"table", "text", "", "name of the table's file",
         [](std::string& text, const Row& row) { append_csv(text, row.table); }},
        {"column", "text", "", "name of the column",
         [](std::string& text, const Row& row) { append_csv(text, row.column); }},
        {"type", "text", "",
         "text, number, whole number, date (2024-12-31) or yes/no (true, false)",
         [](std::string& text, const Row& row) { append_csv(text, row.type); }},
        {"unit", "text", "", "unit of the values; empty: none",
         [](std::string& text, const Row& row) { append_csv(text, row.unit); }},
        {"meaning", "text", "", "what the column holds",
         [](std::string& text, const Row& row) { append_csv(text, row.meaning); }},
    };
}

}  // namespace heed
