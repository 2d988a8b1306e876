// Places, ages and gender.
// Method: iterative proportional fitting of place × age band × gender to the stated margins from a
// seed of ones, then controlled rounding to whole people; single years are spread evenly inside a
// band.
// Neglected: age structures that differ between places, and the fall of numbers with age inside a
// band (choose narrower bands where that matters).
#include <cmath>
#include <limits>
#include <numeric>

#include "sim/world/census.hpp"
#include "sim/world/fitting.hpp"
#include "sim/world/random_order.hpp"

namespace heed {

namespace {

using Counts = std::vector<std::uint32_t>;

std::vector<double> as_double(const Counts& counts) { return {counts.begin(), counts.end()}; }

Counts people_by_place(const Profile& profile) {
    std::vector<double> shares;
    for (const auto& [name, place] : profile.places) shares.push_back(place.share);
    return largest_remainder(shares, static_cast<std::uint32_t>(profile.size));
}

/// People by age band and gender; bands exact, women within one person of their share of each band.
Counts people_by_age_and_gender(const Profile& profile, Dice::Stream& stream) {
    std::vector<double> shares;
    for (const AgeProfile& band : profile.ages) shares.push_back(band.share);
    const Counts bands = largest_remainder(shares, static_cast<std::uint32_t>(profile.size));
    std::vector<double> cells;
    for (std::size_t k = 0; k < bands.size(); ++k) {
        cells.push_back(bands[k] * profile.ages[k].female);
        cells.push_back(bands[k] * (1 - profile.ages[k].female));
    }
    return controlled_rounding(cells, 2, stream);
}

/// People by place and gender: stated shares of women are met, the other places share the rest.
Counts people_by_place_and_gender(const Profile& profile, const Counts& places,
                                  const Counts& ages_genders, Dice::Stream& stream) {
    std::vector<double> genders(2, 0.0), stated;
    for (std::size_t k = 0; k < ages_genders.size(); ++k) genders[k % 2] += ages_genders[k];
    std::size_t row = 0;
    for (const auto& [name, place] : profile.places) {
        const double women =
            place.female ? places[row] * *place.female : std::numeric_limits<double>::quiet_NaN();
        stated.insert(stated.end(), {women, places[row] - women});
        ++row;
    }
    Table table({places.size(), 2});
    for (std::size_t k = 0; k < table.cell.size(); ++k) table.cell[k] = genders[k % 2];
    fit(table, {{{0, 1}, stated}, {{0}, as_double(places)}, {{1}, genders}});
    return controlled_rounding(table.cell, 2, stream);
}

/// Whole people by place, age band and gender.
Counts people_by_all(const Counts& place_gender, const Counts& age_gender, Dice::Stream& stream) {
    const std::size_t places = place_gender.size() / 2, bands = age_gender.size() / 2;
    Table table({places, bands, 2});
    fit(table, {{{0, 2}, as_double(place_gender)}, {{1, 2}, as_double(age_gender)}});
    Counts people(table.cell.size());
    for (std::size_t gender = 0; gender < 2; ++gender) {
        std::vector<double> layer(places * bands);
        for (std::size_t k = 0; k < layer.size(); ++k) layer[k] = table.cell[2 * k + gender];
        const Counts whole = controlled_rounding(layer, bands, stream);
        for (std::size_t k = 0; k < layer.size(); ++k) people[2 * k + gender] = whole[k];
    }
    return people;
}

/// Spreads each cell over its band's years in turn, going on where the cell before it stopped.
Census by_single_years(const Counts& people, const Profile& profile, Dice::Stream& stream) {
    const std::size_t places = profile.places.size(), bands = profile.ages.size();
    Census census(places);
    std::vector<std::uint32_t> next(bands);
    for (std::size_t cell = 0; cell < people.size(); ++cell) {
        const std::size_t place = cell / (2 * bands), band = cell / 2 % bands;
        const auto from = static_cast<int>(profile.ages[band].from);
        const auto width =
            static_cast<std::uint32_t>(profile.ages[band].to - profile.ages[band].from + 1);
        if (place == 0 && cell % 2 == 0) next[band] = below(stream, width);
        for (std::uint32_t k = 0; k < people[cell]; ++k)
            ++census.at(place, static_cast<int>(cell % 2),
                        from + static_cast<int>(next[band]++ % width));
    }
    return census;
}

/// Someone of this gender in the place within these ages (inclusive); −1 if there is nobody.
int age_of_someone(const Census& census, std::size_t place, int gender, int from, int to) {
    for (int age = from; age <= to; ++age)
        if (census.at(place, gender, age) > 0) return age;
    return -1;
}

/// An adult of the place `from` and a child of the place `to` change places, of one gender if
/// possible.
void change_places(Census& census, std::size_t from, std::size_t to, int adult_age) {
    for (const bool same_gender : {true, false})
        for (const int gender : {female, male}) {
            const int other = same_gender ? gender : 1 - gender;
            const int adult = age_of_someone(census, from, gender, adult_age, ages_known - 1);
            const int child = age_of_someone(census, to, other, 0, adult_age - 1);
            if (adult < 0 || child < 0) continue;
            --census.at(from, gender, adult);
            ++census.at(to, gender, adult);
            --census.at(to, other, child);
            ++census.at(from, other, child);
            return;
        }
}

/// Sees to it that no place has children alone, as long as there are adults enough.
void send_adults_to_children(Census& census, int adult_age) {
    for (std::size_t place = 0; place < census.places; ++place) {
        if (census.people(place) == 0 || census.people(place, adult_age) > 0) continue;
        for (std::size_t donor = 0; donor < census.places; ++donor)
            if (census.people(donor, adult_age) > 1) {
                change_places(census, donor, place, adult_age);
                break;
            }
    }
}

}  // namespace

std::uint32_t Census::people(std::size_t place, int from_age) const {
    std::uint32_t sum = 0;
    for (const int gender : {female, male})
        for (int age = from_age; age < ages_known; ++age) sum += at(place, gender, age);
    return sum;
}

Census count_people(const Profile& profile, const Dice& dice) {
    Dice::Stream stream = dice.stream(Decision::synthesis_age, 0, 0);
    const Counts places = people_by_place(profile);
    const Counts age_gender = people_by_age_and_gender(profile, stream);
    const Counts place_gender = people_by_place_and_gender(profile, places, age_gender, stream);
    Census census =
        by_single_years(people_by_all(place_gender, age_gender, stream), profile, stream);
    send_adults_to_children(census, static_cast<int>(profile.households.adult_age));
    return census;
}

}  // namespace heed
