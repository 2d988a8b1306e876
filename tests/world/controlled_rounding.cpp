// Rounding a table with its margins kept: properties over random tables, and no bias.
#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <cmath>

#include "sim/world/fitting.hpp"

using namespace heed;

namespace {

/// Whether a sum is rounded to a whole neighbour: itself where it is whole.
bool rounds(double sum, double whole) { return std::abs(whole - sum) < 1 - 1e-4 || whole == sum; }

}  // namespace

TEST_CASE("cells and margins are rounded to whole neighbours", "[world][fitting]") {
    CHECK(rc::check([](std::uint8_t seed) {
        const std::size_t rows = *rc::gen::inRange<std::size_t>(1, 7);
        const std::size_t columns = *rc::gen::inRange<std::size_t>(1, 7);
        std::vector<double> cells(rows * columns);
        for (double& cell : cells) cell = *rc::gen::inRange(0, 60) / 12.0;
        const Dice dice(seed, 0, 0);
        Dice::Stream stream = dice.stream(Decision::synthesis_age, 0, 0);
        const auto whole = controlled_rounding(cells, columns, stream);
        for (std::size_t k = 0; k < cells.size(); ++k) RC_ASSERT(std::abs(whole[k] - cells[k]) < 1);
        for (std::size_t row = 0; row < rows; ++row) {
            double sum = 0, got = 0;
            for (std::size_t k = 0; k < columns; ++k) {
                sum += cells[row * columns + k];
                got += whole[row * columns + k];
            }
            RC_ASSERT(rounds(sum, got));
        }
        for (std::size_t column = 0; column < columns; ++column) {
            double sum = 0, got = 0;
            for (std::size_t k = 0; k < rows; ++k) {
                sum += cells[k * columns + column];
                got += whole[k * columns + column];
            }
            RC_ASSERT(rounds(sum, got));
        }
    }));
}

TEST_CASE("rounding has no bias", "[world][fitting]") {
    const std::vector<double> cells{.2, .5, .3, .6, .1, .3, .2, .4, .4};
    std::vector<double> mean(cells.size(), 0.0);
    const int times = 20000;
    const Dice dice(1, 0, 0);
    Dice::Stream stream = dice.stream(Decision::synthesis_age, 0, 0);
    for (int k = 0; k < times; ++k) {
        const auto whole = controlled_rounding(cells, 3, stream);
        for (std::size_t cell = 0; cell < cells.size(); ++cell)
            mean[cell] += whole[cell] / double{times};
    }
    for (std::size_t cell = 0; cell < cells.size(); ++cell)
        CHECK(mean[cell] == Approx(cells[cell]).margin(4 * std::sqrt(.25 / times)));
}

TEST_CASE("a whole table stays as it is", "[world][fitting]") {
    const std::vector<double> cells{3, 0, 2, 7};
    const Dice dice(1, 0, 0);
    Dice::Stream stream = dice.stream(Decision::synthesis_age, 0, 0);
    CHECK(controlled_rounding(cells, 2, stream) == std::vector<std::uint32_t>{3, 0, 2, 7});
}
