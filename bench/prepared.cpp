// Making scenarios ready to be timed, and carrying them through steps.
#include "bench/prepared.hpp"

#include <algorithm>
#include <tuple>

#include "models/measures.hpp"

namespace heed {

Experiment shipped(const std::string& scenario, long size, Sets sets) {
    sets.insert(sets.begin(), {"population.size=" + std::to_string(size), "draws=1"});
    return load_experiment(HEED_SOURCE_DIR "/scenarios/" + scenario + ".yaml", sets);
}

Prepared::Prepared(Experiment of)
    : experiment(std::move(of)), people(people_of(experiment.scenario)) {
    model = make_model(experiment.scenario, experiment.scenario.campaigns.names(), *people);
}

const Prepared& Prepared::of(const std::string& scenario, long size, const Sets& sets) {
    using Key = std::tuple<std::string, long, Sets>;
    static std::unique_ptr<Prepared> made;
    static Key made_for;
    const Key key{scenario, size, sets};
    if (!made || made_for != key) {
        made.reset();  // before the next, so that both never stand in memory together
        made = std::make_unique<Prepared>(shipped(scenario, size, sets));
        made_for = key;
    }
    return *made;
}

World begun_world(const Prepared& prepared, const Dice& dice) {
    World world(prepared.people);
    for (const auto& process : prepared.model->processes) process->begin(world, dice);
    return world;
}

StepTimes::StepTimes(const Prepared& prepared) {
    for (const auto& process : prepared.model->processes) names.emplace_back(process->name());
    names.emplace_back("counting");
    watches.resize(names.size());
}

double StepTimes::seconds() const {
    double sum = 0;
    for (const Stopwatch& watch : watches) sum += watch.seconds();
    return sum;
}

void walk(const Prepared& prepared, World& world, const Dice& dice, int steps, StepTimes& times,
          const std::function<void(const World&)>& look) {
    const Processes& processes = prepared.model->processes;
    const Calendar calendar = prepared.calendar();
    const auto scheme = std::make_shared<const Scheme>(
        make_scheme(prepared.experiment.scenario, all_tallies(*prepared.model)));
    Recorder recorder(scheme, world);
    for (int step = 0; step < steps; ++step) {
        world.now.clear();
        for (std::size_t p = 0; p < processes.size(); ++p)
            times.watches[p].time([&] { processes[p]->step(world, dice, calendar.at(step)); });
        times.watches.back().time([&] { recorder.look(world, calendar.at(step)); });
        if (look) look(world);
    }
}

double seconds_of_steps(const Prepared& prepared, int steps, int goes) {
    const Dice dice(1, 0, 0);
    std::vector<double> seconds;
    for (int go = 0; go < goes; ++go) {
        World world = begun_world(prepared, dice);
        StepTimes times(prepared);
        walk(prepared, world, dice, steps, times);
        seconds.push_back(times.seconds());
    }
    return median(std::move(seconds));
}

double mean_degree(const Population& people) {
    const Ties& ties = people.ties;
    double ends = 0;
    for (Person person = 0; person < people.size; ++person) {
        ends += static_cast<double>(ties.close.of(person).size() + ties.online.of(person).size());
        ends += ties.household.size(ties.household.of[person]) - 1;
    }
    return ends / people.size;
}

double median(std::vector<double> values) {
    std::ranges::sort(values);
    const std::size_t half = values.size() / 2;
    return values.size() % 2 ? values[half] : (values[half - 1] + values[half]) / 2;
}

}  // namespace heed
