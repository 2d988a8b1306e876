// The observation layer.
#include "models/reporting.hpp"

#include <algorithm>

namespace heed {

Reporting::Reporting(const ReportingParameters& parameters, const Memory& memory,
                     const Population& people, Context context)
    : parameters_(parameters), memory_(memory), context_(std::move(context)) {
    for (const auto& [name, factor] : parameters.detection)
        factors_.emplace_back(Match(factor.who, people), factor);
}

double Reporting::identified(const World& world, Person person, ExitRoute route, Date day) const {
    double chance = parameters_.identified.by_route()[static_cast<std::size_t>(route)];
    for (const auto& [who, factor] : factors_)
        if (day >= factor.from && day <= factor.until && who(person, world.age[person]))
            chance *= factor.times;
    return std::min(1.0, chance);
}

void Reporting::step(World& world, const Dice& dice, const Now& now) const {
    constexpr std::array<RecordSource, route_count> sources{
        RecordSource::hotline, RecordSource::police, RecordSource::organisation,
        RecordSource::organisation};
    world.called.clear();
    for (const Exit& exit : world.now.exits) {
        const auto since = static_cast<std::uint32_t>(exit.since);
        const double services = context_.of(world, exit.person, now.step).records;
        if (dice.uniform(Decision::identified, exit.person, since) >=
            services * identified(world, exit.person, exit.route, now.start))
            continue;
        world.cases.push_back({now.step, exit.person});
        const RecordSource source = sources[static_cast<std::size_t>(exit.route)];
        world.now.records.push_back({exit.person, source, true});
        if (source == RecordSource::hotline) world.called.push_back(exit.person);
    }
    for (const Offer& offer : world.now.offers) {
        if (!offer.deceptive || !offer.checked || offer.answer != Answer::refused) continue;
        const double efficacy = memory_.value(world, Quality::efficacy, offer.decider, now.step);
        const double chance =
            parameters_.reports(efficacy) * context_.of(world, offer.decider, now.step).records;
        if (offer.cell != no_cell) world.recruiting.so_far[offer.cell].reported += chance;
        if (dice.uniform(Decision::calls, offer.person, offer.number) >= chance) continue;
        world.now.records.push_back({offer.person, RecordSource::hotline, false});
        world.called.push_back(offer.person);
    }
}

}  // namespace heed
