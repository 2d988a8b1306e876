// Surveys of ten people whose answers are known.
#include <catch2/catch.hpp>

#include "models/measures.hpp"
#include "sim/base/normal.hpp"
#include "tests/models/watched.hpp"

using namespace heed;

namespace {

auto& slow(World& world, Person person, Quality quality) {
    return world.minds[person].slow[static_cast<std::size_t>(quality)];
}

/// Everybody rests at the same; children (0, 1 and 2) are minded to do everything that adults here are not.
void settle(Watched& ten) {
    World& world = ten.world;
    rest(world, Quality::knowledge, 0.4);
    rest(world, Quality::risk_belief, 0.5);
    rest(world, Quality::not_me, 0.8);
    rest(world, Quality::efficacy, 0.3);
    for (Mind& mind : world.minds) mind.latent = 0;
    for (const Person child : {0U, 1U, 2U}) {
        world.minds[child].latent = -9;
        world.minds[child].practises = 1;
        world.need[child] = 9;
    }
}

void one_survey(Watched& ten) {
    ten.end_step();
    ten.end_step();
}

}  // namespace

TEST_CASE("a survey finds what people hold", "[models][survey]") {
    Watched ten;
    settle(ten);
    slow(ten.world, 3, Quality::knowledge) = 0.2F;
    slow(ten.world, 5, Quality::efficacy) = 0.5F;
    slow(ten.world, 7, Quality::not_me) = -0.3F;
    slow(ten.world, 8, Quality::risk_belief) = -0.1F;
    one_survey(ten);
    CHECK(ten.sum("surveyed") == 2 * 10 * weight);
    CHECK(ten.value("knowledge") == Approx(40 + 2.0).margin(0.01));
    CHECK(ten.value("knowledge", {}, male) == Approx(40 + 4.0).margin(0.01));
    CHECK(ten.value("efficacy") == Approx(30 + 5.0).margin(0.01));
    CHECK(ten.value("risk_belief") == Approx(50 - 1.0).margin(0.01));
    CHECK(ten.value("personal_risk") == Approx(100 * (8 * 0.1 + 0.25 + 0.08) / 10).margin(0.01));
}

TEST_CASE("recall asks for any quality that moved, and for a message met", "[models][survey]") {
    Watched ten;
    settle(ten);
    slow(ten.world, 3, Quality::knowledge) = 0.06F;
    slow(ten.world, 4, Quality::efficacy) = 0.02F;
    slow(ten.world, 0, Quality::not_me) = -0.02F;
    slow(ten.world, 7, Quality::risk_belief) = -0.02F;
    slow(ten.world, 6, Quality::knowledge) = 0.005F;  // less than a point
    slow(ten.world, 5, Quality::knowledge) = 0.5F;    // but met no message
    for (const Person person : {0U, 3U, 4U, 6U, 7U, 9U}) ten.world.heard[person] = 1;
    one_survey(ten);
    CHECK(ten.value("recalls") == Approx(40));
    CHECK(ten.value("learned") == Approx(10));
}

TEST_CASE("what people would do is asked of adults, who answer for themselves",
          "[models][survey]") {
    Watched ten;
    settle(ten);
    ten.world.minds[3].latent = -2;  // below Φ⁻¹(40 %) = −0.253, and below Φ⁻¹(15 %) = −1.036
    ten.world.minds[5].latent = -1;  // intends, and does not
    one_survey(ten);
    CHECK(ten.sum("surveyed_adults") == 2 * 7 * weight);
    CHECK(ten.value("intends") == Approx(200 / 7.0));
    CHECK(ten.value("practises") == Approx(100 / 7.0));
    CHECK(ten.value("ready_risky") == Approx(100 * normal_cdf(-0.5)).margin(0.01));
    CHECK(ten.value("ready_genuine") == Approx(100 * normal_cdf(0.25)).margin(0.01));
    CHECK(std::isnan(ten.value("ready_risky", {}, age_0)));
    CHECK(ten.value("practises", {}, age_15) == Approx(100 / 2.0));  // 20 and 24; 15 is a child
}

TEST_CASE("those reached say a little more than is true", "[models][survey]") {
    const auto asked = [](double bias) {
        auto ten = std::make_unique<Watched>();
        settle(*ten);
        ten->model().demand_bias = bias;
        ten->world.minds[3].latent = -1;  // intends, and by little does not do it
        ten->world.minds[5].latent = -2;  // does it, and met no message
        for (const Person person : {3U, 4U, 6U}) ten->world.heard[person] = 1;
        one_survey(*ten);
        return ten;
    };
    const auto truth = asked(0);
    for (const char* id : {"knowledge", "intends", "practises", "ready_risky"})
        CHECK(truth->value(std::string(id) + "_said") == truth->value(id));

    const auto more = asked(0.3);
    CHECK(more->value("knowledge") == Approx(40).margin(0.01));
    CHECK(more->value("knowledge_said") ==
          Approx(10 * (7 * 0.4 + 3 * normal_cdf(normal_quantile(0.4) + 0.3))).margin(0.01));
    CHECK(more->value("intends") == Approx(200 / 7.0));
    CHECK(more->value("intends_said") == Approx(400 / 7.0));  // and 4 and 6 at −0.253 + 0.3
    CHECK(more->value("practises") == Approx(100 / 7.0));
    CHECK(more->value("practises_said") == Approx(200 / 7.0));  // and 3; −1.036 + 0.3 is not enough
    CHECK(more->value("ready_risky_said") ==
          Approx(100 / 7.0 * (4 * normal_cdf(-0.5) + 3 * normal_cdf(-0.8))).margin(0.01));

    CHECK(asked(1.2)->value("practises_said") == Approx(400 / 7.0));  // 3 and 5, and 4 and 6
    const auto less = asked(-1);
    CHECK(less->value("intends_said") == Approx(100 / 7.0));
    CHECK(less->value("practises_said") == Approx(100 / 7.0));  // 5, who met no message
}

TEST_CASE("every second person asked stands for two", "[models][survey]") {
    Watched ten;
    settle(ten);
    ten.model().survey_every = 2;  // 1, 3, 5, 7 and 9
    slow(ten.world, 3, Quality::knowledge) = 0.2F;
    slow(ten.world, 4, Quality::knowledge) = 0.5F;  // is not asked
    one_survey(ten);
    CHECK(ten.sum("surveyed") == 2 * 10 * weight);
    CHECK(ten.value("knowledge") == Approx(40 + 4.0).margin(0.01));
    CHECK(ten.sum("surveyed_adults") == 2 * 8 * weight);
}
