// Designs: what they promise about their points, and that they can be continued.
#include "sim/sweep/design.hpp"

#include <algorithm>
#include <boost/random/sobol.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <set>

namespace heed {

namespace {

/// Points of `more` stand in `all` from point `first` on.
void check_part(const Design& all, const Design& more, std::size_t first) {
    REQUIRE(all.factors == more.factors);
    REQUIRE(all.points >= first + more.points);
    CHECK(std::equal(more.unit.begin(), more.unit.end(),
                     all.unit.begin() + static_cast<std::ptrdiff_t>(first * all.factors)));
}

/// How often each of so many equal slices of a factor is hit.
std::vector<int> slices_hit(const Design& design, std::size_t factor, std::size_t slices) {
    std::vector<int> hit(slices, 0);
    for (std::size_t i = 0; i < design.points; ++i)
        ++hit[static_cast<std::size_t>(design.at(i, factor) * static_cast<double>(slices))];
    return hit;
}

}  // namespace

TEST_CASE("a grid holds every combination of levels once") {
    const std::vector<std::size_t> levels{2, 1, 3};
    const Design design = grid(levels);
    REQUIRE(design.points == 6);
    CHECK(design.unit == std::vector<double>{0, .5, 0, 0, .5, .5, 0, .5, 1,  //
                                             1, .5, 0, 1, .5, .5, 1, .5, 1});
}

TEST_CASE("coordinates of levels lead back to their numbers") {
    for (std::size_t count = 1; count < 40; ++count)
        for (std::size_t number = 0; number < count; ++number) {
            const double coordinate = coordinate_of_level(number, count);
            const auto back = static_cast<std::size_t>(coordinate * static_cast<double>(count));
            CHECK(std::min(count - 1, back) == number);
        }
}

TEST_CASE("coordinates move to their levels, and a step of a trajectory is never lost") {
    for (const std::size_t count : {2, 3, 4, 5, 7, 10}) {
        const Design design = morris_design(2, 4, {0, 20}, 3);
        const std::vector<std::size_t> levels{count, 0};
        const Design moved = at_levels(design, levels);
        for (std::size_t i = 0; i < design.points; ++i) {
            CHECK(moved.at(i, 1) == design.at(i, 1));
            const double level = moved.at(i, 0) * static_cast<double>(count - 1);
            CHECK(level == Approx(std::round(level)));
            if (i % 3 == 0) continue;
            CHECK((moved.at(i, 0) != moved.at(i - 1, 0)) ==
                  (design.at(i, 0) != design.at(i - 1, 0)));
        }
    }
}

TEST_CASE("one at a time: the base, then each level of each factor") {
    const std::vector<double> base{.5, .25};
    const Design design = one_at_a_time(base, {{0, 1}, {.75}});
    REQUIRE(design.points == 4);
    CHECK(design.unit == std::vector<double>{.5, .25, 0, .25, 1, .25, .5, .75});
}

TEST_CASE("each block of a Latin hypercube holds one point in each slice of each factor") {
    const Design design = latin_hypercube(4, 25, {3, 1}, 7);
    REQUIRE(design.points == 25);
    for (std::size_t factor = 0; factor < 4; ++factor)
        CHECK(slices_hit(design, factor, 25) == std::vector<int>(25, 1));
    CHECK(latin_hypercube(4, 25, {3, 1}, 8).unit != design.unit);
    const Design other = latin_hypercube(4, 25, {4, 1}, 7);
    CHECK(other.unit != design.unit);
    // slices of two factors are matched at random, not alike
    int alike = 0;
    for (std::size_t i = 0; i < 25; ++i)
        alike += std::floor(25 * design.at(i, 0)) == std::floor(25 * design.at(i, 1)) ? 1 : 0;
    CHECK(alike < 10);
}

TEST_CASE("a Sobol' sequence is Boost's, with its point 0, turned by one word for each factor") {
    const std::size_t k = 5;
    const Design design = sobol_sequence(k, {0, 64}, 3);
    boost::random::sobol plain(k);
    const auto bits = [&](std::size_t i, std::size_t factor) {
        return static_cast<std::uint64_t>(design.at(i, factor) * 0x1p52);
    };
    for (std::size_t i = 1; i < 64; ++i)
        for (std::size_t factor = 0; factor < k; ++factor)
            CHECK((bits(i, factor) ^ bits(0, factor)) == plain() >> 12);
    for (std::size_t factor = 0; factor < k; ++factor)  // 2^m points: one in each of 2^m slices
        CHECK(slices_hit(design, factor, 64) == std::vector<int>(64, 1));
    CHECK(std::ranges::all_of(design.unit, [](double x) { return x > 0 && x < 1; }));
}

TEST_CASE("designs are the same whether asked for at once or in parts") {
    check_part(random_points(3, {0, 9}, 1), random_points(3, {4, 5}, 1), 4);
    check_part(latin_hypercube(3, 10, {0, 3}, 1), latin_hypercube(3, 10, {1, 2}, 1), 10);
    for (const std::size_t first : {0, 1, 2, 3, 13, 64})
        check_part(sobol_sequence(3, {0, 80}, 1), sobol_sequence(3, {first, 16}, 1), first);
    check_part(morris_design(3, 4, {0, 5}, 1), morris_design(3, 4, {2, 3}, 1), 2 * 4);
    const SaltelliLayout layout{3, true};
    check_part(saltelli_design(layout, {0, 8}, 1), saltelli_design(layout, {4, 4}, 1), 4 * 8);
}

TEST_CASE("designs are the same numbers for good: stored results are named after them") {
    const auto last = [](const Design& design) {
        return std::vector<double>(design.unit.end() - 2, design.unit.end());
    };
    CHECK(last(random_points(2, {0, 5}, 1)) ==
          std::vector<double>{0x1.e9bda3aep-2, 0x1.93130b8fp-1});
    CHECK(last(latin_hypercube(2, 5, {0, 2}, 1)) ==
          std::vector<double>{0x1.54906a1bccccdp-1, 0x1.234f393e9999ap-1});
    CHECK(last(sobol_sequence(2, {0, 5}, 1)) ==
          std::vector<double>{0x1.f50edcf244052p-2, 0x1.6e4ba83b916b8p-4});
    CHECK(last(morris_design(2, 4, {0, 2}, 1)) == std::vector<double>{2.0 / 3, 1.0 / 3});
    CHECK(last(saltelli_design({2, true}, {0, 2}, 1)) ==
          std::vector<double>{0x1.35cb4e3d7fa65p-1, 0x1.edc97507722d7p-1});
}

TEST_CASE("a trajectory changes each factor once, by delta, within the levels") {
    const std::size_t k = 6, p = 4;
    const Design design = morris_design(k, p, {0, 200}, 11);
    REQUIRE(design.points == 200 * (k + 1));
    int upwards = 0;
    std::set<std::size_t> first_moved;
    for (std::size_t start = 0; start < design.points; start += k + 1) {
        std::set<std::size_t> moved;
        for (std::size_t point = start + 1; point <= start + k; ++point)
            for (std::size_t factor = 0; factor < k; ++factor) {
                const double step = design.at(point, factor) - design.at(point - 1, factor);
                if (step == 0) continue;
                CHECK(std::abs(step) == Approx(p / (2.0 * (p - 1))));
                CHECK(moved.insert(factor).second);
                if (point == start + 1) first_moved.insert(factor);
                upwards += step > 0 ? 1 : 0;
            }
        CHECK(moved.size() == k);
    }
    CHECK(first_moved.size() == k);
    CHECK(upwards == Approx(600).margin(5 * std::sqrt(300)));
    for (std::size_t factor = 0; factor < k; ++factor) {  // every level as often as every other
        std::vector<int> at(p, 0);
        for (std::size_t i = 0; i < design.points; ++i)
            ++at[static_cast<std::size_t>(std::lround(design.at(i, factor) * (p - 1)))];
        for (const int count : at) CHECK(count == Approx(350).margin(120));
    }
}

TEST_CASE("Saltelli's rows: A, B, and each with one column of the other") {
    const SaltelliLayout layout{3, true};
    const Design design = saltelli_design(layout, {0, 4}, 2);
    REQUIRE(layout.points_in_row() == 8);
    REQUIRE(design.points == 32);
    for (std::size_t row = 0; row < 4; ++row)
        for (std::size_t i = 0; i < 3; ++i)
            for (std::size_t factor = 0; factor < 3; ++factor) {
                const double a = design.at(layout.a(row), factor);
                const double b = design.at(layout.b(row), factor);
                CHECK(a != b);
                CHECK(design.at(layout.ab(row, i), factor) == (factor == i ? b : a));
                CHECK(design.at(layout.ba(row, i), factor) == (factor == i ? a : b));
            }
}

}  // namespace heed
