// The machine that figures belong to, above every table.
#include <fmt/format.h>

#include "bench/tables.hpp"

namespace heed {

std::string table_of_machine(const Collected& collected) {
    std::string text = "| | |\n|---|---|\n";
    for (const auto& [what, description] : collected.machine())
        text += fmt::format("| {} | {} |\n", what, description);
    return text;
}

}  // namespace heed
