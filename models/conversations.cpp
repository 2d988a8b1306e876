// Who speaks to whom in a step.
#include "models/conversations.hpp"

#include <boost/random/uniform_int_distribution.hpp>

namespace heed {

namespace {

// Layers in the order of their numbers; groups come after.
constexpr std::uint16_t at_home = 0, among_close = 1, on_the_net = 2, first_group = 3;

/// Which of a teller's streams tells who else hears on a layer; a group's next one tells who it is.
std::uint32_t stream_of(std::uint32_t layer) {
    return layer < first_group ? 1 + layer : 4 + 2 * (layer - first_group);
}

std::uint32_t size_of(const Graph& graph, Person person) {
    return static_cast<std::uint32_t>(graph.of(person).size());
}
/// Of a household or a group; the person counts among them.
std::uint32_t size_of(const auto& groups, Person person) {
    const std::uint32_t own = groups.of.empty() ? nobody : groups.of[person];
    return own == nobody ? 0 : groups.size(own);
}

/// Of a group of at least two.
Person anyone_of(const Groups& groups, std::uint32_t group, Person but, Dice::Stream& stream) {
    boost::random::uniform_int_distribution<std::uint32_t> anyone(0, groups.size(group) - 1);
    for (;;)
        if (const Person found = groups.at(group, anyone(stream)); found != but) return found;
}

/// What it will ask of a teller.
void fetch_teller(const World& world, Person teller) {
    const Ties& ties = world.people->ties;
    fetch(&world.presence[teller]);
    for (const auto* column : {&ties.household.of, &ties.close.first, &ties.online.first})
        if (!column->empty()) fetch(column->address(teller));
    for (const Groups& groups : ties.groups) fetch(groups.of.address(teller));
}

/// The teller's contacts, of whom there are some; they may lie across two lines of the processor's cache.
void fetch_contacts(const Graph& graph, Person teller) {
    fetch(graph.neighbour.address(graph.first[teller]),
          graph.neighbour.address(graph.first[teller + 1] - 1));
}

}  // namespace

void Conversations::among(std::span<const Teller> tellers) {
    find_speakers(tellers);
    for_each_with_exponentials(
        dice_, speakers_,
        [&](const Speaker& speaker) {
            if (speaker.layer == among_close) fetch_contacts(ties_.close, speaker.teller);
            if (speaker.layer == on_the_net) fetch_contacts(ties_.online, speaker.teller);
            return Numbers{Decision::tells, speaker.teller, now_, stream_of(speaker.layer), 0, 0};
        },
        [&](const Speaker& speaker, NumbersAhead& further) { speak(speaker, further); });
}

void Conversations::find_speakers(std::span<const Teller> tellers) {
    const std::size_t layers = first_group + ties_.groups.size(), fours = (layers + 3) / 4;
    names_.clear();
    for (const auto& [teller, until, topic] : tellers) {
        fetch_teller(world_, teller);
        for (std::uint32_t four = 0; four < fours; ++four)
            names_.push_back(Dice::four_of_stream(Decision::tells, teller, now_, 0, four));
    }
    numbers_.resize(names_.size());
    dice_.exponentials(names_, numbers_);

    speakers_.resize(layers * tellers.size());
    std::size_t count = 0;
    for (std::size_t i = 0; i < tellers.size(); ++i) {
        const auto [teller, until, topic] = tellers[i];
        if (world_.away(teller)) continue;
        // Nobody foresees who speaks, so nothing is branched on: who does not is written over by the next.
        const auto speaks_within = [&, teller = teller, topic = topic](double hazard,
                                                                       std::uint16_t layer) {
            const float to_first = numbers_[i * fours + layer / 4][layer % 4];
            speakers_[count] = {teller, topic, layer, to_first};
            count += to_first < hazard ? 1 : 0;
        };
        const auto& [household, close, online, group] = layers_;
        if (household.hazard > 0)
            speaks_within(household.hazard * size_of(ties_.household, teller), at_home);
        if (close.hazard > 0)
            speaks_within(close.hazard * size_of(ties_.close, teller), among_close);
        if (online.hazard > 0)
            speaks_within(online.hazard * size_of(ties_.online, teller), on_the_net);
        if (!(group.hazard > 0)) continue;
        for (std::uint16_t g = 0; g < ties_.groups.size(); ++g)
            speaks_within(size_of(ties_.groups[g], teller) < 2 ? 0.0 : group.hazard,
                          static_cast<std::uint16_t>(first_group + g));
    }
    speakers_.resize(count);
}

void Conversations::speak(const Speaker& speaker, NumbersAhead& further) const {
    const auto to_contacts = [&](const Layer& layer, const Graph& graph) {
        const auto contacts = graph.of(speaker.teller);
        to_some(speaker, further, layer, contacts.size(),
                [&](std::uint32_t k) { return contacts[k]; });
    };
    switch (speaker.layer) {
        case at_home: {
            const std::uint32_t home = ties_.household.of[speaker.teller];
            return to_some(speaker, further, layers_.household, ties_.household.size(home),
                           [&](std::uint32_t k) { return ties_.household.at(home, k); });
        }
        case among_close: return to_contacts(layers_.close, ties_.close);
        case on_the_net: return to_contacts(layers_.online, ties_.online);
        default: in_group(speaker, further, ties_.groups[speaker.layer - first_group]);
    }
}

/// ⌊E/hazard⌋ contacts are passed over until the next who hears.
void Conversations::to_some(const Speaker& speaker, NumbersAhead& further, const Layer& layer,
                            std::size_t size, auto&& contact) const {
    auto left = static_cast<std::uint32_t>(size), next = std::uint32_t{0};
    for (double gap = speaker.to_first / layer.hazard; gap < left; gap = further() / layer.hazard) {
        const auto passed = static_cast<std::uint32_t>(gap);
        const Person listener = contact(next + passed);
        if (listener != speaker.teller)
            spoken_.push_back({listener, speaker.teller, speaker.topic, layer.dose});
        next += passed + 1;
        left -= passed + 1;
    }
}

void Conversations::in_group(const Speaker& speaker, NumbersAhead& further,
                             const Groups& groups) const {
    const auto& [hazard, dose] = layers_.group;
    const std::uint32_t group = groups.of[speaker.teller];
    auto whom = dice_.stream(Decision::tells, speaker.teller, now_, stream_of(speaker.layer) + 1);
    for (double time = speaker.to_first; time < hazard; time += further())
        spoken_.push_back(
            {anyone_of(groups, group, speaker.teller, whom), speaker.teller, speaker.topic, dose});
}

}  // namespace heed
