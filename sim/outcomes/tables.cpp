// Writes tables row by row from their lists of columns.
#include "sim/outcomes/tables.hpp"

#include "sim/outcomes/columns.hpp"
#include "sim/outcomes/world_values.hpp"

namespace heed {

namespace {

template <class Row>
std::string header(const Columns<Row>& columns) {
    std::string text;
    for (const Column<Row>& column : columns) {
        if (!text.empty()) text += ',';
        append_csv(text, column.name);
    }
    return text + '\n';
}

template <class Row>
void append_row(std::string& text, const Columns<Row>& columns, const Row& row) {
    bool first = true;
    for (const Column<Row>& column : columns) {
        if (!first) text += ',';
        first = false;
        column.write(text, row);
    }
    text += '\n';
}

template <class Cell>
std::string cells_csv(const Results& results, const std::vector<Cell>& cells,
                      const Columns<CellRow<Cell>>& columns) {
    const std::vector<Scheme::Group> groups = results.scheme->groups();
    std::string text = header(columns);
    for (const Cell& cell : cells)
        if (cell.group == 0 || results.scheme->has_groups(results.scheme->measures[cell.measure]))
            append_row(text, columns, {results, groups, cell});
    return text;
}

template <class Row>
void describe(std::string& text, std::string_view table, const Columns<Row>& columns) {
    for (const Column<Row>& column : columns)
        append_row(text, dictionary_columns(),
                   {table, column.name, column.type, column.unit, column.meaning});
}

}  // namespace

void append_csv(std::string& text, std::string_view field) {
    if (field.find_first_of(",\"\r\n") == std::string_view::npos) {
        text += field;
        return;
    }
    text += '"';
    for (const char letter : field) {
        if (letter == '"') text += '"';
        text += letter;
    }
    text += '"';
}

std::string outcomes_csv(const Results& results, const std::vector<Outcome>& outcomes) {
    return cells_csv(results, outcomes, outcome_columns());
}

std::string effects_csv(const Results& results, const std::vector<Effect>& effects) {
    return cells_csv(results, effects, effect_columns());
}

std::string gaps_csv(const Results& results, const std::vector<Gap>& gaps) {
    return cells_csv(results, gaps, gap_columns());
}

std::string reach_by_risk_csv(const std::vector<RiskReach>& rows) {
    const Columns<RiskReach> columns = risk_reach_columns();
    std::string text = header(columns);
    for (const RiskReach& row : rows) append_row(text, columns, row);
    return text;
}

std::string value_csv(const Results& results, const std::vector<ArmValue>& arms,
                      const ValueTerms& terms) {
    const Columns<ArmValueRow> columns = arm_value_columns();
    std::string text = header(columns);
    for (std::size_t arm = 0; arm < arms.size(); ++arm)
        append_row(text, columns, {results, arms[arm], arm, terms});
    return text;
}

std::string net_benefit_csv(const Results& results, const std::vector<NetBenefit>& table,
                            const ValueTerms& terms) {
    const Columns<NetBenefitRow> columns = net_benefit_columns();
    std::string text = header(columns);
    for (const NetBenefit& row : table) append_row(text, columns, {results, row, terms});
    return text;
}

std::string runs_csv(const Results& results, double suppress_below) {
    const Columns<RunRow> columns = run_columns();
    std::string text = header(columns);
    WorldValues values(results);
    for (const Measure& measure : results.scheme->measures) {
        values.fill(measure, std::nullopt);
        for (std::size_t arm = 0; arm < results.arms.size(); ++arm) {
            if (values.is_small(arm, 0, suppress_below)) continue;
            for (std::size_t world = 0; world < results.worlds(); ++world)
                append_row(text, columns,
                           {results.arms[arm], measure.id, world / results.replicates,
                            world % results.replicates, values.of(arm, 0)[world]});
        }
    }
    return text;
}

std::string measures_csv(const Scheme& scheme) {
    const Columns<Measure> columns = measure_columns();
    std::string text = header(columns);
    for (const Measure& measure : scheme.measures) append_row(text, columns, measure);
    return text;
}

std::string dictionary_csv() {
    std::string text = header(dictionary_columns());
    describe(text, "outcomes.csv", outcome_columns());
    describe(text, "effects.csv", effect_columns());
    describe(text, "gaps.csv", gap_columns());
    describe(text, "reach_by_risk.csv", risk_reach_columns());
    describe(text, "value.csv", arm_value_columns());
    describe(text, "net_benefit.csv", net_benefit_columns());
    describe(text, "runs.csv", run_columns());
    describe(text, "measures.csv", measure_columns());
    describe(text, "dictionary.csv", dictionary_columns());
    return text;
}

}  // namespace heed
