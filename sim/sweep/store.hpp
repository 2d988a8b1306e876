// The store of a sweep: plain files to which results are only ever added, each by one process alone.
//
// Every process that works on a sweep writes a file of its own into the folder `results`, a line for each trial, with one
// write. No file is shared, so no lock is needed, and network file systems whose locks are doubtful will do. A line
// carries the key of its inputs and a checksum: a torn line is known as such and counts as missing; a result of other
// inputs is refused; a trial that two processes did must have the same values to the bit, or reading stops.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "sim/sweep/record.hpp"

namespace heed {

/// Reads everything that was stored so far; `refresh` reads what was added since.
class Store {
public:
    /// folder: the sweep's. with_values: keeps them, 8 bytes each; else only which trials there are.
    Store(const Sweep& sweep, std::filesystem::path folder, bool with_values);
    void refresh();

    bool has(std::size_t trial) const { return state_[trial] == State::kept; }
    bool has_failed(std::size_t trial) const { return state_[trial] == State::fell_through; }
    std::size_t count() const { return done_; }

    /// [arm · measures + measure]; only of what is done, and only if values are kept.
    std::span<const double> values(std::size_t trial) const;

    /// Reasons of trials that failed and were not done since, by their number.
    const std::map<std::size_t, std::string>& failures() const { return failures_; }

    std::size_t torn() const { return torn_; }        ///< lines that are not whole
    std::size_t doubled() const { return doubled_; }  ///< trials found again, with the same values
    std::size_t elsewhere() const {
        return elsewhere_;
    }                                            ///< records of trials that the sweep does not have
    double seconds() const { return seconds_; }  ///< that all trials took together
    std::size_t files() const { return read_to_.size(); }

    /// In which file and line a trial was found; "" if it was not. Reads everything again.
    std::string place_of(std::size_t trial) const;

private:
    enum class State : std::uint8_t { missing, kept, fell_through };
    void read_file(const std::filesystem::path& file);
    void take(const TrialRecord& record, const std::string& place);

    const Sweep& sweep_;
    std::filesystem::path folder_;
    bool with_values_;
    std::vector<std::string> keys_;  // [point · blocks of draws + block], made when first asked for
    std::vector<State> state_;
    std::vector<double> values_;
    std::vector<std::uint32_t> sums_;  // [trial] of the values, where these are not kept
    std::map<std::size_t, std::string> failures_;
    std::map<std::string, std::uintmax_t> read_to_;  // [file] bytes
    std::size_t done_ = 0, torn_ = 0, doubled_ = 0, elsewhere_ = 0;
    double seconds_ = 0;
};

/// Adds lines to a file of its own.
class StoreWriter {
public:
    /// Opens `results/<machine>-<process>-<number>.csv`, which was not there.
    explicit StoreWriter(const std::filesystem::path& folder);
    ~StoreWriter();
    StoreWriter(const StoreWriter&) = delete;
    StoreWriter& operator=(const StoreWriter&) = delete;

    /// Throws std::runtime_error if the disk does not take it; what was added before stays whole.
    void add(const TrialRecord& record);

private:
    std::filesystem::path file_;
    int number_ = -1;
    std::uintmax_t size_ = 0;
    double synced_ = 0;  // when the disk was last told to keep it
};

}  // namespace heed
