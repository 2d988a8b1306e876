// The rows and cells of the report's data tables, each cell with its printed words and raw value.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "sim/report/words.hpp"

namespace heed {

/// What the template takes for "leave this out": words that are empty become false.
nlohmann::json words_or_false(const std::string& words);
nlohmann::json number_or_null(std::optional<double> value);

/// A row's name, a cell of words, and a cell of a number with the raw value kept for the CSV file.
nlohmann::json head_cell(const std::string& words);
nlohmann::json text_cell(const std::string& words);
nlohmann::json number_cell(const std::string& words, std::optional<double> value);
nlohmann::json number_cell(std::optional<double> value, int decimals);
nlohmann::json percent_cell(std::optional<double> share);

/// mean, low, high and Monte Carlo error of an estimate as four cells, and their column titles.
void add_estimate_cells(nlohmann::json& cells, const PrintedEstimate& estimate);
void add_estimate_columns(nlohmann::json& columns);

/// A column's title; numeric columns are aligned to the right.
nlohmann::json column(const std::string& words, bool numeric = false);

/// A table from its columns and rows, each row an array of cells.
nlohmann::json table_of(const std::string& caption, nlohmann::json columns, nlohmann::json rows);

}  // namespace heed
