// The columns of a table as one list: header, rows and data dictionary are all made from it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/outcomes/gaps.hpp"
#include "sim/outcomes/tables.hpp"

namespace heed {

/// One column: what it is called, what it holds, and how it is written for a row. Types: text,
/// number, whole number, date (2024-12-31) and yes/no (true or false).
template <class Row>
struct Column {
    std::string_view name;
    std::string_view type;
    std::string_view unit;     ///< "" if it has none
    std::string_view meaning;  ///< one phrase, no full stop
    void (*write)(std::string& text, const Row& row);
};

template <class Row>
using Columns = std::vector<Column<Row>>;

/// A cell of the outcome or the effect table, with the results that it is of.
template <class Cell>
struct CellRow {
    const Results& results;
    const std::vector<Scheme::Group>& groups;
    const Cell& cell;

    const Measure& measure() const { return results.scheme->measures[cell.measure]; }
    const Dimension* dimension() const {  ///< null: everybody
        const int index = groups[cell.group].dimension;
        return index < 0 ? nullptr : &results.scheme->dimensions[static_cast<std::size_t>(index)];
    }
};

/// The value of one measure in one run.
struct RunRow {
    std::string_view arm, measure;
    std::size_t draw, replicate;
    double value;
};

/// One arm's value for money, and one net benefit, with the results that they are of.
struct ArmValueRow {
    const Results& results;
    const ArmValue& value;
    std::size_t arm;
    const ValueTerms& terms;
};
struct NetBenefitRow {
    const Results& results;
    const NetBenefit& net;
    const ValueTerms& terms;
};

/// One line of the dictionary.
struct DictionaryRow {
    std::string_view table, column, type, unit, meaning;
};

Columns<CellRow<Outcome>> outcome_columns();
Columns<CellRow<Effect>> effect_columns();
Columns<CellRow<Gap>> gap_columns();
Columns<RiskReach> risk_reach_columns();
Columns<ArmValueRow> arm_value_columns();
Columns<NetBenefitRow> net_benefit_columns();
Columns<RunRow> run_columns();
Columns<Measure> measure_columns();
Columns<DictionaryRow> dictionary_columns();

}  // namespace heed
