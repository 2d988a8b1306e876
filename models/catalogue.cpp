// Reads the files of the catalogue that the program carries.
#include "models/catalogue.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "models/scenario.hpp"
#include "sim/base/assets.hpp"
#include "sim/config/parameters.hpp"
#include "sim/config/read.hpp"
#include "sim/config/yaml_text.hpp"

namespace heed {

namespace {

constexpr std::string_view folder = "catalogue/";

/// What a file of the catalogue may hold.
struct CatalogueFile {
    Parameters parameters;
    Named<Campaign> campaigns;

    static void fields(auto& self, auto&& visit) {
        visit("parameters", self.parameters, says("parameters that differ").optional());
        visit("campaigns", self.campaigns, says("campaigns, by name").optional());
    }
};

/// The first line of a file's opening comment.
std::string first_line(std::string_view text) {
    text = text.substr(0, text.find('\n'));
    const std::size_t begin = text.find_first_not_of("# ");
    return begin == text.npos ? "" : std::string(text.substr(begin));
}

std::string text_at(const Node& node, std::string_view key) {
    const Node* value = node.find(key);
    return value ? value->text : "";
}

/// "narrative, told by media".
std::string message_of(const Node& campaign) {
    const Node* message = campaign.find("message");
    if (!message) return "";
    const std::string messenger = text_at(*message, "messenger");
    return fmt::format("{}, told by {}", text_at(*message, "format"),
                       messenger.empty() ? "institution" : messenger);
}

/// "provides need, liquidity; changes police": what it does beside saying something.
std::string measure_of(const Node& campaign) {
    std::string list;
    for (const char* key : {"provides", "changes"}) {
        const Node* brings = campaign.find(key);
        if (!brings) continue;
        std::vector<std::string> what;
        for (const Node::Entry& entry : brings->entries)
            if (entry.key != "lasts" && entry.key != "journeys") what.push_back(entry.key);
        list += fmt::format("{}{} {}", list.empty() ? "" : "; ", key, fmt::join(what, ", "));
    }
    return list;
}

/// "5000 USD once, 0.01 USD for each person reached".
std::string cost_of(Campaign& campaign, const std::string& currency) {
    const auto words = [&](std::string_view price) -> std::string_view {
        if (price == "fixed") return " once";
        if (price == "per_person_reached") return " for each person reached";
        if (price == "per_exposure" && word(campaign.channel) == "service")
            return " for each person served";
        if (price == "per_exposure")
            return by_session(campaign.channel) ? " for each seat" : " for each exposure";
        return "";
    };
    std::string list;
    for (const auto& at : parameters(campaign.cost))
        if (at.parameter->value != 0)
            list += (list.empty() ? "" : ", ") +
                    yaml_quantity(at.parameter->value, at.spec.unit, currency) +
                    std::string(words(at.path));
    return list;
}

/// The best grade among the parameters that count.
template <class Root, class Counts>
Grade best_grade(Root& root, Counts counts) {
    Grade best = Grade::assumed;
    for (const auto& at : parameters(root))
        if (counts(at)) best = std::min(best, at.parameter->grade);
    return best;
}

/// What a format does is known, or not, apart from the campaign that uses it.
Grade grade_of_format(const std::string& format) {
    auto messages = defaults<MessageParameters>();
    return best_grade(messages,
                      [&](const ParameterAt& at) { return at.path.starts_with(format + "."); });
}

CatalogueEntry entry_of(const std::string& name, Campaign campaign, const Node& node,
                        const std::string& currency) {
    CatalogueEntry entry;
    entry.name = name;
    entry.title = campaign.title;
    entry.channel = word(campaign.channel);
    entry.message = message_of(node);
    entry.measure = measure_of(node);
    entry.cost = cost_of(campaign, currency);
    entry.effect = best_grade(campaign, [](const ParameterAt& at) {
        const bool acts = at.path.starts_with("message.") || at.path.starts_with("provides.") ||
                          at.path.starts_with("changes.");
        return acts && at.parameter->given;
    });
    if (const Node* message = node.find("message"))
        entry.effect = std::min(entry.effect, grade_of_format(text_at(*message, "format")));
    entry.price = best_grade(campaign, [](const ParameterAt& at) {
        return at.path.starts_with("cost.") && at.parameter->given;
    });
    return entry;
}

/// What one file holds: its campaigns, or one change of parameters named after the file.
void add_file(const std::string& file, std::vector<CatalogueEntry>& list) {
    Problems problems;
    Origins origins;
    Currency currency;
    const std::string_view text = asset(file);
    const Node root = parse_text(text, file, problems);
    auto read_file = read<CatalogueFile>(root, origins, problems, currency);
    problems.throw_if_any();
    const std::size_t before = list.size();
    if (const Node* campaigns = root.find("campaigns"))
        for (const auto& [name, campaign] : read_file.campaigns)
            list.push_back(entry_of(name, campaign, *campaigns->find(name), currency.code));
    if (list.size() == before) {
        CatalogueEntry entry;
        entry.measure = "changes parameters in every arm";
        entry.name = file.substr(folder.size(), file.rfind('.') - folder.size());
        const std::string line = first_line(text);
        entry.title = line.substr(0, line.find(':'));
        entry.effect = best_grade(read_file.parameters,
                                  [](const ParameterAt& at) { return at.parameter->given; });
        list.push_back(entry);
    }
    for (std::size_t i = before; i < list.size(); ++i) {
        list[i].file = file;
        list[i].line = first_line(text);
    }
}

}  // namespace

std::vector<CatalogueEntry> read_catalogue() {
    std::vector<CatalogueEntry> list;
    for (const std::string& file : assets_in(folder)) add_file(file, list);
    std::ranges::stable_sort(list, [](const CatalogueEntry& one, const CatalogueEntry& other) {
        return std::pair{!one.measure.empty(), one.name} <
               std::pair{!other.measure.empty(), other.name};
    });
    return list;
}

}  // namespace heed
