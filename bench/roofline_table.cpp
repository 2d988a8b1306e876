// Each process against what memory alone would take.
#include <fmt/format.h>

#include "bench/roofline.hpp"
#include "bench/tables.hpp"

namespace heed {

namespace {

/// The machine's ceilings [GB/s, ns].
struct Memory {
    double bandwidth = 0, line = 0;
};

std::string table_of(const std::string& words, const Measured& measured, const Memory& memory) {
    std::string text = fmt::format(
        "{}:\n\n| process | bytes in order | of | events in 1000 person-steps | lines for each | "
        "floor "
        "[ns] | measured [ns] |\n|---|---:|---|---:|---:|---:|---:|\n",
        words);
    double floors = 0, all = 0;
    for (const OnPaper& process : on_paper()) {
        const double among = process.among.empty() ? 0 : measured.figure(process.among).value_or(0);
        const double bytes = process.bytes + among * process.bytes_among;
        const double events = measured.figure(process.happening).value_or(0);
        const double floor = bytes / memory.bandwidth + events * process.lines * memory.line;
        const double took = measured.figure("ns_" + process.process).value_or(0);
        floors += floor;
        all += took;
        text += fmt::format("| {} | {:.1f} | {} | {:.2f} {} | {:.0f} | {:.2f} | {:.2f} |\n",
                            process.process, bytes, process.columns, 1000 * events,
                            process.happening, process.lines, floor, took);
    }
    return text + fmt::format("| together | | | | | {:.2f} | {:.2f} |\n", floors, all);
}

}  // namespace

std::string filter_of_roofline(long people) {
    return fmt::format("^(roofline/.*|ceiling/(read|random_line))/{}(/|$)", people);
}

std::string table_of_roofline(const Collected& collected, long people) {
    const auto ceiling = [&](const std::string& row) {
        const Measured* measured = collected.find(row, people);
        return measured ? measured->figure().value_or(0) : 0;
    };
    const Memory memory{ceiling("ceiling/read"), ceiling("ceiling/random_line")};
    std::string text =
        table_of_machine(collected) +
        fmt::format(
            "\nCounted on paper, at {:.1f} GB/s in order and {:.1f} ns for a line by chance:\n",
            memory.bandwidth, memory.line);
    for (const auto& [row, words] : {std::pair{"roofline/year", "A year as planned"},
                                     std::pair{"roofline/busy", "The busiest weeks"}})
        if (const Measured* measured = collected.find(row, people))
            text += "\n" + table_of(words, *measured, memory);
    return text;
}

}  // namespace heed
