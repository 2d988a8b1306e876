// What a scenario says of a population: places, ages, households, attributes, groups and ties.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/base/fields.hpp"
#include "sim/base/rule.hpp"

namespace heed {

/// A locality. Its share is of all people.
struct PlaceProfile {
    std::string title;
    double share = 0;
    std::optional<double> female;

    static void fields(auto& self, auto&& visit) {
        visit("title", self.title, says("what it is called in reports").or_else("''"));
        visit("share", self.share,
              says("share of all people who live here", Unit::share).such_as("100 %"));
        visit(
            "female", self.female,
            says("share of women and girls here; left out: as the age margins give it", Unit::share)
                .optional());
    }
};

/// People of some whole years of age.
struct AgeProfile {
    long from = 0, to = 0;
    double share = 0;
    double female = 0.5;

    static void fields(auto& self, auto&& visit) {
        visit("from", self.from, says("youngest age, whole years").within(0, 120).such_as("0"));
        visit("to", self.to, says("oldest age, whole years").within(0, 120).such_as("90"));
        visit("share", self.share, says("share of all people", Unit::share).such_as("100 %"));
        visit("female", self.female,
              says("share of women and girls among them", Unit::share).or_else("50 %"));
    }
};

/// A span of sizes or ages with a weight; weights need not sum to one.
struct Span {
    long from = 0, to = 0;
    double weight = 0;

    static void fields(auto& self, auto&& visit) {
        visit("from", self.from, says("smallest").at_least(0));
        visit("to", self.to, says("largest").at_least(0));
        visit("weight", self.weight, says("relative frequency").at_least(0));
    }
};

struct HouseholdProfile {
    std::vector<double> sizes;
    std::vector<Span> head_ages;
    long adult_age = 18;
    long parent_gap_low = 16, parent_gap_high = 45;
    double partner = 0.75;
    double partner_gap = 5;

    static void fields(auto& self, auto&& visit) {
        visit("sizes", self.sizes,
              says("share of households with 1, 2, 3 … people", Unit::share)
                  .such_as("[20 %, 30 %, 50 %]"));
        visit("head_ages", self.head_ages, says("ages of the heads of households").optional());
        visit("adult_age", self.adult_age,
              says("age from which a person answers for themselves; below it, a carer does")
                  .within(0, 30)
                  .or_else("18"));
        visit("parent_gap_low", self.parent_gap_low,
              says("least years between a carer and a child").within(10, 60).or_else("16"));
        visit("parent_gap_high", self.parent_gap_high,
              says("most years between a carer and a child, where it can be met")
                  .within(15, 80)
                  .or_else("45"));
        visit("partner", self.partner,
              says("share of heads who live with a partner, where the household has room",
                   Unit::share)
                  .or_else("75 %"));
        visit("partner_gap", self.partner_gap,
              says("typical years of age between partners").within(0, 40).or_else("5"));
    }
};

/// How the levels of an attribute are shared out among those who match; the first rule that matches counts.
struct LevelShares {
    Rule who;
    std::vector<double> shares;

    static void fields(auto& self, auto&& visit) {
        visit("who", self.who,
              says("to whom these shares apply (age, gender, place); the first that matches counts")
                  .or_else("everyone"));
        visit("shares", self.shares, says("one share for each level, in order", Unit::share));
    }
};

/// Uniform association on the log scale: one level up here goes with `odds_ratio` per level up there.
struct Association {
    std::string attribute;
    double odds_ratio = 1;

    static void fields(auto& self, auto&& visit) {
        visit("attribute", self.attribute, says("an attribute declared above this one"));
        visit("odds_ratio", self.odds_ratio,
              says("odds ratio between neighbouring levels").within(0.01, 100));
    }
};

enum class Holder { person, household };
inline Words words(Holder) {
    static constexpr std::string_view list[] = {"person", "household"};
    return list;
}

struct AttributeProfile {
    std::string title;
    std::vector<std::string> levels;
    std::vector<LevelShares> shares;
    std::vector<Association> with;
    Holder held_by = Holder::person;

    static void fields(auto& self, auto&& visit) {
        visit("title", self.title, says("what it is called in reports").or_else("''"));
        visit("levels", self.levels, says("its levels, lowest first where they have an order"));
        visit("shares", self.shares, says("how people are spread over the levels"));
        visit("with", self.with, says("associations with attributes declared above").optional());
        visit("held_by", self.held_by,
              says("each person their own, or one for the whole household").or_else("person"));
    }
};

/// Schools, workplaces and the like: everybody in a group may meet everybody else in it.
struct GroupProfile {
    Rule who;
    std::vector<Span> sizes;
    long age_width = 100;

    static void fields(auto& self, auto&& visit) {
        visit("who", self.who, says("who belongs to such a group"));
        visit("sizes", self.sizes, says("sizes of the groups"));
        visit("age_width", self.age_width,
              says("years of age that one group spans, as in a school")
                  .within(1, 120)
                  .or_else("100"));
    }
};

/// Like seeks like: extra chance that a tie stays within the same level (or near age).
struct Homophily {
    std::string attribute;
    double strength = 0;

    static void fields(auto& self, auto&& visit) {
        visit("attribute", self.attribute, says("age, gender or an attribute"));
        visit("strength", self.strength,
              says("share of ties chosen within the same level (age: within five years)",
                   Unit::share));
    }
};

/// A ring of neighbours in which a share of ties lead anywhere (small_world.cpp).
struct SmallWorldProfile {
    long degree = 10;
    double rewiring = 0.01;

    static void fields(auto& self, auto&& visit) {
        visit("degree", self.degree,
              says("mean number of ties; even, half of them on either side along the ring")
                  .within(2, 1000)
                  .such_as("10"));
        visit("rewiring", self.rewiring,
              says("share of ties that lead to anyone, instead of along the ring", Unit::share)
                  .such_as("1 %"));
    }
};

struct CloseTiesProfile {
    double mean = 6, dispersion = 4, clustering = 0.25, local = 0.9;
    std::vector<Homophily> homophily;
    std::optional<SmallWorldProfile> small_world;

    /// Mean number of ties asked for.
    double wanted_mean() const {
        return small_world ? static_cast<double>(small_world->degree) : mean;
    }

    static void fields(auto& self, auto&& visit) {
        visit("mean", self.mean,
              says("mean number of close friends and kin outside the household")
                  .within(0, 60)
                  .or_else("6"));
        visit("dispersion", self.dispersion,
              says("negative binomial shape of that number; small is uneven")
                  .within(0.1, 1000)
                  .or_else("4"));
        visit("clustering", self.clustering,
              says("share of pairs of a person's friends who are friends themselves", Unit::share)
                  .within(0, 0.7)
                  .or_else("25 %"));
        visit("local", self.local,
              says("share of close ties that stay within the place", Unit::share).or_else("90 %"));
        visit("homophily", self.homophily, says("on what close ties are alike").optional());
        visit("small_world", self.small_world,
              says("a ring of neighbours with some long ties, instead of all of the above: for "
                   "comparison with models of spread on networks")
                  .optional());
    }
};

struct OnlineTiesProfile {
    Rule who;
    double mean = 4, tail = 2.5;

    static void fields(auto& self, auto&& visit) {
        visit("who", self.who, says("who is connected").or_else("everyone"));
        visit("mean", self.mean,
              says("mean number of online ties of those connected").within(0, 100).or_else("4"));
        visit("tail", self.tail,
              says("power-law exponent of that number; small is heavy-tailed")
                  .within(2.05, 10)
                  .or_else("2.5"));
    }
};

struct TiesProfile {
    CloseTiesProfile close;
    std::optional<OnlineTiesProfile> online;
    Named<GroupProfile> groups;

    static void fields(auto& self, auto&& visit) {
        visit("close", self.close, says("close friends and kin").optional());
        visit("online", self.online, says("ties over the internet; left out: none").optional());
        visit("groups", self.groups,
              says("schools, workplaces and other groups, by name").optional());
    }
};

/// Everything about who the people are. Margins are hit exactly up to whole people.
struct Profile {
    std::string title;
    long size = 0;
    double weight = 1;
    Named<PlaceProfile> places;
    std::vector<AgeProfile> ages;
    HouseholdProfile households;
    Named<AttributeProfile> attributes;
    TiesProfile ties;

    static void fields(auto& self, auto&& visit) {
        visit("title", self.title, says("what this population is").or_else("''"));
        visit("size", self.size,
              says("number of simulated people").within(1, 200'000'000).such_as("5000"));
        visit("weight", self.weight,
              says("real people for whom one simulated person stands")
                  .within(1e-3, 1e6)
                  .or_else("1"));
        visit("places", self.places, says("localities, by name; their shares sum to 100 %"));
        visit("ages", self.ages, says("age structure; the shares sum to 100 %"));
        visit("households", self.households, says("who lives together"));
        visit("attributes", self.attributes,
              says("anything else that matters about a person, by name").optional());
        visit("ties", self.ties, says("who knows whom").optional());
    }
};

}  // namespace heed
