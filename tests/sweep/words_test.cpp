// Sentences about which factors matter.
#include <catch2/catch.hpp>

#include "sim/sweep/sensitivity_words.hpp"

namespace heed {

namespace {

Indices of(std::vector<Figure> total, std::vector<bool> beyond, Figure dummy = {0, -.02, .02}) {
    Indices made;
    made.first = made.total = std::move(total);
    made.beyond_chance = std::move(beyond);
    made.dummy_total = dummy;
    made.dummy_from = DummyFrom::factor;
    made.variance = 1;
    made.used = 100;
    return made;
}

}  // namespace

TEST_CASE("what matters most, what next, and what does not") {
    const auto indices = of({{.21, .15, .27}, {.01, -.02, .04}, {.62, .55, .69}, {0, -.01, .02}},
                            {true, false, true, false});
    CHECK(in_words(indices, {"reach", "shelters", "credibility", "hotline"}) ==
          "What matters most is credibility (it accounts for about 62 % of the differences, 95 % "
          "interval 55 to 69 %); next reach (21 %, 95 % interval 15 to 27 %); shelters and hotline "
          "make no difference beyond chance.");
}

TEST_CASE("factors whose order cannot be told are named together") {
    const auto indices = of({{.45, .35, .55}, {.5, .4, .6}}, {true, true});
    CHECK(in_words(indices, {"reach", "trust"}) ==
          "What matters most are trust (50 %, 95 % interval 40 to 60 %) and reach (45 %, 95 % "
          "interval 35 to 55 %); which of them is first cannot be told.");
}

TEST_CASE("a factor that might matter is not called indifferent") {
    const auto indices = of({{.8, .7, .9}, {.1, -.1, .3}}, {true, false});
    CHECK(in_words(indices, {"reach", "trust"}) ==
          "What matters most is reach (it accounts for about 80 % of the differences, 95 % "
          "interval 70 to 90 %); whether trust matters cannot be told from so few points.");
}

TEST_CASE("large numbers are said in digits") {
    CHECK(said(2048.8) == "2050");
    CHECK(said(-123456) == "-123000");
    CHECK(said(92.24) == "92.2");
    CHECK(said(0.00123) == "0.00123");
}

TEST_CASE("where nothing can be told, no factor is an other one") {
    const Figure unclear{.1, -.1, .3};
    const auto indices = of(std::vector<Figure>(6, unclear), std::vector<bool>(6, false));
    CHECK(in_words(indices, {"a", "b", "c", "d", "e", "f"}) ==
          "No factor makes a difference that can be told from chance; whether any of the 6 factors "
          "matters cannot be told from so few points.");
}

TEST_CASE("shares that are only had together are told") {
    auto indices = of({{.8, .7, .9}}, {true});
    indices.first[0].value = .5;
    CHECK(in_words(indices, {"reach"}).find("30 % only together with other factors") !=
          std::string::npos);
}

TEST_CASE("nothing found is said as such") {
    auto indices = of({{.01, -.02, .03}, {0, 0, .01}}, {false, false});
    CHECK(in_words(indices, {"reach", "trust"}) ==
          "No factor makes a difference that can be told from chance.");
    indices.dummy_from = DummyFrom::nothing;
    CHECK(in_words(indices, {"reach", "trust"}) == "No factor makes a difference that shows.");
    indices.total[0] = indices.total[1] = Figure{};
    CHECK(in_words(indices, {"reach", "trust"}) ==
          "The points differ by no more than chance alone makes.");
    indices.variance = Figure::unknown;
    CHECK(in_words(indices, {"reach", "trust"}) ==
          "Nothing can be told: too few points have an outcome.");
}

TEST_CASE("many factors are counted, not listed") {
    std::vector<Figure> total;
    std::vector<std::string> titles;
    for (int i = 0; i < 12; ++i) {
        const double size = i < 6 ? .3 - .05 * i : 0;
        total.push_back({size, size - .001, size + .001});
        titles.push_back("f" + std::to_string(i));
    }
    std::vector<bool> beyond(12, false);
    std::fill(beyond.begin(), beyond.begin() + 6, true);
    const std::string text = in_words(of(total, beyond), titles);
    CHECK(text.find("; 2 more with less each") != std::string::npos);
    CHECK(text.find("6 other factors make no difference beyond chance.") != std::string::npos);
}

TEST_CASE("elementary effects in the unit of the outcome") {
    ElementaryEffects effects;
    effects.used = 10;
    effects.dummy = {{0, 0, 0}, {.1, .05, .15}, {}, false};
    effects.dummy_from = DummyFrom::factor;
    effects.factors = {{{-12, -14, -10}, {12, 10, 14}, {}, true},
                       {{0, -1, 1}, {5, 4, 6}, {}, true},
                       {{0, -.1, .1}, {.1, .05, .2}, {}, false}};
    CHECK(in_words(effects, {"trust", "reach", "shelters"}) ==
          "What matters most is trust (over its range it moves the outcome by about 12 downwards, "
          "95 % interval 10 to 14); next reach (5 either way, 95 % interval 4 to 6); shelters "
          "makes no difference beyond chance.");
}

TEST_CASE("directions from coefficients") {
    Coefficients found;
    found.factors = {{.5, .4, .6}, {-.3, -.4, -.2}, {.01, -.1, .1}};
    found.beyond_chance = {true, true, false};
    const std::vector<std::string> titles{"reach", "distance", "shelters"};
    CHECK(in_words(found, titles) ==
          "The outcome rises with reach and falls with distance; for the others no direction can "
          "be told.");
    found.beyond_chance[0] = false;
    CHECK(in_words(found, titles) ==
          "The outcome falls with distance; for the others no direction can be told.");
    found.beyond_chance[1] = false;
    CHECK(in_words(found, titles) ==
          "The outcome neither rises nor falls with any factor beyond chance.");
}

TEST_CASE("cautions: missing outputs, chance, and what the surface is worth") {
    SurfaceReading reading;
    reading.indices = of({{.8, .7, .9}}, {true});
    reading.indices.left_out = 3;
    reading.indices.chance_share = {.12, .1, .14};
    reading.indices.chance_removed = true;
    reading.explained = .83;
    reading.residual_share = {.17, .1, .2};
    reading.interactions = true;
    CHECK(cautions(reading) ==
          std::vector<std::string>{
              "3 of 103 points lack an outcome and are left out.",
              "Chance between simulated worlds makes 12 % of the differences between points; the "
              "shares are of the rest.",
              "The surface explains 83 % of the differences at points it has not seen.",
              "Left over are 17 % of the differences: chance, and what the surface misses."});
    reading.explained = .3;
    CHECK(cautions(reading)[2].find("too little to lean on") != std::string::npos);
}

TEST_CASE("where points share their dice, the most that chance can make is told") {
    auto indices = of({{.5, .4, .6}}, {true});
    CHECK(cautions(indices, "points").back() ==
          "How much of the differences between points is chance is not known.");
    indices.chance_at_most = 0.3;
    CHECK(cautions(indices, "points").back() ==
          "Chance between simulated worlds makes at most 30 % of the differences between points, "
          "judged by how the worlds of one point differ.");
    indices.chance_at_most = 7;
    CHECK(cautions(indices, "points").back().find("at most 100 %") != std::string::npos);
    indices.chance_share.value = 0.1;  // known, so no bound is wanted
    CHECK(cautions(indices, "points").back().find("at most") == std::string::npos);
}

}  // namespace heed
