// Writing the manifest; checksums by OpenSSL.
#include "sim/report/manifest.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>
#include <fstream>

#include "sim/engine/parallel.hpp"
#include "sim/report/version.hpp"

namespace heed {

std::string sha256(std::string_view bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    expect(
        EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr) == 1,
        "SHA-256 failed");
    std::string text;
    for (unsigned i = 0; i < length; ++i) text += fmt::format("{:02x}", digest[i]);
    return text;
}

std::string machine_words() {
    std::ifstream file("/proc/cpuinfo");
    std::string model = "unknown processor";
    for (std::string line; std::getline(file, line);)
        if (line.starts_with("model name")) {
            model = line.substr(line.find(':') + 2);
            break;
        }
    return fmt::format("{}, {} threads", model, hardware_threads());
}

nlohmann::json manifest_json(const Experiment& experiment, const RunFacts& facts) {
    nlohmann::json inputs = nlohmann::json::array();
    for (const InputFile& input : experiment.inputs)
        inputs.push_back({{"path", input.path}, {"sha256", sha256(input.text)}});
    return {{"command", facts.command},           {"seed", experiment.scenario.seed},
            {"draws", experiment.scenario.draws}, {"replicates", experiment.scenario.replicates},
            {"version", std::string(version())},  {"commit", std::string(commit())},
            {"machine", facts.machine},           {"threads", facts.threads},
            {"seconds", facts.seconds},           {"inputs", inputs}};
}

}  // namespace heed
