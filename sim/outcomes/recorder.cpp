// Counts flows every step and stocks at period ends, cell by cell, and folds the cells into groups.
#include "sim/outcomes/recorder.hpp"

#include <algorithm>

#include "sim/base/problem.hpp"
#include "sim/engine/team.hpp"
#include "sim/outcomes/cells.hpp"

namespace heed {

std::vector<Scheme::Group> Scheme::groups() const {
    std::vector<Group> list{{}};
    for (int d = 0; d < static_cast<int>(dimensions.size()); ++d) {
        const auto levels = static_cast<int>(dimensions[static_cast<std::size_t>(d)].levels.size());
        for (int level = 0; level < levels; ++level) list.push_back({d, level});
    }
    return list;
}

std::size_t Scheme::tally_index(std::string_view id) const {
    const auto found = std::find_if(tallies.begin(), tallies.end(),
                                    [id](const Tally& tally) { return tally.id == id; });
    expect(found != tallies.end(), "a measure is made of a tally that nobody counts");
    return static_cast<std::size_t>(found - tallies.begin());
}

bool Scheme::has_groups(const Measure& measure) const {
    const auto of_people = [this](const std::string& id) {
        return id.empty() || !tallies[tally_index(id)].without_person;
    };
    return of_people(measure.numerator) && of_people(measure.denominator);
}

double Sums::total(std::size_t tally, std::size_t group) const {
    double sum = 0;
    for (std::size_t period = 0; period < periods_; ++period) sum += at(tally, period, group);
    return sum;
}

struct Recorder::State {
    std::shared_ptr<const Scheme> scheme;
    Cells cells;
    std::vector<std::vector<double>> flows;  ///< [tally][cell] of the period at hand; stocks: none
    Sums sums;
    std::size_t period = 0;
    bool seen_any = false;

    State(std::shared_ptr<const Scheme> counted, const Population& people)
        : scheme(std::move(counted)), cells(scheme->dimensions, people) {
        for (const Tally& tally : scheme->tallies)
            flows.emplace_back(tally.kind == Tally::Kind::flow ? cells.size() : 0);
        sums = Sums(flows.size(), scheme->period_ends.size(), cells.groups());
    }

    void count(std::size_t tally, std::vector<double>& by_cell, const World& world,
               const Now& now) {
        Adder adder = cells.adder(world, by_cell.data());
        scheme->tallies[tally].count(world, now, adder);
    }

    /// Calls work(tally) for all of a kind, side by side if there are many people; what they share is looked up before.
    void for_each_tally(Tally::Kind kind, const World& world, const Now& now, auto&& work) {
        List<std::size_t> list;
        for (std::size_t tally = 0; tally < flows.size(); ++tally)
            if (scheme->tallies[tally].kind == kind) list.push_back(tally);
        for (const std::size_t tally : list)
            if (const auto& look = scheme->tallies[tally].look)
                look(world, now, cells.adder(world, nullptr));
        if (parts_of(world.size(), cut_of_people) > 1)
            one_by_one(list.size(), [&](std::size_t i) { work(list[i]); });
        else
            std::ranges::for_each(list, work);
    }

    void fold(std::size_t tally, const std::vector<double>& by_cell, const World& world) {
        if (scheme->tallies[tally].without_person)
            sums.at(tally, period, 0) = by_cell[0];
        else
            cells.fold(by_cell.data(), world.people->weight, &sums.at(tally, period, 0));
    }

    void count_flows(const World& world, const Now& now) {
        for_each_tally(Tally::Kind::flow, world, now,
                       [&](std::size_t tally) { count(tally, flows[tally], world, now); });
    }

    void end_period(const World& world, const Now& now) {
        for (std::size_t tally = 0; tally < flows.size(); ++tally) {
            if (flows[tally].empty()) continue;
            fold(tally, flows[tally], world);
            std::ranges::fill(flows[tally], 0.0);
        }
        for_each_tally(Tally::Kind::stock, world, now, [&](std::size_t tally) {
            List<double> by_cell(cells.size());
            count(tally, by_cell, world, now);
            fold(tally, by_cell, world);
        });
        ++period;
    }
};

Recorder::Recorder(std::shared_ptr<const Scheme> scheme, const World& world)
    : state_(std::make_unique<State>(std::move(scheme), *world.people)) {}

Recorder::Recorder(Recorder&& other, std::shared_ptr<const Scheme> scheme)
    : Recorder(std::move(other)) {
    expect(scheme->tallies.size() == state_->flows.size(), "a recorder goes on with other tallies");
    state_->scheme = std::move(scheme);
}

Recorder::Recorder(const Recorder& other) : state_(std::make_unique<State>(*other.state_)) {}
Recorder::Recorder(Recorder&& other) noexcept = default;
Recorder::~Recorder() = default;

void Recorder::look(const World& world, const Now& now) {
    State& state = *state_;
    expect(state.period < state.scheme->period_ends.size(), "a run goes on after its last period");
    if (state.seen_any)
        state.cells.follow_birthdays(world);
    else
        state.cells.count(world);
    state.seen_any = true;
    state.count_flows(world, now);
    const int end = state.scheme->period_ends[state.period];
    expect(now.step <= end, "a recorder must see the last step of every period");
    if (now.step == end) state.end_period(world, now);
}

Sums Recorder::take() { return std::move(state_->sums); }

}  // namespace heed
