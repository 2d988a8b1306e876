// CSV text read back field by field, and the dictionary held against the headers.
#include "sim/outcomes/tables.hpp"

#include <rapidcheck/catch.h>

#include <catch2/catch.hpp>
#include <limits>
#include <map>

#include "tests/outcomes/worlds.hpp"

namespace heed {

namespace {

using Table = std::vector<std::vector<std::string>>;

/// Reads CSV as RFC 4180 says; lines end in a line feed.
Table read_csv(const std::string& text) {
    Table table;
    std::vector<std::string> row;
    std::string field;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char letter = text[i];
        if (quoted) {
            if (letter == '"' && i + 1 < text.size() && text[i + 1] == '"')
                field += text[++i];
            else if (letter == '"')
                quoted = false;
            else
                field += letter;
        } else if (letter == '"') {
            REQUIRE(field.empty());
            quoted = true;
        } else if (letter == ',' || letter == '\n') {
            row.push_back(std::move(field));
            field.clear();
            if (letter == '\n') table.push_back(std::move(row)), row.clear();
        } else {
            field += letter;
        }
    }
    REQUIRE_FALSE(quoted);
    REQUIRE(field.empty());
    REQUIRE(row.empty());
    return table;
}

/// Rows as column → field; every row must have as many fields as the header.
std::vector<std::map<std::string, std::string>> rows_of(const std::string& text) {
    const Table table = read_csv(text);
    std::vector<std::map<std::string, std::string>> rows;
    for (std::size_t i = 1; i < table.size(); ++i) {
        REQUIRE(table[i].size() == table[0].size());
        rows.emplace_back();
        for (std::size_t j = 0; j < table[i].size(); ++j) rows.back()[table[0][j]] = table[i][j];
    }
    return rows;
}

double number(const std::string& field) {
    std::size_t used = 0;
    const double value = std::stod(field, &used);
    REQUIRE(used == field.size());
    return value;
}

}  // namespace

TEST_CASE("outcomes are read back to the last digit") {
    const Results results = any_results(2, 2, 3);
    const std::vector<Outcome> table = outcomes(results, 0);
    const auto rows = rows_of(outcomes_csv(results, table));
    REQUIRE(rows.size() == table.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        CHECK(number(rows[i].at("estimate")) == table[i].value.mean);
        CHECK(number(rows[i].at("low")) == table[i].value.low);
        CHECK(number(rows[i].at("high")) == table[i].value.high);
        CHECK(number(rows[i].at("mc_error")) == table[i].value.mc_error);
        CHECK(number(rows[i].at("mc_error_low")) == table[i].value.mc_error_low);
        CHECK(number(rows[i].at("share_draws")) == table[i].value.share_draws);
        CHECK(rows[i].at("worlds") == "6");
        CHECK(rows[i].at("suppressed") == "false");
    }
    CHECK(rows[0].at("arm") == "arm_0");
    CHECK(rows[0].at("measure") == "entries");
    CHECK(rows[0].at("dimension") == "all");
    CHECK(rows[0].at("level") == "all");
    CHECK(rows[0].at("period") == "1");
    CHECK(rows[0].at("period_start") == "2024-01-01");
    CHECK(rows[0].at("period_end") == "2024-03-31");
    CHECK(rows[2].at("period") == "all");
    CHECK(rows[2].at("period_start") == "2024-01-01");
    CHECK(rows[2].at("period_end") == "2024-06-30");
    CHECK(rows[2].at("truth") == "true");
    CHECK(rows[6].at("dimension") == "gender");
    CHECK(rows[6].at("level") == "male");
    CHECK(rows.back().at("arm") == "arm_1");
    CHECK(rows.back().at("level") == "25+");
}

TEST_CASE("effects are read back to the last digit") {
    const Results results = any_results(3, 2, 3);
    const std::vector<Effect> table = effects(results, 0);
    const auto rows = rows_of(effects_csv(results, table));
    REQUIRE(rows.size() == table.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        CHECK(rows[i].at("versus") == "arm_0");
        CHECK(number(rows[i].at("estimate")) == table[i].difference.mean);
        CHECK(number(rows[i].at("relative_estimate")) == table[i].relative.mean);
        CHECK(number(rows[i].at("relative_low")) == table[i].relative.low);
        CHECK(number(rows[i].at("relative_mc_error")) == table[i].relative.mc_error);
        CHECK(number(rows[i].at("probability_lower")) == table[i].probability_lower);
        CHECK(number(rows[i].at("variance_ratio")) == table[i].variance_ratio);
        CHECK(rows[i].at("exactly_zero") == "false");
    }
}

TEST_CASE("what is undefined or suppressed is empty") {
    Results results = entries_in_worlds({4, 4}, {0, 0}, 2);
    const auto rows = rows_of(outcomes_csv(results, outcomes(results, 5)));
    CHECK(rows[0].at("suppressed") == "true");
    CHECK(rows[0].at("estimate").empty());
    CHECK(rows[0].at("low").empty());
    CHECK(rows[0].at("share_chance").empty());
    CHECK(rows[2].at("suppressed") == "false");
    CHECK(rows[2].at("estimate") == "0");
    const auto withheld = rows_of(effects_csv(results, effects(results, 5)));
    CHECK(withheld[0].at("estimate").empty());
    CHECK(withheld[0].at("relative_high").empty());
    CHECK(withheld[0].at("exactly_zero").empty());
    const auto alone = rows_of(
        effects_csv(entries_in_worlds({0}, {3}, 1), effects(entries_in_worlds({0}, {3}, 1), 0)));
    CHECK(alone[0].at("estimate") == "3");
    CHECK(alone[0].at("low").empty());
    CHECK(alone[0].at("relative_estimate").empty());
    CHECK(alone[0].at("worlds") == "1");
}

TEST_CASE("what belongs to no person is told for everybody alone") {
    Results results = any_results(2, 1, 3);
    auto scheme = std::make_shared<Scheme>(*results.scheme);
    scheme->tallies[0].without_person = true;
    results.scheme = scheme;
    for (const auto& row : rows_of(outcomes_csv(results, outcomes(results, 0))))
        CHECK(row.at("dimension") == "all");
    const auto rows = rows_of(effects_csv(results, effects(results, 0)));
    CHECK(rows.size() == 2 * 3);  // measures; periods and the whole time
    for (const auto& row : rows) CHECK(row.at("worlds") == "3");
}

TEST_CASE("gaps are read back to the last digit") {
    const Results results = any_results(2, 2, 3);
    const std::vector<Gap> table = gaps(results, 0);
    const auto rows = rows_of(gaps_csv(results, table));
    REQUIRE(rows.size() == table.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        CHECK(rows[i].at("versus") == "arm_0");
        CHECK(rows[i].at("measure") == "entry_rate");
        CHECK(rows[i].at("level") != rows[i].at("other_level"));
        CHECK(number(rows[i].at("estimate")) == table[i].difference.mean);
        CHECK(number(rows[i].at("ratio_estimate")) == table[i].ratio.mean);
        CHECK(number(rows[i].at("ratio_low")) == table[i].ratio.low);
        CHECK(rows[i].at("change_estimate").empty() == (rows[i].at("arm") == "arm_0"));
        if (table[i].arm == 0) continue;
        CHECK(number(rows[i].at("change_estimate")) == table[i].change.mean);
        CHECK(rows[i].at("change_exactly_zero") == "false");
    }
    CHECK(rows[1].at("between") == "ends");
    CHECK(rows[1].at("level") == "male");
    CHECK(rows[1].at("other_level") == "female");
}

TEST_CASE("reach by risk: a line for each tenth, empty where withheld") {
    Estimate share;
    share.mean = 12.5;
    share.worlds = 3;
    const auto rows = rows_of(reach_by_risk_csv(
        {{"radio", "story", 1, share, false}, {"radio", "story", 2, share, true}}));
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].at("campaign") == "story");
    CHECK(rows[0].at("estimate") == "12.5");
    CHECK(rows[0].at("draws") == "3");
    CHECK(rows[1].at("risk_decile") == "2");
    CHECK(rows[1].at("estimate").empty());
}

TEST_CASE("runs: everybody's value in each world") {
    const Results results = entries_in_worlds({4, 8, 6, 2}, {3, 6, 0.1, 0}, 2);
    const auto rows = rows_of(runs_csv(results, 0));
    REQUIRE(rows.size() == 8);
    CHECK(rows[0].at("arm") == "none");
    CHECK(rows[6].at("arm") == "radio");
    CHECK(rows[6].at("draw") == "1");
    CHECK(rows[6].at("replicate") == "0");
    CHECK(rows[6].at("measure") == "entries");
    CHECK(rows[6].at("value") == "0.1");
    CHECK(rows_of(runs_csv(results, 4)).size() == 4);  // radio's mean is below four
}

TEST_CASE("measures, with texts that must be quoted") {
    Scheme scheme;
    Measure calls = measure("calls", "calls", "years", 1000);
    calls.title = "Calls, \"first\" and later";
    calls.definition = "One line\nand another.";
    calls.truth = Truth::recorded;
    calls.better = Better::higher;
    scheme.measures = {calls, measure("plain", "calls", "")};
    const auto rows = rows_of(measures_csv(scheme));
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].at("title") == calls.title);
    CHECK(rows[0].at("definition") == calls.definition);
    CHECK(rows[0].at("truth") == "recorded");
    CHECK(rows[0].at("better") == "higher");
    CHECK(rows[0].at("scale") == "1000");
    CHECK(rows[0].at("at_end") == "false");
    CHECK(rows[1].at("denominator").empty());
}

TEST_CASE("the dictionary has every column of every table, in order, and says what it means") {
    const Results results = any_results(2, 1, 2);
    const std::map<std::string, std::string> tables{
        {"outcomes.csv", outcomes_csv(results, outcomes(results, 0))},
        {"effects.csv", effects_csv(results, effects(results, 0))},
        {"gaps.csv", gaps_csv(results, gaps(results, 0))},
        {"reach_by_risk.csv", reach_by_risk_csv({})},
        {"value.csv", value_csv(results, {}, {})},
        {"net_benefit.csv", net_benefit_csv(results, {}, {})},
        {"runs.csv", runs_csv(results, 0)},
        {"measures.csv", measures_csv(*results.scheme)},
        {"dictionary.csv", dictionary_csv()}};
    std::map<std::string, std::vector<std::string>> said;
    for (const auto& row : rows_of(dictionary_csv())) {
        said[row.at("table")].push_back(row.at("column"));
        CHECK_FALSE(row.at("meaning").empty());
        CHECK_FALSE(row.at("type").empty());
    }
    CHECK(said.size() == tables.size());
    for (const auto& [name, text] : tables) CHECK(said[name] == read_csv(text).front());
}

TEST_CASE("fields of the type that the dictionary tells") {
    const Results results = any_results(2, 1, 2);
    std::map<std::string, std::string> type;
    for (const auto& row : rows_of(dictionary_csv()))
        if (row.at("table") == "effects.csv") type[row.at("column")] = row.at("type");
    for (const auto& row : rows_of(effects_csv(results, effects(results, 0)))) {
        for (const auto& [column, field] : row) {
            INFO(column << " = " << field);
            if (type[column] == "number" && !field.empty()) number(field);
            if (type[column] == "whole number") CHECK(std::to_string(std::stol(field)) == field);
            if (type[column] == "date") CHECK(field.size() == 10);
            if (type[column] == "yes/no") CHECK((field == "true" || field == "false"));
        }
    }
}

TEST_CASE("any text goes through a field unchanged") {
    rc::prop("quoting is undone by reading", [] {
        const auto text =
            *rc::gen::container<std::string>(rc::gen::element('a', ',', '"', '\n', '\r'));
        std::string line;
        append_csv(line, text);
        const Table table = read_csv("x," + line + "\n");
        RC_ASSERT(table.size() == 1U);
        RC_ASSERT(table[0].size() == 2U);
        RC_ASSERT(table[0][1] == text);
    });
}

}  // namespace heed
