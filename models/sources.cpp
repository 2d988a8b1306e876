// The sources that come with Heed and those of a scenario, found by id.
#include "models/sources.hpp"

#include "sim/base/assets.hpp"
#include "sim/config/read.hpp"

namespace heed {

const Named<Reference>& shipped_sources() {
    static const Named<Reference> list = [] {
        Problems problems;
        Origins origins;
        const Node root = parse_text(asset("sources.yaml"), "scenarios/sources.yaml", problems);
        auto sources = read<Named<Reference>>(*root.find("sources"), origins, problems);
        expect(problems.empty(), "scenarios/sources.yaml has mistakes");
        return sources;
    }();
    return list;
}

const Reference* find_source(const Scenario& scenario, std::string_view id) {
    if (const Reference* own = scenario.sources.find(id)) return own;
    return shipped_sources().find(id);
}

std::vector<std::string> source_ids(const Scenario& scenario) {
    std::vector<std::string> ids = scenario.sources.names();
    for (const std::string& id : shipped_sources().names()) ids.push_back(id);
    return ids;
}

}  // namespace heed
