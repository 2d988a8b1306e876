// Doing a sweep: the same results whoever does what, and a store that knows what it holds.
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "sim/experiment/world_runs.hpp"
#include "sim/outcomes/world_values.hpp"
#include "sim/sweep/analysis.hpp"
#include "sim/sweep/collect.hpp"
#include "sim/sweep/sweep_estimate.hpp"
#include "tests/sweep/tiny_sweep.hpp"

using namespace heed;
using Catch::Matchers::Contains;

namespace {

std::string table(const Sweep& sweep, const std::filesystem::path& folder) {
    return sweep_runs_csv(sweep, Store(sweep, folder, true));
}

/// The only file of results in a folder.
std::filesystem::path only_file(const std::filesystem::path& folder) {
    std::filesystem::path found;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "results")) {
        REQUIRE(found.empty());
        found = entry.path();
    }
    return found;
}

std::string text_of(const std::filesystem::path& file) {
    std::ifstream stream(file);
    return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

TEST_CASE("batches hold every trial once", "[sweep][work]") {
    const Workplace place;
    for (const char* size : {"design.points=1", "design.points=7", "design.points=150"})
        for (const double each : {0.1, 1.0, 4.0, 100.0, 1e9}) {
            const Sweep sweep = tiny_sweep(place, {size, "replicates=3", "draws=4"});
            std::vector<int> times(sweep.trials());
            for (const Batch& batch : batches_of(sweep, each))
                for (std::uint32_t p = 0; p < batch.points; ++p)
                    for (std::uint32_t w = 0; w < batch.worlds; ++w)
                        ++times[(batch.first_point + p) * sweep.worlds() + batch.first_world + w];
            CHECK(std::ranges::all_of(times, [](int count) { return count == 1; }));
        }
}

TEST_CASE("trials are numbered point by point", "[sweep][work]") {
    const Workplace place;
    const Sweep sweep = tiny_sweep(place, {"replicates=3", "draws=4"});
    for (std::size_t number = 0; number < sweep.trials(); ++number)
        CHECK(sweep.number_of(sweep.trial(number)) == number);
    CHECK(sweep.trial(1) == Trial{0, 0, 1});
    CHECK(sweep.trial(3) == Trial{0, 1, 0});
    CHECK(sweep.trial(12) == Trial{1, 0, 0});
}

TEST_CASE("a trial of a sweep is the world that `heed run` makes of its point", "[sweep][work]") {
    const Workplace place;
    const Sweep sweep = tiny_sweep(place, {"draws=2"});
    const Trial trial{2, 1, 1};
    const Experiment experiment = experiment_at(sweep, trial.point);
    const auto all = run_experiment(experiment, 1).results;
    const auto values = *values_of_trial(sweep, trial);
    for (std::size_t arm = 0; arm < sweep.arms.size(); ++arm)
        for (std::size_t m = 0; m < sweep.measures.size(); ++m)
            CHECK(values[arm * sweep.measures.size() + m] ==
                  value_of(*all.scheme, all.run(trial.draw, trial.replicate, arm),
                           sweep.measures[m], 0, std::nullopt));
}

TEST_CASE("results do not depend on threads, batches, or who did what when", "[sweep][work]") {
    const Workplace place;
    const Sweep sweep = tiny_sweep(place);
    const auto folder = [&](const char* name) {
        create_folder(sweep, place / name);
        return place / name;
    };
    const auto at_once = folder("once"), in_parts = folder("parts"), threads = folder("threads");
    CHECK(run_all(sweep, at_once).trials == sweep.trials());
    run_all(sweep, threads, 3, 1, 4);
    // Stopped in the middle, and gone on with by two processes' worth of stores.
    Store first(sweep, in_parts, false), second(sweep, in_parts, false);
    std::size_t given = 0;
    const auto few = in_turn(sweep, first, batches_of(sweep, 1), 3);
    do_batches(sweep, in_parts, first,
               [&]() -> std::optional<Batch> { return given++ < 4 ? few() : std::nullopt; },
               {1, 0, {}, {}});
    const Done rest = do_batches(sweep, in_parts, second,
                                 in_turn(sweep, second, batches_of(sweep, 4), 1), {2, 0, {}, {}});
    CHECK(rest.trials == sweep.trials() - 4);
    CHECK(table(sweep, at_once) == table(sweep, threads));
    CHECK(table(sweep, at_once) == table(sweep, in_parts));
    CHECK(run_all(sweep, at_once).trials == 0);
}

TEST_CASE("a torn line is missing, and is done again", "[sweep][work]") {
    const Workplace place;
    const Sweep sweep = tiny_sweep(place);
    create_folder(sweep, place / "a");
    run_all(sweep, place / "a");
    const std::string whole = table(sweep, place / "a");
    const auto file = only_file(place / "a");
    std::filesystem::resize_file(file, std::filesystem::file_size(file) - 30);
    CHECK(Store(sweep, place / "a", true).count() == sweep.trials() - 1);
    CHECK(run_all(sweep, place / "a").trials == 1);
    CHECK(table(sweep, place / "a") == whole);
}

TEST_CASE("results of other inputs are refused, and so are two results of one trial",
          "[sweep][work]") {
    const Workplace place;
    const Sweep sweep = tiny_sweep(place), other = tiny_sweep(place, {"design.seed=2"});
    create_folder(sweep, place / "a");
    create_folder(other, place / "b");
    run_all(sweep, place / "a");
    run_all(other, place / "b");
    const auto file = only_file(place / "a");
    std::filesystem::copy(only_file(place / "b"), place / "a/results/z.csv");
    CHECK_THAT(mistakes_of([&] { Store(sweep, place / "a", true); }), Contains("other inputs"));
    // The same again is only counted; with another value it is a lie.
    std::filesystem::copy_file(file, place / "a/results/z.csv",
                               std::filesystem::copy_options::overwrite_existing);
    CHECK(Store(sweep, place / "a", true).doubled() == sweep.trials());
    const std::string text = text_of(file);
    auto record = *from_line(std::string_view(text).substr(0, text.find('\n')), true);
    record.values[0] += 1;
    std::ofstream(place / "a/results/z.csv") << to_line(record);
    CHECK_THAT(mistakes_of([&] { Store(sweep, place / "a", true); }),
               Contains("another result of point"));
}

TEST_CASE("what fails is kept with its reason, and done again", "[sweep][work]") {
    const Workplace place;
    Sweep sweep = tiny_sweep(place);
    const PointTable good = sweep.points;
    sweep.points[1][0] = "-20 %";  // as if only a run could tell
    create_folder(sweep, place / "a");
    Store store(sweep, place / "a", false);
    const Done careful = do_batches(sweep, place / "a", store,
                                    in_turn(sweep, store, batches_of(sweep, 1), 0), {1, 0, {}, {}});
    CHECK(careful.gave_up);
    CHECK(careful.failures == 1);
    const Done bold = do_batches(sweep, place / "a", store,
                                 in_turn(sweep, store, batches_of(sweep, 1), 0), {2, 100, {}, {}});
    CHECK_FALSE(bold.gave_up);
    store.refresh();
    CHECK(store.failures().size() == sweep.worlds());
    CHECK_THAT(store.failures().begin()->second, Contains("coverage.share"));
    const auto state = completeness_of(sweep, store);
    CHECK(state.done == sweep.trials() - sweep.worlds());
    CHECK(state.failed == sweep.worlds());
    CHECK(state.whole_points() == sweep.points.size() - 1);
    CHECK_THAT(missing_csv(sweep, store), Contains("\n1,0,0,"));
    // One reason for all points with the same mistake; what is estimated is of the others.
    CHECK(reasons_of(store).size() == 1);
    CHECK_THAT(store.failures().begin()->second, !Contains("point"));
    const SweepEstimate estimate = estimate_sweep(sweep, 60);
    CHECK(estimate.refused == 1);
    CHECK(estimate.tried == sweep.points.size() - 1);
    sweep.points.assign(1, sweep.points[1]);
    CHECK_THAT(mistakes_of([&] { estimate_sweep(sweep); }), Contains("coverage.share"));
}

TEST_CASE("every column of every table is in the dictionary", "[sweep][work]") {
    const Workplace place;
    const Sweep sweep = tiny_sweep(place);
    create_folder(sweep, place / "a");
    run_all(sweep, place / "a");
    const Store store(sweep, place / "a", true);
    const auto figures = point_figures(sweep, store);
    const auto readings = read_factors(sweep, completeness_of(sweep, store), figures);
    const std::string dictionary = sweep_dictionary_csv(sweep);
    const std::pair<const char*, std::string> tables[] = {
        {"runs.csv", sweep_runs_csv(sweep, store)},
        {"effects.csv", sweep_effects_csv(sweep, figures)},
        {"sensitivity.csv", sensitivity_csv(sweep, readings)},
        {"factors.csv", factors_csv(sweep)},
        {"points.csv", points_csv(sweep.points, sweep.factors)},
        {"missing.csv", missing_csv(sweep, store)}};
    for (const auto& [name, text] : tables)
        for (const std::string& column : csv_fields(text.substr(0, text.find('\n'))))
            CHECK_THAT(dictionary, Contains("\n" + std::string(name) + "," + column + ","));
}

TEST_CASE("points without a figure say nothing about factors", "[sweep][work]") {
    const Workplace place;
    const Sweep sweep = tiny_sweep(place);
    create_folder(sweep, place / "a");
    const auto answer = [&] {
        const Store store(sweep, place / "a", true);
        return read_factors(sweep, completeness_of(sweep, store), point_figures(sweep, store))[0]
            .answer;
    };
    CHECK_THAT(answer(), Contains("No point is whole"));
    run_all(sweep, place / "a");
    CHECK_THAT(answer(), Contains("same at every point"));  // nobody is reached without a campaign
}

TEST_CASE("a folder remembers its sweep, and refuses what is not it", "[sweep][work]") {
    const Workplace place;
    const Sweep sweep = tiny_sweep(place);
    create_folder(sweep, place / "a");
    const Sweep again = open_folder(place / "a", this_version);
    CHECK(differences(again, sweep).empty());
    CHECK(again.points == sweep.points);
    CHECK(key_of(again, 3) == key_of(sweep, 3));
    CHECK_THAT(mistakes_of([&] { open_folder(place / "a", "test 2"); }),
               Contains("begun by heed test 1"));
    CHECK_THAT(mistakes_of([&] { open_folder(place / "nothing", this_version); }),
               Contains("no folder of a sweep"));
    const auto list = differences(
        sweep, tiny_sweep(place, {"factors.radio_coverage.range=[20 %, 90 %]",
                                  "set={population.size: 300, time.length: 20 weeks}"}));
    REQUIRE(list.size() == 2);
    CHECK(list[0] == "factors.radio_coverage.range is [20 %, 90 %], was [10 %, 90 %]");
    CHECK_THAT(list[1], Contains("scenario.population.size is 300, was 200"));
    std::ofstream(place / "a/scenario.yaml", std::ios::app) << "# changed\n";
    CHECK_THAT(mistakes_of([&] { open_folder(place / "a", this_version); }),
               Contains("changed after the sweep was begun"));
}

TEST_CASE("an extended sweep keeps what was run, and gives what one begun so large gives",
          "[sweep][work]") {
    const Workplace place;
    const Sweep sweep = tiny_sweep(place, {"draws=2"});
    create_folder(sweep, place / "a");
    run_all(sweep, place / "a");
    replace_in_folder(grown(sweep, {3, 1, 1}), place / "a");
    const Sweep more = open_folder(place / "a", this_version);
    CHECK(more.trials() == 8 * 3 * 3);
    CHECK(run_all(more, place / "a").trials == more.trials() - sweep.trials());
    const Sweep large = tiny_sweep(place, {"draws=[2, 1]", "design.points=[5, 3]", "replicates=3"});
    create_folder(large, place / "b");
    run_all(large, place / "b");
    CHECK(table(more, place / "a") == table(large, place / "b"));
}
