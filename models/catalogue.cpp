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

/// "narrative, told by media".
std::string message_of(const Campaign& campaign) {
    if (!campaign.message) return "";
    return fmt::format("{}, told by {}", word(campaign.message->format),
                       word(campaign.message->messenger));
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
std::string cost_of(const Campaign& campaign, const std::string& currency) {
    const Costs& cost = campaign.cost;
    const char* each = campaign.channel == Channel::service ? " for each person served"
                       : by_session(campaign.channel)       ? " for each seat"
                                                            : " for each exposure";
    std::vector<std::string> prices;
    const auto add = [&](double price, Unit unit, const char* when) {
        if (price != 0) prices.push_back(yaml_quantity(price, unit, currency) + when);
    };
    add(cost.fixed, Unit::money, " once");
    add(cost.running, Unit::money_rate, "");
    add(cost.per_person_reached, Unit::money, " for each person reached");
    add(cost.per_exposure, Unit::money, each);
    return fmt::format("{}", fmt::join(prices, ", "));
}

/// The best grade among the parameters that count.
template <class Root, class Counts>
Grade best_grade(Root& root, Counts counts) {
    Grade best = Grade::assumed;
    for (const auto& at : parameters(root))
        if (counts(at)) best = std::min(best, at.parameter->grade);
    return best;
}

bool said(const ParameterAt& at) { return at.parameter->given; }

CatalogueEntry entry_of(const std::string& name, Campaign campaign, const Node& node,
                        const std::string& currency) {
    CatalogueEntry entry;
    entry.name = name;
    entry.title = campaign.title;
    entry.channel = word(campaign.channel);
    entry.message = message_of(campaign);
    entry.measure = measure_of(node);
    entry.cost = cost_of(campaign, currency);
    entry.price = best_grade(campaign.cost, said);
    for (const char* part : {"message.", "provides.", "changes."})
        entry.effect = std::min(entry.effect, best_grade(campaign, [&](const ParameterAt& at) {
                                    return at.path.starts_with(part) && said(at);
                                }));
    if (!campaign.message) return entry;
    // What a format does is known, or not, apart from the campaign that uses it.
    const std::string format = fmt::format("{}.", word(campaign.message->format));
    auto messages = defaults<MessageParameters>();
    entry.effect = std::min(entry.effect, best_grade(messages, [&](const ParameterAt& at) {
                                return at.path.starts_with(format);
                            }));
    return entry;
}

/// What one file holds: its campaigns, or one change of parameters named after the file.
std::vector<CatalogueEntry> entries_of(const std::string& file) {
    Problems problems;
    Origins origins;
    Currency currency;
    const std::string_view text = asset(file);
    const Node root = parse_text(text, file, problems);
    auto read_file = read<CatalogueFile>(root, origins, problems, currency);
    problems.throw_if_any();
    const std::string line = first_line(text);
    std::vector<CatalogueEntry> list;
    for (const auto& [name, campaign] : read_file.campaigns)
        list.push_back(
            entry_of(name, campaign, *root.find("campaigns")->find(name), currency.code));
    if (list.empty())
        list.push_back({.name = file.substr(folder.size(), file.rfind('.') - folder.size()),
                        .title = line.substr(0, line.find(':')),
                        .measure = "changes parameters in every arm",
                        .effect = best_grade(read_file.parameters, said)});
    for (CatalogueEntry& entry : list) {
        entry.file = file;
        entry.line = line;
    }
    return list;
}

}  // namespace

std::vector<CatalogueEntry> read_catalogue() {
    std::vector<CatalogueEntry> list;
    for (const std::string& file : assets_in(folder))
        std::ranges::move(entries_of(file), std::back_inserter(list));
    std::ranges::stable_sort(list, [](const CatalogueEntry& one, const CatalogueEntry& other) {
        return std::pair{!one.measure.empty(), one.name} <
               std::pair{!other.measure.empty(), other.name};
    });
    return list;
}

}  // namespace heed
