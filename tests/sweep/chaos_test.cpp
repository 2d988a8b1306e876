// The polynomial surface: its basis, closed forms it must give exactly, and what it must not find.
#include "sim/sweep/chaos.hpp"

#include <Eigen/Dense>
#include <catch2/catch.hpp>
#include <limits>

#include "sim/sweep/chaos_basis.hpp"
#include "sim/sweep/sensitivity_least_squares.hpp"
#include "tests/sweep/functions.hpp"

namespace heed {

namespace {

void check_all(const std::vector<Figure>& found, const std::vector<double>& expected,
               double margin) {
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < found.size(); ++i)
        CHECK(found[i].value == Approx(expected[i]).margin(margin));
}

}  // namespace

TEST_CASE("polynomials of evenly spread values are Legendre's") {
    std::vector<double> values;
    for (int i = 0; i < 20000; ++i) values.push_back((i + 0.5) / 20000);
    const OrthonormalPolynomials p(values, 4);
    REQUIRE(p.degree() == 4);
    for (const double x : {0.1, 0.35, 0.8}) {
        const double z = 2 * x - 1;
        const auto at = p.at(x);
        CHECK(at[1] == Approx(std::sqrt(3.0) * z).epsilon(1e-3));
        CHECK(at[2] == Approx(std::sqrt(5.0) * (3 * z * z - 1) / 2).epsilon(1e-3));
        CHECK(at[3] == Approx(std::sqrt(7.0) * (5 * z * z * z - 3 * z) / 2).epsilon(1e-3));
        CHECK(at[4] == Approx(3 * (35 * std::pow(z, 4) - 30 * z * z + 3) / 8).epsilon(1e-3));
    }
}

TEST_CASE("polynomials are orthonormal over any values, as many as differ") {
    const std::vector<double> values{1, 1, 2, 5, 5, 5, 40};
    const OrthonormalPolynomials p(values, 10);
    REQUIRE(p.degree() == 3);
    for (std::size_t a = 0; a <= 3; ++a)
        for (std::size_t b = 0; b <= 3; ++b) {
            double mean = 0;
            for (const double value : values) mean += p.at(value)[a] * p.at(value)[b] / 7;
            CHECK(mean == Approx(a == b ? 1 : 0).margin(1e-12));
        }
    CHECK(OrthonormalPolynomials(std::vector<double>(5, 2.0), 10).degree() == 0);
}

TEST_CASE("the ladder adds what is simple first") {
    const std::vector<std::size_t> degrees{10, 10, 10};
    const Ladder all = ladder(degrees, 1000);
    // 1 + x; + x²; + x³, xy; + x⁴, x²y; + x⁵, third-degree pairs, xyz
    REQUIRE(all.sizes.size() == 10);
    CHECK(std::vector<std::size_t>(all.sizes.begin(), all.sizes.begin() + 5) ==
          std::vector<std::size_t>{4, 7, 13, 22, 22 + 3 + 9 + 1});
    CHECK(ladder(degrees, 21).terms.size() == 12);
    const std::vector<std::size_t> two_levels{1, 1};
    CHECK(ladder(two_levels, 1000).sizes == std::vector<std::size_t>{3, 4});
}

TEST_CASE("least squares agree with Eigen's QR, and leave out columns that depend on others") {
    const std::size_t n = 60, k = 6;
    const Design random = random_points(k, {0, n}, 3);
    auto values = random.unit;
    for (std::size_t i = 0; i < n; ++i) values[i * k + 4] = values[i * k] - 2 * values[i * k + 1];
    const auto y = with_noise(std::vector<double>(n, 1.0), 1);
    const OrthogonalColumns columns(values, n, k);
    const auto found = columns.coefficients(columns.project(y));
    CHECK_FALSE(columns.independent(4));
    CHECK(found[4] == 0);

    const std::vector<std::size_t> kept{0, 1, 2, 3, 5};
    Eigen::MatrixXd a(n, 5);
    Eigen::VectorXd b(n);
    for (std::size_t i = 0; i < n; ++i) {
        b[static_cast<int>(i)] = y[i];
        for (std::size_t j = 0; j < 5; ++j)
            a(static_cast<int>(i), static_cast<int>(j)) = values[i * k + kept[j]];
    }
    const Eigen::VectorXd expected = a.colPivHouseholderQr().solve(b);
    const Eigen::MatrixXd inverse = (a.transpose() * a).inverse();
    const auto variances = columns.variances(k);
    for (int j = 0; j < 5; ++j) {
        CHECK(found[kept[static_cast<std::size_t>(j)]] == Approx(expected[j]));
        CHECK(variances[kept[static_cast<std::size_t>(j)]] == Approx(inverse(j, j)));
    }
}

TEST_CASE("a residual over one less the leverage is the error of a fit without the point") {
    const std::size_t n = 25, k = 4;
    const Design random = random_points(k, {0, n}, 3);
    const auto y = with_noise(std::vector<double>(n, 1.0), 1);
    const OrthogonalColumns all(random.unit, n, k);
    const auto projected = all.project(y);
    for (const std::size_t out : {std::size_t{0}, std::size_t{13}}) {
        double left = y[out], leverage = 0;
        for (std::size_t j = 0; j < k; ++j) {
            left -= all.row(out)[j] * projected[j];
            leverage += all.row(out)[j] * all.row(out)[j];
        }
        auto values = random.unit;
        auto others = y;
        const auto at = static_cast<std::ptrdiff_t>(out), width = static_cast<std::ptrdiff_t>(k);
        values.erase(values.begin() + at * width, values.begin() + (at + 1) * width);
        others.erase(others.begin() + at);
        const OrthogonalColumns rest(values, n - 1, k);
        const auto beta = rest.coefficients(rest.project(others));
        double error = y[out];
        for (std::size_t j = 0; j < k; ++j) error -= beta[j] * random.at(out, j);
        CHECK(left / (1 - leverage) == Approx(error));
    }
}

TEST_CASE("a polynomial is found exactly, with its size") {
    // shares of x, y, xy in V of 3(x − ½) + (y − ½) + 6(x − ½)(y − ½): 9/12 : 1/12 : 36/144
    const Design design = latin_hypercube(3, 200, {0, 1}, 1);
    const auto y = outputs(design, [](auto x) {
        return 5 + 3 * (x[0] - .5) + (x[1] - .5) + 6 * (x[0] - .5) * (x[1] - .5);
    });
    const SurfaceReading found = ChaosAnalysis(design)(y);
    const double whole = 9.0 / 12 + 1.0 / 12 + 36.0 / 144;
    const double x = 9 / 12.0 / whole, z = 1 / 12.0 / whole, xz = 36 / 144.0 / whole;
    // the values are not quite even, nor quite independent
    check_all(found.indices.first, {x, z, 0}, .03);
    check_all(found.indices.total, {x + xz, z + xz, 0}, .03);
    check_all(found.indices.second, {xz, 0, 0}, .03);
    CHECK(found.explained == Approx(1));
    CHECK(found.residual_share.value == Approx(0).margin(1e-9));
    CHECK(found.interactions);
    CHECK(found.degree == 3);
    CHECK(found.indices.beyond_chance == std::vector<bool>{true, true, false});
    CHECK(found.indices.variance == Approx(whole).epsilon(.05));
    REQUIRE(found.bars.size() == 3);
    CHECK(found.bars[0].low == Approx(.1).margin(.01));
    CHECK(found.bars[0].at_low.value == Approx(5 + 3 * (found.bars[0].low - .5)).margin(.03));
    CHECK(found.bars[0].at_high.value == Approx(5 + 3 * (found.bars[0].high - .5)).margin(.03));
    CHECK(found.bars[2].at_low.value == Approx(found.bars[2].at_high.value).margin(1e-6));
}

TEST_CASE("a plane on a full grid: shares to the last digits, and no more than a plane") {
    const std::vector<std::size_t> levels{2, 3, 4};
    const Design design = grid(levels);
    const auto y = outputs(design, [](auto x) { return x[0] + 2 * x[1]; });
    const SurfaceReading found = ChaosAnalysis(design)(y);
    const double a = 1 / 4.0, b = 4 * (1 / 6.0);  // variances of two and of three even levels
    check_all(found.indices.first, {a / (a + b), b / (a + b), 0}, 1e-9);
    check_all(found.indices.total, {a / (a + b), b / (a + b), 0}, 1e-9);
    CHECK_FALSE(found.interactions);
    CHECK(found.degree == 1);
    CHECK(found.indices.variance == Approx(a + b));
}

TEST_CASE("Ishigami's function from 500 points of a Latin hypercube") {
    const Design design = latin_hypercube(3, 500, {0, 1}, 1);
    const SurfaceReading found = ChaosAnalysis(design)(outputs(design, ishigami));
    CHECK(found.explained > .95);
    check_all(found.indices.first, {.313905, .442411, 0}, .03);
    check_all(found.indices.total, {.557589, .442411, .243684}, .03);
    check_all(found.indices.second, {0, .243684, 0}, .03);
    CHECK(found.indices.beyond_chance == std::vector<bool>{true, true, true});
    for (const Figure& total : found.indices.total) {
        CHECK(total.low < total.value);
        CHECK(total.value < total.high);
    }
}

TEST_CASE("a surface of chance alone finds nothing beyond it") {
    const Design design = latin_hypercube(6, 300, {0, 1}, 1);
    int beyond = 0;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const auto y = with_noise(std::vector<double>(design.points, 3.0), 0.7, seed);
        const SurfaceReading found = ChaosAnalysis(design, false, {200, seed})(y);
        CHECK(found.explained < .1);
        CHECK(found.residual_share.value > .85);
        for (const bool one : found.indices.beyond_chance) beyond += one ? 1 : 0;
    }
    CHECK(beyond <= 3);  // of 120
}

TEST_CASE("chance beside an effect: shares of the whole, and of what is expected") {
    const Design design = latin_hypercube(4, 2000, {0, 1}, 1);
    const double deviation = .3;
    const auto exact = outputs(design, [](auto x) { return 2 * x[0] + x[1]; });
    const double chance = deviation * deviation / (5.0 / 12 + deviation * deviation);
    const auto y = with_noise(exact, deviation);
    ChaosAnalysis analysis(design);
    const SurfaceReading whole = analysis(y);
    check_all(whole.indices.total, {.8 * (1 - chance), .2 * (1 - chance), 0, 0}, .02);
    CHECK(whole.residual_share.value == Approx(chance).margin(.02));
    CHECK(whole.explained == Approx(1 - chance).margin(.02));
    const std::vector<double> variance(y.size(), deviation * deviation);
    const SurfaceReading expected = analysis(y, variance);
    check_all(expected.indices.total, {.8, .2, 0, 0}, .03);
    CHECK(expected.indices.chance_share.value == Approx(chance).margin(.02));
    CHECK(expected.indices.beyond_chance == std::vector<bool>{true, true, false, false});
}

TEST_CASE("intervals of a surface hold the true share about as often as they say") {
    int held = 0;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        const Design design = latin_hypercube(3, 120, {0, 1}, seed);
        const auto y =
            with_noise(outputs(design, [](auto x) { return 2 * x[0] + x[1]; }), .4, seed);
        const double chance = .16 / (5.0 / 12 + .16);
        const Figure found = ChaosAnalysis(design, false, {200, seed})(y).indices.total[0];
        held += found.low < .8 * (1 - chance) && .8 * (1 - chance) < found.high ? 1 : 0;
    }
    CHECK(held >= 87);
    CHECK(held < 100);
}

TEST_CASE("a design's own dummy is used, and results are the same bits again") {
    const Design design = latin_hypercube(3, 100, {0, 1}, 1);
    const auto y = with_noise(outputs(design, [](auto x) { return x[0]; }), .1);
    ChaosAnalysis analysis(design, true);
    const SurfaceReading found = analysis(y);
    REQUIRE(found.indices.total.size() == 2);
    CHECK(found.indices.dummy_from == DummyFrom::factor);
    const SurfaceReading again = ChaosAnalysis(design, true)(y);
    for (std::size_t i = 0; i < 2; ++i) {
        CHECK(again.indices.total[i].low == found.indices.total[i].low);
        CHECK(again.indices.total[i].high == found.indices.total[i].high);
    }
}

TEST_CASE("points without an output are left out and counted; too few points tell nothing") {
    const Design design = latin_hypercube(2, 60, {0, 1}, 1);
    auto y = outputs(design, [](auto x) { return 1 + x[0]; });
    y[3] = y[17] = std::numeric_limits<double>::quiet_NaN();
    ChaosAnalysis analysis(design);
    const SurfaceReading found = analysis(y);
    CHECK(found.indices.used == 58);
    CHECK(found.indices.left_out == 2);
    CHECK(found.indices.total[0].value == Approx(1));
    for (std::size_t i = 3; i < 60; ++i) y[i] = std::numeric_limits<double>::quiet_NaN();
    const SurfaceReading nothing = analysis(y);
    CHECK(nothing.indices.used == 3);
    CHECK(std::isnan(nothing.indices.total[0].value));
    CHECK(std::isnan(nothing.explained));
}

TEST_CASE("a surface of outputs that are all the same has no shares") {
    const Design design = latin_hypercube(2, 60, {0, 1}, 1);
    const SurfaceReading found = ChaosAnalysis(design)(std::vector<double>(60, 0.1));
    for (const Figure& total : found.indices.total) CHECK(total.value == 0);
    CHECK(found.indices.variance == 0);
    CHECK(found.indices.mean == 0.1);
}

TEST_CASE("ten thousand points of ten factors, twenty outcomes", "[.speed]") {
    const Design design = latin_hypercube(10, 10000, {0, 1}, 1);
    ChaosAnalysis analysis(design);
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const auto y = with_noise(
            outputs(design, [](auto x) { return std::sin(6 * x[0]) * x[1] + x[2]; }), .3, seed);
        const SurfaceReading found = analysis(y);
        CHECK(found.explained > .5);
    }
}

}  // namespace heed
