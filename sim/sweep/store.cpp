// Reads what was stored, line by line, whoever wrote it.
#include "sim/sweep/store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <limits>

#include "sim/base/problem.hpp"

namespace heed {

namespace fs = std::filesystem;

namespace {

/// The bytes of a file from a place on.
std::string bytes_from(const fs::path& file, std::uintmax_t from) {
    std::ifstream stream(file, std::ios::binary);
    stream.seekg(static_cast<std::streamoff>(from));
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// The files of results, in order of their names.
std::vector<fs::path> files_in(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder / "results", error))
        if (entry.path().extension() == ".csv") files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

/// Calls `use(line, number)` for every line that ends, and returns the bytes of these.
template <class Use>
std::size_t for_each_line(std::string_view text, const Use& use) {
    std::size_t at = 0;
    for (std::size_t number = 1;; ++number) {
        const std::size_t end = text.find('\n', at);
        if (end == text.npos) return at;
        use(text.substr(at, end - at), number);
        at = end + 1;
    }
}

}  // namespace

Store::Store(const Sweep& sweep, fs::path folder, bool with_values)
    : sweep_(sweep),
      folder_(std::move(folder)),
      with_values_(with_values),
      keys_(sweep.points.size() * sweep.wishes.draws.size()),
      state_(sweep.trials(), State::missing),
      sums_(sweep.trials()) {
    if (with_values_)
        values_.assign(sweep.trials() * sweep.values_per_trial(),
                       std::numeric_limits<double>::quiet_NaN());
    refresh();
}

void Store::refresh() {
    for (const fs::path& file : files_in(folder_)) read_file(file);
}

void Store::read_file(const fs::path& file) {
    const std::string name = file.filename().string();
    std::uintmax_t& from = read_to_[name];
    std::error_code error;
    const std::uintmax_t size = fs::file_size(file, error);
    if (error || size <= from) return;
    from += for_each_line(bytes_from(file, from), [&](std::string_view line, std::size_t number) {
        const auto record = from_line(line, with_values_);
        if (record)
            take(*record, fmt::format("results/{}, line {}", name, number));
        else
            ++torn_;
    });
}

void Store::take(const TrialRecord& record, const std::string& place) {
    const Trial& trial = record.trial;
    if (trial.point >= sweep_.points.size() || trial.draw >= sweep_.draws() ||
        trial.replicate >= sweep_.replicates()) {
        ++elsewhere_;
        return;
    }
    std::string& key =
        keys_[trial.point * sweep_.wishes.draws.size() + sweep_.block_of(trial.draw)];
    if (key.empty()) key = key_of(sweep_, trial.point, trial.draw);
    if (record.key != key)
        throw std::runtime_error(fmt::format(
            "{} holds a result of point {} with other inputs than this sweep's (key {}, not {}); "
            "it does not belong here: move that file away",
            place, trial.point, record.key, key));
    const std::size_t number = sweep_.number_of(trial);
    if (record.failed()) {
        if (state_[number] == State::kept) return;
        state_[number] = State::fell_through;
        failures_[number] = record.failure;
        return;
    }
    if (state_[number] == State::kept) {
        ++doubled_;
        if (record.sum != sums_[number])
            throw std::runtime_error(fmt::format(
                "{} holds another result of point {}, draw {}, replicate {} than was found before, "
                "though both have the same inputs; one of the machines cannot be trusted",
                place, trial.point, trial.draw, trial.replicate));
        return;
    }
    if (with_values_) {
        expect(record.values.size() == sweep_.values_per_trial(),
               "a record has a value for each arm and measure");
        std::ranges::copy(record.values, values_.begin() + static_cast<std::ptrdiff_t>(
                                                               number * record.values.size()));
    }
    if (state_[number] == State::fell_through) failures_.erase(number);
    state_[number] = State::kept;
    sums_[number] = record.sum;
    seconds_ += record.seconds;
    ++done_;
}

std::span<const double> Store::values(std::size_t trial) const {
    return std::span(values_).subspan(trial * sweep_.values_per_trial(), sweep_.values_per_trial());
}

std::string Store::place_of(std::size_t trial) const {
    std::string place;
    for (const fs::path& file : files_in(folder_))
        for_each_line(bytes_from(file, 0), [&](std::string_view line, std::size_t number) {
            const auto record = from_line(line, false);
            if (record && !record->failed() && place.empty() &&
                record->trial == sweep_.trial(trial))
                place = fmt::format("results/{}, line {}", file.filename().string(), number);
        });
    return place;
}

}  // namespace heed
