// Parts of checking a profile: sums of shares, spans, names, rules and attributes.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/problem.hpp"
#include "sim/world/profile.hpp"

namespace heed {

inline constexpr std::size_t most_levels = 255;

/// Where the mistakes in a profile are put down; paths are relative to the profile.
struct Findings {
    const std::string& root;
    const Origins& origins;
    Problems& problems;

    void add(const std::string& path, std::string sentence) const {
        problems.add(origins, root + path, std::move(sentence));
    }
    /// Shares must be between 0 and 100 % and sum to 100 %, within 0.1 %. `of_what`: "of
    /// population.ages".
    void check_sum(const std::string& path, std::string_view of_what,
                   std::span<const double> shares) const;
    /// Spans must rise, and some weight must be above zero.
    void check_spans(const std::string& path, const std::vector<Span>& spans) const;
    /// No name may come twice.
    void check_doubles(const std::string& path, std::string_view what,
                       std::vector<std::string> names) const;
    /// A rule that is asked before there are ties: it may not ask for close ties.
    void check_rule_before_ties(const std::string& path, const Rule& rule,
                                const Profile& known) const;
};

/// "'hight' is not known of people (in …); did you mean 'height'?"
std::string unknown_name(std::string_view name, std::string_view where,
                         const std::vector<std::string>& known);

void check_attributes(const Profile& profile, const Findings& findings);

}  // namespace heed
