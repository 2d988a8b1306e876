// The manifest: what was run, with which inputs, by which version, where and for how long.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "sim/report/report_json.hpp"

namespace heed {

nlohmann::json manifest_json(const Experiment& experiment, const RunFacts& facts);

/// SHA-256 as 64 hexadecimal digits.
std::string sha256(std::string_view bytes);

/// Processor and number of cores, as the operating system names them.
std::string machine_words();

}  // namespace heed
