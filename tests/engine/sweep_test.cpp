// Passes over people: numbers made ahead are those made when asked; parts come to what the whole comes to.
#include "sim/engine/sweep.hpp"

#include <catch2/catch.hpp>
#include <vector>

using namespace heed;

TEST_CASE("exponentials made ahead are those made when asked, from any number on") {
    const Dice dice(7, 1, 2);
    std::vector<std::uint32_t> people(77);
    for (std::uint32_t person = 0; person < people.size(); ++person) people[person] = 3 * person;
    for (std::uint32_t from = 0; from < 9; ++from)
        for (const float about : {0.0F, 1.0F, 3.5F, 9.0F, 1e9F}) {
            std::size_t visited = 0;
            for_each_with_exponentials(
                dice, people,
                [&](std::uint32_t person) {
                    return Numbers{
                        Decision::exposure, person, 3, 1, from, person % 2 == 0 ? about : 1.0F};
                },
                [&](std::uint32_t person, NumbersAhead& made) {
                    REQUIRE(person == people[visited++]);
                    auto asked = dice.exponentials(Decision::exposure, person, 3, 1);
                    for (std::uint32_t i = 0; i < from; ++i) asked();
                    for (int i = 0; i < 40; ++i) REQUIRE(made() == asked());
                });
            REQUIRE(visited == people.size());
        }
}

TEST_CASE("a clock moves by as many strides as it takes to pass the time") {
    const Dice dice(7, 1, 2);
    const float rate = 1.7F;
    for (std::uint32_t from = 0; from < 9; ++from)
        for (const float until : {0.0F, 0.4F, 1.3F, 3.0F, 9.0F, 25.0F}) {
            const std::vector<Person> people{5, 900, 17, 23};
            for_each_with_exponentials(
                dice, people,
                [&](Person person) {
                    return Numbers{Decision::exposure, person, 0, 6, from, 1 + until / 8};
                },
                [&](Person person, NumbersAhead& made) {
                    auto asked = dice.exponentials(Decision::exposure, person, 0, 6);
                    for (std::uint32_t i = 0; i < from; ++i) asked();
                    float at = 0, clock = 0;
                    int count = 0;
                    for (; at <= until; ++count) at += static_cast<float>(asked()) / rate;
                    REQUIRE(made.move(clock, until, rate) == count);
                    REQUIRE(clock == at);
                    REQUIRE(made() == asked());  // and goes on from there
                });
        }
}

namespace {
/// What work(threads) comes to must be the same for any team.
void whatever_the_team(auto&& work) {
    for (const unsigned threads : {1U, 2U, 5U}) {
        Team crew(threads);
        const AtWork here(crew);
        work();
    }
}
constexpr std::uint32_t many = 5 * cut_of_people.least + 3;  // enough for parts
}  // namespace

TEST_CASE("first exponentials of everybody are those of each") {
    const Dice dice(7, 1, 2);
    whatever_the_team([&] {
        std::vector<float> made(many);
        for_each_exponential(dice, Decision::offer_clock, many,
                             [&](Person person, float number) { made[person] = number; });
        for (Person person = 0; person < many; ++person)
            REQUIRE(made[person] ==
                    static_cast<float>(dice.exponential(Decision::offer_clock, person, 0)));
    });
}

TEST_CASE("words made ahead answer the questions of their event") {
    const Dice dice(7, 1, 2);
    std::vector<Person> list(5 * cut_of_visits.least + 3);
    for (Person i = 0; i < list.size(); ++i) list[i] = 3 * i;
    whatever_the_team([&] {
        const auto sums = gather_with_words<std::uint64_t>(
            dice, list,
            [](Person person) {
                return std::array{DiceQuestion{Decision::offer_asker, person, 4},
                                  DiceQuestion{Decision::exit, person, 5, 2}};
            },
            [](Person, const std::array<std::uint32_t, 2>& words, List<std::uint64_t>& out) {
                out.push_back(std::uint64_t{words[0]} + words[1]);
            });
        REQUIRE(sums.size() == list.size());
        for (std::size_t i = 0; i < list.size(); ++i)
            REQUIRE(sums[i] == std::uint64_t{dice.word(Decision::offer_asker, list[i], 4)} +
                                   dice.word(Decision::exit, list[i], 5, 2));
    });
}

TEST_CASE("lists are filled in their order, and each part visits its own people alone") {
    struct Met {
        Person person;
        int times;
    };
    std::vector<Met> list;
    for (int i = 0; i < 3000; ++i) list.push_back({static_cast<Person>(i * 7919 % many), i});
    whatever_the_team([&] {
        std::vector<int> out(list.size());
        fill_ahead(
            std::span(out), list, [](const Met&) {}, [](const Met& met) { return 2 * met.times; });
        for (std::size_t i = 0; i < list.size(); ++i) REQUIRE(out[i] == 2 * list[i].times);

        std::vector<int> sum(many, 0), expected(many, 0);
        for (const Met& met : list) expected[met.person] += met.times;
        side_by_side(many, [&](std::size_t first, std::size_t last) {
            for_each_of(
                Neighbours{first, last}, list, &Met::person, [](Person) {},
                [&](const Met& met) { sum[met.person] += met.times; });
        });
        REQUIRE(sum == expected);
    });
}
