// Whether a scenario makes sense as a whole.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/scenario.hpp"
#include "models/sources.hpp"
#include "sim/config/parameters.hpp"
#include "sim/config/read.hpp"
#include "sim/config/type.hpp"
#include "sim/world/match.hpp"
#include "sim/world/synthesis.hpp"

namespace heed {

namespace {

class Checker {
public:
    Checker(const Scenario& scenario, const Origins& origins, Problems& problems)
        : scenario_(scenario), origins_(origins), problems_(problems) {}

    /// Whether every name that is used is declared. May be asked of a scenario that has other mistakes.
    void check_names() {
        check_rules(type_of<Scenario>, const_cast<Scenario*>(&scenario_));
        check_sources();
        check_names_of_arms();
        check_names_of_outcomes();
    }

    /// Whether it all makes sense; of a scenario that was read without mistakes.
    void check_sense() {
        check_profile(scenario_.population, "population", origins_, problems_);
        check_time();
        check_campaigns();
        check_parameters();
        check_patches();
        check_outcomes();
    }

private:
    void say(const std::string& path, std::string sentence) {
        problems_.add(origins_, path, std::move(sentence));
    }

    /// "there is no 'radoi' among the campaigns; did you mean 'radio'?"
    void unknown(const std::string& path, const std::string& name, const std::string& what,
                 const std::vector<std::string>& known) {
        const std::string near = nearest(name, known);
        const std::string hint = !near.empty() ? fmt::format("; did you mean '{}'?", near)
                                 : known.empty()
                                     ? "; none is declared"
                                     : fmt::format("; known are: {}", fmt::join(known, ", "));
        say(path, fmt::format("{}: there is no '{}' among the {}{}", path, name, what, hint));
    }

    void check_time() {
        if (scenario_.time.calendar().steps() > 32000)
            say("time.step", "time has more than 32000 steps; use longer steps or a shorter time");
    }

    void check_rules(const Type& type, void* value) {
        if (type.kind == Type::Kind::rule) {
            const Rule& rule = *static_cast<const Rule*>(value);
            if (!rule.path.starts_with("population."))
                check_rule(rule, scenario_.population, origins_, problems_);
        } else if (type.kind == Type::Kind::mapping) {
            for (const Slot& slot : type.slots(value)) check_rules(*slot.type, slot.member);
        } else if (type.item) {
            for (std::size_t i = 0; i < type.size(value); ++i)
                check_rules(*type.item, type.at(value, i));
        }
    }

    void check_campaigns() {
        if (scenario_.campaigns.size() > 32)
            say("campaigns", "there are more than 32 campaigns; split the scenario");
        const Calendar calendar = scenario_.time.calendar();
        for (const auto& [name, campaign] : scenario_.campaigns) {
            const std::string path = "campaigns." + name;
            const Schedule& schedule = campaign.schedule;
            if (schedule.start >= calendar.end())
                say(path + ".schedule.start",
                    fmt::format("{}.schedule.start {} is after the last day simulated ({}); start "
                                "earlier or simulate longer",
                                path, format_date(schedule.start),
                                format_date(calendar.end() - std::chrono::days{1})));
            const Date last =
                schedule.start + std::chrono::days{std::lround(schedule.length * days_per_year)};
            if (!schedule.repeat_every && last <= calendar.start())
                say(path + ".schedule",
                    fmt::format("{}.schedule ends before the first day simulated ({})", path,
                                format_date(calendar.start())));
            if (schedule.repeat_every && *schedule.repeat_every < schedule.length)
                say(path + ".schedule.repeat_every",
                    fmt::format("{}.schedule.repeat_every is shorter than the length of a round; "
                                "rounds must not overlap",
                                path));
            if (schedule.repeat_every && *schedule.repeat_every <= 0)
                say(path + ".schedule.repeat_every",
                    fmt::format("{}.schedule.repeat_every must be more than nothing", path));
            if (schedule.delay > 0 && schedule.delay >= schedule.length)
                say(path + ".schedule.delay",
                    fmt::format(
                        "{}.schedule.delay is as long as a round or longer, so nobody would "
                        "ever be reached; it counts from the start of a round",
                        path));
            check_coverage(path, campaign);
            check_channel(path, campaign);
            if (campaign.budget && campaign.cost.fixed > *campaign.budget)
                say(path + ".budget",
                    fmt::format("{}.budget is less than the fixed cost, which is spent at once; "
                                "raise it or lower cost.fixed",
                                path));
        }
    }

    /// What is set must matter: broadcasts have an intensity, sessions have seats and attendance. A value that is
    /// written but left at its default (as in a resolved scenario) is let be.
    void check_channel(const std::string& path, const Campaign& campaign) {
        const Campaign usual = defaults<Campaign>();
        const bool sessions = by_session(campaign.channel);
        const auto useless = [&](const char* key) {
            say(path + "." + key,
                fmt::format("{}.{} means nothing for {}, which works by {}; take it away", path,
                            key, word(campaign.channel), sessions ? "sessions" : "broadcast"));
        };
        if (sessions && campaign.intensity.value != usual.intensity.value) useless("intensity");
        if (!sessions && campaign.capacity) useless("capacity");
        if (!sessions && campaign.attendance.value != usual.attendance.value) useless("attendance");
    }

    void check_coverage(const std::string& path, const Campaign& campaign) {
        if (!campaign.coverage.people) return;
        const double people =
            static_cast<double>(scenario_.population.size) * scenario_.population.weight;
        if (*campaign.coverage.people > people)
            say(path + ".coverage.people",
                fmt::format(
                    "{}.coverage.people is {}, but only {} people live here; cover at most these",
                    path, format_number(*campaign.coverage.people, 12), format_number(people, 12)));
        if (origins_.contains(path + ".coverage.share"))
            say(path + ".coverage.people",
                fmt::format("{}.coverage has both people and share; keep one of them", path));
    }

    void check_parameters() {
        const Parameters& p = scenario_.parameters;
        if (!p.offers.season.empty() && p.offers.season.size() != 12)
            say("parameters.offers.season",
                fmt::format("parameters.offers.season has {} numbers; it needs 12, January first",
                            p.offers.season.size()));
        std::size_t reaches = 0;
        for (const AskerParameters* asker : p.offers.askers()) reaches += asker->reaches.size();
        if (reaches > 60)
            say("parameters.offers",
                "parameters.offers has more than 60 groups in `reaches`; use fewer");
        if (p.offers.journeys.size() > 250)
            say("parameters.offers.journeys", "there are more than 250 journeys; use fewer");
        const std::string& deprivation = p.vulnerability.deprivation_attribute;
        if (!deprivation.empty() && !scenario_.population.attributes.find(deprivation))
            unknown("parameters.vulnerability.deprivation_attribute", deprivation, "attributes",
                    scenario_.population.attributes.names());
        check_weights("parameters.exploitation.routes",
                      {p.exploitation.routes.own, p.exploitation.routes.police,
                       p.exploitation.routes.community, p.exploitation.routes.other});
        const auto forms = [&](const std::string& group, const FormShares& shares) {
            const auto weights = shares.weights();
            check_weights("parameters.exploitation.forms." + group,
                          {weights.begin(), weights.end()});
        };
        forms("women", p.exploitation.forms.women);
        forms("girls", p.exploitation.forms.girls);
        forms("men", p.exploitation.forms.men);
        forms("boys", p.exploitation.forms.boys);
        for (const auto& [name, factor] : p.reporting.detection)
            if (factor.until < factor.from)
                say("parameters.reporting.detection." + name + ".until",
                    fmt::format("parameters.reporting.detection.{} ends before it starts", name));
    }

    void check_weights(const std::string& path, const std::vector<double>& weights) {
        double sum = 0;
        for (double weight : weights) sum += weight;
        if (sum <= 0) say(path, path + " are all zero; at least one must be more");
    }

    void check_sources() {
        for (const auto& at : parameters(const_cast<Scenario&>(scenario_))) {
            const std::string& id = at.parameter->source;
            if (at.parameter->given && !id.empty() && !find_source(scenario_, id))
                unknown(at.path, id, "sources", source_ids(scenario_));
        }
    }

    /// The name of a campaign, an arm and so on that is used at this path.
    void check_name(const std::string& path, const std::string& name, const std::string& what,
                    const std::vector<std::string>& known) {
        // Where the list itself could not be read, that is told already.
        if (known.empty() && !problems_.empty()) return;
        if (std::ranges::find(known, name) == known.end()) unknown(path, name, what, known);
    }

    void check_names_of_arms() {
        for (const auto& [name, arm] : scenario_.arms)
            for (std::size_t i = 0; i < arm.campaigns.size(); ++i)
                check_name(fmt::format("arms.{}.campaigns.{}", name, i), arm.campaigns[i],
                           "campaigns", scenario_.campaigns.names());
    }

    void check_names_of_outcomes() {
        const OutcomeWishes& wishes = scenario_.outcomes;
        for (const auto& [key, arm] : {std::pair{"compare_with", &wishes.compare_with},
                                       std::pair{"headline", &wishes.headline}})
            if (!arm->empty())
                check_name(fmt::format("outcomes.{}", key), *arm, "arms", scenario_.arms.names());
        std::vector<std::string> groups = scenario_.population.attributes.names();
        for (const char* name : {"gender", "age_band", "place"}) groups.emplace_back(name);
        for (std::size_t i = 0; i < wishes.by.size(); ++i)
            check_name(fmt::format("outcomes.by.{}", i), wishes.by[i], "groups", groups);
    }

    void check_patches() {
        if (scenario_.arms.empty())
            say("arms", "arms is empty; write at least one, for example 'none: {}'");
        for (const auto& [name, arm] : scenario_.arms) {
            const std::string path = "arms." + name;
            if (arm.set.kind == Node::Kind::map) {
                for (const Node::Entry& entry : arm.set.entries)
                    if (entry.key != "parameters" && entry.key != "campaigns")
                        problems_.add(
                            entry.key_at,
                            fmt::format("{}.set changes '{}'; an arm may change only parameters "
                                        "and campaigns (the people and the dice stay the same)",
                                        path, entry.key));
            } else if (arm.set.kind != Node::Kind::null) {
                problems_.add(
                    arm.set.where,
                    path + ".set must be a mapping such as {campaigns.radio.coverage.share: 30 %}");
            }
        }
    }

    void check_outcomes() {
        const OutcomeWishes& wishes = scenario_.outcomes;
        if (scenario_.arms.size() > 1 && !wishes.headline.empty() &&
            wishes.headline == scenario_.arms.entries[scenario_.comparison()].first)
            say("outcomes.headline",
                "outcomes.headline is the arm with which the others are compared; name another");
        if (!std::ranges::is_sorted(wishes.age_bands) ||
            std::ranges::adjacent_find(wishes.age_bands) != wishes.age_bands.end())
            say("outcomes.age_bands", "outcomes.age_bands must rise, for example [15, 18, 25]");
    }

    const Scenario& scenario_;
    const Origins& origins_;
    Problems& problems_;
};

}  // namespace

void check_scenario(const Scenario& scenario, const Origins& origins, Problems& problems) {
    Checker checker(scenario, origins, problems);
    checker.check_names();
    if (problems.empty()) checker.check_sense();
}

std::size_t Scenario::comparison() const {
    for (std::size_t i = 0; i < arms.size(); ++i)
        if (arms.entries[i].first == outcomes.compare_with) return i;
    return 0;
}

}  // namespace heed
