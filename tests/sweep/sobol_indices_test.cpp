// Sobol' indices against closed forms, with and without chance in the outputs.
#include "sim/sweep/sobol_indices.hpp"

#include <catch2/catch.hpp>
#include <limits>

#include "tests/sweep/functions.hpp"

namespace heed {

namespace {

/// Values lie within `margin` of what is expected, and intervals around it.
void check_all(const std::vector<Figure>& found, const std::vector<double>& expected,
               double margin) {
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        CHECK(found[i].value == Approx(expected[i]).margin(margin));
        CHECK(found[i].low <= found[i].value);
        CHECK(found[i].value <= found[i].high);
    }
}

}  // namespace

TEST_CASE("indices of Ishigami's function") {
    const SaltelliLayout layout{3, true};
    const auto y = outputs(saltelli_design(layout, {0, 8192}, 1), ishigami);
    const Indices found = sobol_indices(layout, y);
    check_all(found.first, {.313905, .442411, 0}, .01);
    check_all(found.total, {.557589, .442411, .243684}, .01);
    check_all(found.second, {0, .243684, 0}, .01);
    CHECK(found.variance == Approx(13.844588).epsilon(.01));
    CHECK(found.mean == Approx(3.5).epsilon(.01));
    CHECK(found.beyond_chance == std::vector<bool>{true, true, true});
    CHECK_FALSE(found.chance_removed);
}

TEST_CASE("indices of the g-function") {
    const SaltelliLayout layout{8, false};
    const auto y = outputs(saltelli_design(layout, {0, 8192}, 1), g_function);
    const Indices found = sobol_indices(layout, y);
    const double s = .000072, t = .000105;
    check_all(found.first, {.716192, .179048, .023676, .007162, s, s, s, s}, .01);
    check_all(found.total, {.787144, .242198, .034317, .010460, t, t, t, t}, .01);
    CHECK(found.second.empty());
}

TEST_CASE("a linear function: shares are squares of slopes, whatever the rows") {
    const SaltelliLayout layout{3, true};
    const auto y = outputs(saltelli_design(layout, {0, 1024}, 1),
                           [](auto x) { return 100 + 2 * x[0] - x[1]; });
    const Indices found = sobol_indices(layout, y, {}, {200, 9});
    check_all(found.first, {.8, .2, 0}, .005);
    check_all(found.total, {.8, .2, 0}, .005);
    CHECK(found.total[2].value == 0);
    CHECK_FALSE(found.beyond_chance[2]);
    const Indices again = sobol_indices(layout, y, {}, {200, 9});
    CHECK(again.total[0].low == found.total[0].low);  // the same bits
    CHECK(sobol_indices(layout, y, {}, {200, 8}).total[0].low != found.total[0].low);
}

TEST_CASE("intervals hold the true index about as often as they say") {
    const SaltelliLayout layout{3, false};
    int held = 0;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        // random rows, as the interval supposes, instead of a Sobol' sequence
        const Design base = random_points(6, {0, 200}, seed);
        Design design{0, 3, {}};
        for (std::size_t row = 0; row < base.points; ++row) {
            const auto a = base.point(row).first(3), b = base.point(row).last(3);
            const auto add = [&](auto of, auto from, std::size_t exchanged) {
                for (std::size_t i = 0; i < 3; ++i)
                    design.unit.push_back(i == exchanged ? from[i] : of[i]);
                ++design.points;
            };
            add(a, b, 3);
            add(b, a, 3);
            for (std::size_t i = 0; i < 3; ++i) add(a, b, i);
        }
        const Indices found = sobol_indices(layout, outputs(design, ishigami), {}, {300, seed});
        held += found.total[0].low < .557589 && .557589 < found.total[0].high ? 1 : 0;
    }
    CHECK(held >= 87);
    CHECK(held <= 100);
}

TEST_CASE("chance in the outputs: what a dummy shows, and what taking chance out gives back") {
    const SaltelliLayout layout{4, true};  // the last is the dummy
    const Design design = saltelli_design(layout, {0, 4096}, 1);
    const double deviation = 2.5;
    const double share = deviation * deviation / (13.844588 + deviation * deviation);
    const auto y = with_noise(outputs(design, ishigami), deviation);

    const Indices raw = sobol_indices(layout, y, {true, {}}, {300, 1});
    REQUIRE(raw.total.size() == 3);
    CHECK(raw.dummy_from == DummyFrom::factor);
    CHECK(raw.dummy_first.value == Approx(0).margin(.03));
    CHECK(raw.dummy_total.value == Approx(share).margin(.02));
    CHECK(raw.chance_share.value == Approx(share).margin(.02));
    CHECK(raw.total[1].value == Approx(.442411 * (1 - share) + share).margin(.03));
    CHECK(raw.beyond_chance == std::vector<bool>{true, true, true});

    const std::vector<double> variance(y.size(), deviation * deviation);
    const Indices cleared = sobol_indices(layout, y, {true, variance}, {300, 1});
    check_all(cleared.first, {.313905, .442411, 0}, .03);
    check_all(cleared.total, {.557589, .442411, .243684}, .03);
    check_all(cleared.second, {0, .243684, 0}, .06);
    CHECK(cleared.dummy_total.value == Approx(0).margin(.02));
    CHECK(cleared.dummy_total.low < 0);
    CHECK(cleared.dummy_total.high > 0);
    CHECK(cleared.chance_share.value == Approx(share).margin(.01));
    CHECK(cleared.chance_removed);
}

TEST_CASE("outputs that are chance alone: nothing is beyond it") {
    const SaltelliLayout layout{5, false};
    const std::size_t points = 512 * layout.points_in_row();
    const auto y = with_noise(std::vector<double>(points, 3.0), 0.7);
    const std::vector<double> variance(points, 0.49);
    for (const auto& chance : {Chance{true, {}}, Chance{true, variance}, Chance{false, variance}}) {
        const Indices found = sobol_indices(layout, y, chance, {300, 1});
        for (const bool beyond : found.beyond_chance) CHECK_FALSE(beyond);
        CHECK(found.chance_share.value == Approx(1).margin(.1));
    }
}

TEST_CASE("the computed dummy is as wide as the one that is run") {
    const SaltelliLayout layout{3, false};
    const Design design = saltelli_design(layout, {0, 1024}, 1);
    const auto y = with_noise(outputs(design, [](auto x) { return 5 * x[0]; }), 0.5);
    const std::vector<double> variance(y.size(), 0.25);
    const Indices run = sobol_indices(layout, y, {true, variance});
    const Indices computed = sobol_indices(layout, y, {false, variance});
    CHECK(computed.dummy_from == DummyFrom::replicates);
    const auto width = [](const Figure& figure) { return figure.high - figure.low; };
    CHECK(width(computed.dummy_total) == Approx(width(run.dummy_total)).epsilon(.2));
    CHECK(width(computed.dummy_first) == Approx(width(run.dummy_first)).epsilon(.2));
    CHECK(computed.beyond_chance == std::vector<bool>{true, false, false});
}

TEST_CASE("rows with a missing output are left out, and counted") {
    const SaltelliLayout layout{2, false};
    auto y = outputs(saltelli_design(layout, {0, 256}, 1), [](auto x) { return x[0]; });
    const Indices all = sobol_indices(layout, y, {}, {100, 1});
    y[7] = std::numeric_limits<double>::quiet_NaN();
    const Indices found = sobol_indices(layout, y, {}, {100, 1});
    CHECK(found.used == 255);
    CHECK(found.left_out == 1);
    CHECK(found.total[0].value == Approx(1).margin(.03));
    CHECK(found.total[0].value != all.total[0].value);
    std::fill(y.begin(), y.end(), std::numeric_limits<double>::quiet_NaN());
    const Indices nothing = sobol_indices(layout, y, {}, {100, 1});
    CHECK(nothing.used == 0);
    CHECK(std::isnan(nothing.total[0].value));
    CHECK_FALSE(nothing.beyond_chance[0]);
}

TEST_CASE("outputs that are all the same: no factor has a share") {
    const SaltelliLayout layout{2, true};
    const std::vector<double> y(64 * layout.points_in_row(), 0.1);
    const Indices found = sobol_indices(layout, y, {}, {100, 1});
    CHECK(found.variance == 0);
    for (const Figure& total : found.total) CHECK(total.value == 0);
    CHECK(found.beyond_chance == std::vector<bool>{false, false});
}

}  // namespace heed
