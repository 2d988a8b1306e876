// An empty world over a population.
#include "sim/world/world.hpp"

#include <algorithm>

#include "sim/base/problem.hpp"
#include "sim/world/contacts.hpp"

namespace heed {

void Happenings::clear() {
    deliveries.clear();
    hearings.clear();
    newly_aware.clear();
    offers.clear();
    departures.clear();
    entries.clear();
    exits.clear();
    returns.clear();
    birthdays.clear();
    records.clear();
    spending.clear();
    follow_ups.clear();
    support_starts.clear();
    support_ends.clear();
}

World::World(std::shared_ptr<const Population> population) : people(std::move(population)) {
    const std::size_t n = people->size;
    age = people->age;
    exposure.assign(n, 1.0F);
    need.assign(n, 0.0F);
    minds.assign(n, {});
    heard.assign(n, 0);
    contacts.resize(n);
    for (Person person = 0; person < n; ++person) {
        const std::size_t all = contacts_of(*people, person);
        expect(all <= Contacts::most, "somebody has more contacts than are counted");
        contacts[person].all = static_cast<std::uint32_t>(all) & Contacts::most;
    }
    tell_clock.assign(n, 0.0F);
    offer_due.assign(n, 0.0F);
    offer_count.assign(n, 0);
    offer_class.assign(n, 0);
    presence.assign(n, Presence{});
}

std::size_t Audience::place_of(Person one) const {
    std::size_t from = 0, to = person.size();
    while (from < to) {
        const std::size_t middle = (from + to) / 2;
        if (person[middle] < one)
            from = middle + 1;
        else
            to = middle;
    }
    return from < person.size() && person[from] == one ? from : person.size();
}

Survivor* World::survivor(Person person) {
    const auto found = std::ranges::lower_bound(survivors, person, {}, &Survivor::person);
    return found != survivors.end() && found->person == person ? &*found : nullptr;
}

void World::leave(Person person, std::uint8_t journey, Step step) {
    presence[person].where = Whereabouts::journey;
    travels.push_back({.person = person, .went_at = step, .journey = journey});
}

void World::expose(Person person, float value) {
    const std::size_t of_class = offer_class[person];
    const double passed = of_class < offers_passed.size() ? offers_passed[of_class] : 0;
    const double hazard = (offer_due[person] - passed) * std::max(exposure[person], 1e-20F);
    offer_due[person] = static_cast<float>(passed + offers_until(hazard, value));
    exposure[person] = value;
}

void World::set_exposure(Person person, double value) {
    const auto plain = static_cast<float>(value);
    Survivor* survivor = survivors.empty() ? nullptr : this->survivor(person);
    if (survivor) survivor->exposure = plain;
    expose(person, survivor ? plain * survivor->risk : plain);
}

std::size_t World::bytes() const {
    std::size_t sum = bytes_of(age) + bytes_of(exposure) + bytes_of(need) + bytes_of(minds) +
                      bytes_of(heard) + bytes_of(heard_more) + bytes_of(contacts) +
                      bytes_of(tell_clock) + bytes_of(tellers) + bytes_of(offer_due) +
                      bytes_of(offer_count) + bytes_of(offer_class) + bytes_of(offers_passed) +
                      bytes_of(presence) + bytes_of(travels) + bytes_of(survivors) +
                      bytes_of(followed) + bytes_of(care_queue);
    for (const Audience& audience : audiences)
        sum += audience.person.bytes() + bytes_of(audience.habit) + bytes_of(audience.due) +
               bytes_of(audience.contact) + bytes_of(audience.missed) + bytes_of(audience.turn) +
               bytes_of(audience.holds_until);
    return sum;
}

}  // namespace heed
