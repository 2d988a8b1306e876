// A sweep small enough to run in a test, in a folder of its own.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <string>

#include "sim/sweep/sweep.hpp"
#include "sim/sweep/sweep_folder.hpp"
#include "sim/sweep/work.hpp"

namespace heed {

/// A folder that goes away with the test.
class Workplace {
public:
    Workplace() {
        static int number = 0;
        folder_ = std::filesystem::temp_directory_path() /
                  ("heed-sweep-" + std::to_string(::getpid()) + "-" + std::to_string(++number));
        std::filesystem::create_directories(folder_);
    }
    ~Workplace() { std::filesystem::remove_all(folder_); }
    Workplace(const Workplace&) = delete;
    Workplace& operator=(const Workplace&) = delete;

    std::filesystem::path operator/(const std::string& name) const { return folder_ / name; }
    std::string write(const std::string& name, const std::string& text) const {
        std::ofstream(folder_ / name) << text;
        return (folder_ / name).string();
    }

private:
    std::filesystem::path folder_;
};

inline const std::string tiny_sweep_text =
    "heed: 1\ntitle: Tiny\nscenario: " HEED_SOURCE_DIR
    "/scenarios/first.yaml\n"
    "set: {population.size: 200, time.length: 20 weeks}\n"
    "factors:\n"
    "  radio_coverage: {path: campaigns.radio.coverage.share, "
    "range: [10 %, 90 %]}\n"
    "  fear: {path: parameters.offers.answer.caution}\n"
    "design: {kind: latin_hypercube, points: 5}\n"
    "replicates: 2\n"
    "outcomes: [reached, cost, knowledge, work_years]\n";

inline constexpr const char* this_version = "test 1";

inline Sweep tiny_sweep(const Workplace& place, const std::vector<std::string>& sets = {}) {
    std::vector<std::string> notes;
    return read_sweep(place.write("sweep.yaml", tiny_sweep_text), sets, this_version, notes);
}

/// Does everything that is not done.
inline Done run_all(const Sweep& sweep, const std::filesystem::path& folder, unsigned threads = 1,
                    double trials_each = 3, std::size_t start = 0) {
    Store store(sweep, folder, false);
    return do_batches(sweep, folder, store,
                      in_turn(sweep, store, batches_of(sweep, trials_each), start),
                      {threads, 0, {}, {}});
}

inline std::string mistakes_of(const std::function<void()>& work) {
    try {
        work();
    } catch (const std::exception& error) {
        return error.what();
    }
    return "";
}

}  // namespace heed
