// Intervals and their errors against quantile functions, and against what many samples show.
#include "sim/outcomes/statistics.hpp"

#include <rapidcheck/catch.h>

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/random/exponential_distribution.hpp>
#include <boost/random/mersenne_twister.hpp>
#include <boost/random/normal_distribution.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <functional>

namespace heed {

namespace {

/// Many samples of worlds: how often a further world falls inside, and what ends and errors are.
struct Trial {
    double coverage = 0;
    double mean_low = 0, spread_low = 0, told_low = 0;  ///< spread over samples; told by the errors
    double mean_high = 0, spread_high = 0, told_high = 0;
};

Trial try_out(int samples, std::size_t draws, std::size_t replicates,
              const std::function<double()>& effect, const std::function<double()>& chance) {
    Trial trial;
    Distiller distil(replicates);
    std::vector<double> low, high;
    for (int sample = 0; sample < samples; ++sample) {
        std::vector<double> values;
        for (std::size_t draw = 0; draw < draws; ++draw) {
            const double shared = effect();
            for (std::size_t i = 0; i < replicates; ++i) values.push_back(shared + chance());
        }
        const Estimate figure = distil(values);
        const double further = effect() + chance();
        trial.coverage += further >= figure.low && further <= figure.high ? 1.0 / samples : 0;
        low.push_back(figure.low);
        high.push_back(figure.high);
        trial.told_low += figure.mc_error_low / samples;
        trial.told_high += figure.mc_error_high / samples;
    }
    const Components lows = components(low, low.size()), highs = components(high, high.size());
    trial.mean_low = lows.mean;
    trial.mean_high = highs.mean;
    trial.spread_low = std::sqrt(lows.variance);
    trial.spread_high = std::sqrt(highs.variance);
    return trial;
}

double nothing() { return 0; }

}  // namespace

TEST_CASE("few worlds: the normal interval for a further world") {
    const Estimate figure = estimate({4, 8, 6, 2, 10}, 1, 5);
    const double t = boost::math::quantile(boost::math::students_t(4), 0.975);
    CHECK(figure.mean == Approx(6));
    CHECK(figure.low == Approx(6 - t * std::sqrt(10 * 1.2)));
    CHECK(figure.high == Approx(6 + t * std::sqrt(10 * 1.2)));
    CHECK(figure.mc_error == Approx(std::sqrt(2.0)));
    CHECK(figure.share_draws == 0);
    CHECK(figure.share_chance == 1);
    CHECK(figure.worlds == 5);
}

TEST_CASE("many worlds: percentiles at (n + 1) p") {
    std::vector<double> values;
    for (int i = 199; i >= 1; --i) values.push_back(i * 10);
    values[3] = undefined;  // 1960
    values.push_back(1960);
    const Estimate figure = estimate(values, 1, 200);
    CHECK(figure.worlds == 199);
    CHECK(figure.low == Approx(50));     // number 5 of 199
    CHECK(figure.high == Approx(1950));  // number 195
    std::vector<double> fewest;
    for (int i = 1; i <= 80; ++i) fewest.push_back(i);
    const Estimate least = estimate(fewest, 1, 80);
    CHECK(least.low == Approx(2.025));
    CHECK(least.high == Approx(78.975));
    CHECK(least.mc_error_low == Approx(least.mc_error_high));
    CHECK(estimate(fewest, 20, 4).low == Approx(2.025));
    CHECK(estimate(fewest, 16, 5).low < 0);  // too few draws: the normal interval
    fewest[0] = undefined;
    CHECK(estimate(fewest, 1, 80).low < 0);  // too few worlds
}

TEST_CASE("too few worlds for an interval") {
    const Estimate one = estimate({3}, 1, 1);
    CHECK(one.mean == 3);
    CHECK(std::isnan(one.low));
    CHECK(std::isnan(one.high));
    CHECK(std::isnan(one.mc_error));
    CHECK(std::isnan(one.mc_error_low));
    CHECK(std::isnan(one.share_chance));
    const Estimate none = estimate({undefined, undefined}, 2, 1);
    CHECK(none.worlds == 0);
    CHECK(std::isnan(none.mean));
    CHECK(std::isnan(none.high));
}

TEST_CASE("without variance the ends are the mean and every error is nought") {
    for (const std::size_t worlds : {6, 160}) {
        const Estimate figure = estimate(std::vector<double>(worlds, 0.1), worlds / 2, 2);
        CHECK(figure.mean == 0.1);
        CHECK(figure.low == 0.1);
        CHECK(figure.high == 0.1);
        CHECK(figure.mc_error == 0);
        CHECK(figure.mc_error_low == 0);
        CHECK(figure.mc_error_high == 0);
        CHECK(figure.share_draws == 0);
        CHECK(figure.share_chance == 0);
    }
}

TEST_CASE("shares of the variance") {
    const Estimate figure = estimate({1, 3, 11, 13, 21, 23}, 3, 2);
    CHECK(figure.share_draws == Approx(99 / 101.0));  // MSA 200, MSE 2
    CHECK(figure.share_chance == Approx(2 / 101.0));
    const Estimate unknown = estimate({1, 3, 11}, 3, 1);
    CHECK(std::isnan(unknown.share_draws));
    CHECK(std::isnan(unknown.share_chance));
}

TEST_CASE("a further world falls inside with 95 % probability") {
    boost::random::mt19937 engine(7);
    boost::random::normal_distribution<double> normal;
    boost::random::exponential_distribution<double> exponential;
    const auto bell = [&] { return normal(engine); };
    const auto skewed = [&] { return exponential(engine); };
    constexpr int samples = 20000;  // standard error of a coverage: 0.0015
    CHECK(try_out(samples, 1, 5, nothing, bell).coverage == Approx(0.95).margin(0.006));
    CHECK(try_out(samples, 1, 20, nothing, bell).coverage == Approx(0.95).margin(0.006));
    CHECK(try_out(samples, 1, 80, nothing, bell).coverage == Approx(0.95).margin(0.006));
    CHECK(try_out(samples, 1, 80, nothing, skewed).coverage == Approx(0.95).margin(0.006));
    CHECK(try_out(samples, 1, 111, nothing, skewed).coverage == Approx(0.95).margin(0.006));
}

TEST_CASE("with few draws the normal interval still holds a world of another draw") {
    boost::random::mt19937 engine(8);
    boost::random::normal_distribution<double> normal;
    const auto bell = [&] { return normal(engine); };
    const auto wide = [&] { return 2 * normal(engine); };
    CHECK(try_out(20000, 6, 6, wide, bell).coverage == Approx(0.95).margin(0.015));
    CHECK(try_out(20000, 10, 3, bell, bell).coverage == Approx(0.95).margin(0.015));
}

TEST_CASE("Monte Carlo errors of the ends are what samples show") {
    boost::random::mt19937 engine(9);
    boost::random::normal_distribution<double> normal;
    boost::random::exponential_distribution<double> exponential;
    const auto bell = [&] { return normal(engine); };
    const auto skewed = [&] { return exponential(engine); };
    const double at = boost::math::quantile(boost::math::normal(), 0.975);
    const Trial few = try_out(4000, 1, 30, nothing, bell);
    CHECK(few.told_low == Approx(few.spread_low).epsilon(0.06));
    CHECK(few.told_high == Approx(few.spread_high).epsilon(0.06));
    const Trial many = try_out(1000, 1, 1000, nothing, bell);
    CHECK(many.mean_low == Approx(-at).epsilon(0.02));
    CHECK(many.mean_high == Approx(at).epsilon(0.02));
    CHECK(many.told_low == Approx(many.spread_low).epsilon(0.12));
    CHECK(many.told_high == Approx(many.spread_high).epsilon(0.12));
    const Trial lopsided = try_out(2000, 1, 400, nothing, skewed);
    CHECK(lopsided.mean_low == Approx(-std::log(0.975)).epsilon(0.05));
    CHECK(lopsided.told_low == Approx(lopsided.spread_low).epsilon(0.12));
    CHECK(lopsided.told_high == Approx(lopsided.spread_high).epsilon(0.12));
}

TEST_CASE("errors of the ends count worlds of a draw as alike") {
    boost::random::mt19937 engine(10);
    boost::random::normal_distribution<double> normal;
    const auto bell = [&] { return normal(engine); };
    const Trial nested = try_out(1500, 40, 25, bell, bell);
    const Trial single = try_out(
        1500, 1, 1000, [] { return 0; }, [&] { return std::sqrt(2) * bell(); });
    CHECK(nested.spread_low > 1.5 * single.spread_low);
    CHECK(nested.told_low == Approx(nested.spread_low).epsilon(0.2));
    CHECK(nested.told_high == Approx(nested.spread_high).epsilon(0.2));
}

TEST_CASE("the order of replicates and of draws does not matter") {
    rc::prop("figures are the same in any order", [] {
        const auto draws = *rc::gen::inRange<std::size_t>(1, 6);
        const auto replicates = *rc::gen::inRange<std::size_t>(1, 20);
        const auto plain = *rc::gen::container<std::vector<int>>(draws * replicates,
                                                                 rc::gen::inRange(-1000, 1000));
        std::vector<double> values(plain.begin(), plain.end());
        const Estimate before = estimate(values, draws, replicates);
        std::reverse(values.begin(), values.end());
        const Estimate after = estimate(values, draws, replicates);
        const auto same = [](double one, double other) {
            return (std::isnan(one) && std::isnan(other)) ||
                   one == Approx(other).epsilon(1e-9).margin(1e-9);
        };
        RC_ASSERT(same(before.mean, after.mean));
        RC_ASSERT(same(before.low, after.low));
        RC_ASSERT(same(before.high, after.high));
        RC_ASSERT(same(before.mc_error, after.mc_error));
        RC_ASSERT(same(before.mc_error_low, after.mc_error_low));
        RC_ASSERT(same(before.share_draws, after.share_draws));
        RC_ASSERT(std::isnan(before.low) || before.low <= before.high);
    });
}

}  // namespace heed
