// A population beside its profile. What counts as near enough to the target:
// - margins of place, age, gender, and of attributes that people hold: 0.1 % or one person;
// - attributes that households hold: one largest household of the rule's people, or 0.1 %;
// - household sizes: one household of each place or 1 %; heads' ages: 3 %;
// - odds ratios: a tenth on the log scale, more for few people;
// - mean ties: 2 % (online 5 %); variance of close ties: 10 %; clustering and place: 0.03;
//   likeness: 0.05;
// - mean size of groups: a quarter.
#include <fmt/format.h>

#include "sim/world/census.hpp"
#include "sim/world/diagnosis.hpp"

namespace heed {

std::vector<Diagnostic> diagnose(const Population& people, const Profile& profile) {
    Diagnosis diagnosis;
    diagnose_margins(people, profile, diagnosis);
    diagnose_households(people, profile, diagnosis);
    diagnose_attributes(people, profile, diagnosis);
    diagnose_ties(people, profile, diagnosis);
    return std::move(diagnosis).list();
}

namespace {

/// Women and all people of one kind.
struct Count {
    double women = 0, all = 0;
    void add(const Population& people, Person person) {
        ++all;
        women += people.gender.of[person] == female ? 1 : 0;
    }
    double share_of_women() const { return all > 0 ? women / all : 0.0; }
};

void diagnose_places(const Population& people, const Profile& profile, Diagnosis& diagnosis) {
    std::vector<Count> places(profile.places.size());
    for (Person person = 0; person < people.size; ++person)
        places[people.place.of[person]].add(people, person);
    std::size_t k = 0;
    for (const auto& [name, place] : profile.places) {
        const Count& here = places[k++];
        diagnosis.add("share living in " + name, place.share, here.all / people.size, Unit::share,
                      one_of(people.size));
        if (place.female)
            diagnosis.add("share of women and girls in " + name, *place.female,
                          here.share_of_women(), Unit::share, one_of(here.all));
    }
}

void diagnose_ages(const Population& people, const Profile& profile, Diagnosis& diagnosis) {
    for (const AgeProfile& band : profile.ages) {
        Count here;
        for (Person person = 0; person < people.size; ++person)
            if (band.from <= people.age[person] && people.age[person] <= band.to)
                here.add(people, person);
        const std::string ages = fmt::format("aged {}–{}", band.from, band.to);
        diagnosis.add("share " + ages, band.share, here.all / people.size, Unit::share,
                      one_of(people.size));
        if (here.all > 0)
            diagnosis.add("share of women and girls " + ages, band.female, here.share_of_women(),
                          Unit::share, one_of(here.all));
    }
}

}  // namespace

void diagnose_margins(const Population& people, const Profile& profile, Diagnosis& diagnosis) {
    diagnose_places(people, profile, diagnosis);
    diagnose_ages(people, profile, diagnosis);
}

}  // namespace heed
