// Who speaks to whom in a step.
#include "models/conversations.hpp"

#include <boost/random/uniform_int_distribution.hpp>
#include <optional>

#include "sim/engine/sweep.hpp"

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
    fetch(graph.neighbour.address(graph.first[teller]));
    fetch(graph.neighbour.address(graph.first[teller + 1] - 1));
}

}  // namespace

/// Exponential numbers of a stream whose first four were made ahead.
class Conversations::Further {
public:
    Further(const std::array<float, 4>& four, const Speaker& speaker, const Dice& dice, Step now)
        : four_(four), speaker_(speaker), dice_(dice), now_(now) {}

    double operator()() {
        if (next_ < 4) return four_[next_++];
        if (!rest_)
            rest_ =
                dice_.exponentials(Decision::tells, speaker_.teller,
                                   static_cast<std::uint32_t>(now_), stream_of(speaker_.layer), 4);
        return (*rest_)();
    }

private:
    const std::array<float, 4>& four_;
    const Speaker& speaker_;
    const Dice& dice_;
    Step now_;
    std::size_t next_ = 0;
    std::optional<Dice::Exponentials> rest_;
};

void Conversations::among(std::span<const Teller> tellers, const World& world, const Dice& dice,
                          Step now) {
    find_speakers(tellers, world, dice, now);
    speak(world, dice, now);
}

void Conversations::make_numbers(const Dice& dice) {
    numbers_.resize(names_.size());
    dice.exponentials(names_, numbers_);
    names_.clear();
}

void Conversations::find_speakers(std::span<const Teller> tellers, const World& world,
                                  const Dice& dice, Step now) {
    const Ties& ties = world.people->ties;
    const std::size_t layers = first_group + ties.groups.size(), fours = (layers + 3) / 4;
    for (const auto& [teller, until, topic] : tellers) {
        fetch_teller(world, teller);
        for (std::uint32_t four = 0; four < fours; ++four)
            names_.push_back(Dice::four_of_stream(Decision::tells, teller,
                                                  static_cast<std::uint32_t>(now), 0, four));
    }
    make_numbers(dice);

    speakers_.resize(layers * tellers.size());
    std::size_t count = 0;
    for (std::size_t i = 0; i < tellers.size(); ++i) {
        const auto [teller, until, topic] = tellers[i];
        if (world.away(teller)) continue;
        // Nobody foresees who speaks, so nothing is branched on: who does not is written over by the next.
        const auto speaks_within = [&, teller = teller, topic = topic](double hazard,
                                                                       std::uint16_t layer) {
            const float to_first = numbers_[i * fours + layer / 4][layer % 4];
            speakers_[count] = {teller, topic, layer, to_first};
            count += to_first < hazard ? 1 : 0;
        };
        const auto& [household, close, online, group] = layers_;
        if (household.hazard > 0)
            speaks_within(household.hazard * size_of(ties.household, teller), at_home);
        if (close.hazard > 0)
            speaks_within(close.hazard * size_of(ties.close, teller), among_close);
        if (online.hazard > 0)
            speaks_within(online.hazard * size_of(ties.online, teller), on_the_net);
        if (!(group.hazard > 0)) continue;
        for (std::uint16_t g = 0; g < ties.groups.size(); ++g)
            speaks_within(size_of(ties.groups[g], teller) < 2 ? 0.0 : group.hazard,
                          static_cast<std::uint16_t>(first_group + g));
    }
    speakers_.resize(count);
}

void Conversations::speak(const World& world, const Dice& dice, Step now) {
    const Ties& ties = world.people->ties;
    for (const Speaker& speaker : speakers_) {
        if (speaker.layer == among_close) fetch_contacts(ties.close, speaker.teller);
        if (speaker.layer == on_the_net) fetch_contacts(ties.online, speaker.teller);
        names_.push_back(Dice::four_of_stream(Decision::tells, speaker.teller,
                                              static_cast<std::uint32_t>(now),
                                              stream_of(speaker.layer)));
    }
    make_numbers(dice);
    spoken_.clear();
    for (std::size_t i = 0; i < speakers_.size(); ++i) {
        Further further(numbers_[i], speakers_[i], dice, now);
        speak(speakers_[i], further, world, dice, now);
    }
}

void Conversations::speak(const Speaker& speaker, Further& further, const World& world,
                          const Dice& dice, Step now) {
    const Ties& ties = world.people->ties;
    const auto to_contacts = [&](const Layer& layer, const Graph& graph) {
        const auto contacts = graph.of(speaker.teller);
        to_some(speaker, further, layer, contacts.size(), world,
                [&](std::uint32_t k) { return contacts[k]; });
    };
    if (speaker.layer == at_home) {
        const std::uint32_t home = ties.household.of[speaker.teller];
        to_some(speaker, further, layers_.household, ties.household.size(home), world,
                [&](std::uint32_t k) { return ties.household.at(home, k); });
    } else if (speaker.layer == among_close) {
        to_contacts(layers_.close, ties.close);
    } else if (speaker.layer == on_the_net) {
        to_contacts(layers_.online, ties.online);
    } else {
        const Groups& groups = ties.groups[speaker.layer - first_group];
        const std::uint32_t group = groups.of[speaker.teller];
        auto whom = dice.stream(Decision::tells, speaker.teller, static_cast<std::uint32_t>(now),
                                stream_of(speaker.layer) + 1);
        for (double time = speaker.to_first; time < layers_.group.hazard; time += further())
            say(speaker, anyone_of(groups, group, speaker.teller, whom), layers_.group, world);
    }
}

/// ⌊E/hazard⌋ contacts are passed over until the next who hears.
void Conversations::to_some(const Speaker& speaker, Further& further, const Layer& layer,
                            std::size_t size, const World& world, auto&& contact) {
    auto left = static_cast<std::uint32_t>(size), next = std::uint32_t{0};
    for (double gap = speaker.to_first / layer.hazard; gap < left; gap = further() / layer.hazard) {
        const auto passed = static_cast<std::uint32_t>(gap);
        say(speaker, contact(next + passed), layer, world);
        next += passed + 1;
        left -= passed + 1;
    }
}

void Conversations::say(const Speaker& speaker, Person listener, const Layer& layer,
                        const World& world) {
    if (listener == speaker.teller) return;
    fetch(&world.minds[listener]);
    spoken_.push_back({listener, speaker.teller, speaker.topic, layer.dose});
}

}  // namespace heed
