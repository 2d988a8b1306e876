// Sums, spans, names and rules in a profile.
#include "sim/world/check_shares.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/world/match.hpp"

namespace heed {

void Findings::check_sum(const std::string& path, std::string_view of_what,
                         std::span<const double> shares) const {
    const auto wrong =
        std::ranges::find_if(shares, [](double share) { return !(share >= 0 && share <= 1); });
    const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    if (wrong != shares.end())
        add(path, fmt::format("a share {} is {:.4g} % (a share is a part of a whole); it must be "
                              "between 0 % and 100 %",
                              of_what, 100 * *wrong));
    else if (!(std::abs(sum - 1) <= 0.001 + 1e-9))
        add(path,
            fmt::format("the shares {} sum to {:.6g} %; they must sum to 100 % (within 0.1 %); "
                        "what `extends` brings in counts too, and `name: null` takes it away",
                        of_what, 100 * sum));
}

void Findings::check_spans(const std::string& path, const std::vector<Span>& spans) const {
    double weight = 0;
    for (std::size_t k = 0; k < spans.size(); ++k) {
        weight += spans[k].weight;
        if (spans[k].from > spans[k].to)
            add(fmt::format("{}.{}", path, k),
                fmt::format(
                    "the span {} to {} runs backwards (from is above to); write the smaller first",
                    spans[k].from, spans[k].to));
    }
    if (!(weight > 0))
        add(path,
            "no span has a weight above 0 (none could ever be chosen); give at least one a weight");
}

void Findings::check_doubles(const std::string& path, std::string_view what,
                             std::vector<std::string> names) const {
    std::ranges::sort(names);
    for (std::size_t k = 1; k < names.size(); ++k)
        if (names[k] == names[k - 1] && (k < 2 || names[k] != names[k - 2]))
            add(path,
                fmt::format("the {0} '{1}' is named twice (names tell them apart); keep one, or "
                            "rename the other",
                            what, names[k]));
}

namespace {

bool asks_for_close_ties(const Rule& rule) {
    return (rule.kind == Rule::Kind::range && rule.key == "close_ties") ||
           std::ranges::any_of(rule.parts, asks_for_close_ties);
}

}  // namespace

void Findings::check_rule_before_ties(const std::string& path, const Rule& rule,
                                      const Profile& known) const {
    if (asks_for_close_ties(rule))
        add(path,
            "this rule asks for close ties (they do not exist yet when it is asked); use age, "
            "gender, place or attributes");
    check_rule(rule, known, origins, problems);
}

std::string unknown_name(std::string_view name, std::string_view where,
                         const std::vector<std::string>& known) {
    const std::string near = nearest(name, known);
    return fmt::format("'{}' in {} is not known of people; {}", name, where,
                       near.empty() ? fmt::format("there is {}", fmt::join(known, ", "))
                                    : fmt::format("did you mean '{}'?", near));
}

}  // namespace heed
