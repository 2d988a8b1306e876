// Classes of people and their rates of offers.
#include "models/offer_classes.hpp"

#include <algorithm>
#include <set>

#include "models/offers.hpp"
#include "sim/base/problem.hpp"

namespace heed {

OfferClasses::OfferClasses(const OffersParameters& parameters, std::optional<EffortCells> cells,
                           bool demand, Context context, const Population& people, int adult_age,
                           int years)
    : cells_(std::move(cells)),
      demand_(demand),
      context_(std::move(context)),
      adult_age_(adult_age) {
    const auto askers = parameters.askers();
    for (std::size_t m = 0; m < askers.size(); ++m)
        for (const auto& [name, reach] : askers[m]->reaches)
            reaches_.push_back({Match(reach.who, people), m, reach.times});
    for (const auto& [name, journey] : parameters.journeys) {
        Route route{Match(journey.from, people), journey.share, journey.regular, {}};
        for (std::size_t m = 0; m < askers.size(); ++m)
            route.deceptive[m] = std::min(1.0, askers[m]->deceptive * journey.deception);
        routes_.push_back(std::move(route));
    }
    for (const Reach& reach : reaches_) reach.who.add_turns(turns_);
    if (adapt())
        for (const Route& route : routes_) route.from.add_turns(turns_);
    if (cells_) cells_->add_turns(turns_);
    context_.add_turns(turns_);
    turns_.set(static_cast<std::size_t>(adult_age_));
    enumerate(parameters, people, years);
}

OfferClasses::Key OfferClasses::key_of(Person person, int age) const {
    Key key;
    key.reaches = age < adult_age_ ? 1 : 0;
    for (std::size_t i = 0; i < reaches_.size(); ++i)
        if (reaches_[i].who(person, age)) key.reaches |= std::uint64_t{2} << i;
    key.concerns = context_.concerns(person, age);
    if (!adapt()) return key;
    for (std::size_t i = 0; i < routes_.size(); ++i)
        if (routes_[i].from(person, age)) key.journeys |= std::uint64_t{1} << i;
    if (cells_) key.field = cells_->field_of(person, age);
    return key;
}

OfferClasses::Class OfferClasses::class_of(const Key& key,
                                           const OffersParameters& parameters) const {
    Class one;
    one.key = key;
    auto& by = one.rates.by;
    const auto askers = parameters.askers();
    for (std::size_t m = 0; m < askers.size(); ++m)
        by[m] =
            static_cast<float>(askers[m]->rate * (key.reaches & 1 ? askers[m]->child.value : 1.0));
    for (std::size_t i = 0; i < reaches_.size(); ++i)
        if (key.reaches & std::uint64_t{2} << i)
            by[reaches_[i].asker] *= static_cast<float>(reaches_[i].times);
    by.back() = static_cast<float>(parameters.abduction);
    for (const float rate : by) one.rates.total += rate;
    for (std::size_t i = 0; i < routes_.size(); ++i)
        if (one.goes(i)) one.share += routes_[i].share;
    return one;
}

void OfferClasses::enumerate(const OffersParameters& parameters, const Population& people,
                             int years) {
    std::set<Key> keys;
    for (Person person = 0; person < people.size; ++person) {
        keys.insert(key_of(person, people.age[person]));
        for (int later = 1; later <= years + 1; ++later) {
            const int age = std::min(120, people.age[person] + later);
            if (turns_at(age)) keys.insert(key_of(person, age));
        }
    }
    expect(keys.size() <= 0x10000, "there are more than 65536 classes of people in offers");
    for (const Key& key : keys) classes_.push_back(class_of(key, parameters));
}

std::uint16_t OfferClasses::of(Person person, int age) const {
    const auto found = std::ranges::lower_bound(classes_, key_of(person, age), {}, &Class::key);
    return static_cast<std::uint16_t>(found - classes_.begin());
}

std::uint32_t OfferClasses::cell(std::uint16_t of_class, Asker asker) const {
    return cells_ ? cells_->cell(classes_[of_class].key.field, static_cast<std::size_t>(asker))
                  : no_cell;
}

double OfferClasses::deceptive(std::uint16_t of_class, Asker asker) const {
    const Class& one = classes_[of_class];
    const auto m = static_cast<std::size_t>(asker);
    double sum = 0;
    for (std::size_t i = 0; i < routes_.size(); ++i)
        if (one.goes(i)) sum += routes_[i].share * routes_[i].deceptive[m];
    return one.share > 0 ? static_cast<double>(one.rates.by[m]) * (sum / one.share) : 0;
}

/// Σ s·(1 − q + q·F) / Σ s, as one plus what was added.
double OfferClasses::times(const Class& one, std::size_t asker,
                           const Recruiting& recruiting) const {
    if (!(one.share > 0)) return 1;
    const double effort = cells_ ? recruiting.factor(cells_->cell(one.key.field, asker)) : 1.0;
    double added = 0;
    for (std::size_t i = 0; i < routes_.size(); ++i)
        if (one.goes(i))
            added += routes_[i].share * routes_[i].deceptive[asker] *
                     (effort * recruiting.pull_of(i) - 1);
    return 1 + added / one.share;
}

void OfferClasses::set_rates(std::vector<OfferRates>& rates, const Recruiting& recruiting) const {
    rates.resize(classes_.size());
    for (std::size_t i = 0; i < classes_.size(); ++i) {
        OfferRates& now = rates[i] = classes_[i].rates;
        if (!adapt()) continue;
        now.total = 0;
        for (std::size_t m = 0; m < asker_count; ++m) {
            now.by[m] = static_cast<float>(now.by[m] * times(classes_[i], m, recruiting));
            now.total += now.by[m];
        }
    }
}

}  // namespace heed
