// Ten people, small enough to count by hand: three households, two places, one attribute, some ties.
//
//     person      0   1   2   3 |  4   5 |  6   7   8   9
//     household   0   0   0   0 |  1   1 |  2   2   2   2
//     place       north         | north  | south
//     age        40  45  12   8 | 30  28 | 60  35  16   3
//     gender      f   m   f   m |  m   f |  f   m   f   m
//     literacy  some full some none full full none some full none
//     carer       –   –   0   0 |  –   –  |  –   –   7   7
//     school      –   –   0   0 |  –   –  |  –   –   1   –
//
// Close ties: 0–4, 0–7, 4–7 (a triangle), 1–6, 2–8. Online ties: 4–8, 5–7.
#pragma once

#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

#include "sim/world/population.hpp"

namespace heed {

/// A graph of these ties, each named once.
inline Graph graph_of(Person people, const std::vector<std::pair<Person, Person>>& ties) {
    std::vector<std::vector<Person>> neighbours(people);
    for (const auto& [a, b] : ties) {
        neighbours[a].push_back(b);
        neighbours[b].push_back(a);
    }
    std::vector<std::uint32_t> first{0};
    std::vector<Person> neighbour;
    for (auto& list : neighbours) {
        std::sort(list.begin(), list.end());
        neighbour.insert(neighbour.end(), list.begin(), list.end());
        first.push_back(static_cast<std::uint32_t>(neighbour.size()));
    }
    return {first, neighbour};
}

inline Population tiny_population() {
    using namespace std::chrono;
    Population people;
    people.size = 10;
    people.start = sys_days{year{2024} / January / 1};
    people.gender = {"gender", "Gender", {"female", "male"}, {0, 1, 0, 1, 1, 0, 0, 1, 0, 1}};
    people.place = {"place", "Place", {"north", "south"}, {0, 0, 0, 0, 0, 0, 1, 1, 1, 1}};
    people.attributes = {
        {"literacy", "Literacy", {"none", "some", "full"}, {1, 2, 1, 0, 2, 2, 0, 1, 2, 0}}};
    people.age = {40, 45, 12, 8, 30, 28, 60, 35, 16, 3};
    people.birthday = {0, 31, 59, 90, 120, 151, 181, 212, 243, 364};
    people.carer = Carers({nobody, nobody, 0, 0, nobody, nobody, nobody, nobody, 7, 7});
    people.ties.household = {{0, 0, 0, 0, 1, 1, 2, 2, 2, 2}, {0, 4, 6, 10}};
    people.ties.groups = {{"school",
                           {nobody, nobody, 0, 0, nobody, nobody, nobody, nobody, 1, nobody},
                           {0, 2, 3},
                           {2, 3, 8}}};
    people.ties.close = graph_of(10, {{0, 4}, {0, 7}, {4, 7}, {1, 6}, {2, 8}});
    people.ties.online = graph_of(10, {{4, 8}, {5, 7}});
    return people;
}

}  // namespace heed
