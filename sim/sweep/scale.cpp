// Reads a factor's values and range, and finds the value at a place.
#include "sim/sweep/scale.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "sim/base/normal.hpp"
#include "sim/config/parameters.hpp"
#include "sim/config/yaml_text.hpp"

namespace heed {

namespace {

struct Written {
    double times = 1;
    std::string unit;
};

/// How a stored value is written, always in the same unit.
Written written(Unit unit, const std::string& currency) {
    switch (unit) {
        case Unit::number: return {1, ""};
        case Unit::share: return {100, " %"};
        case Unit::duration: return {1, " years"};
        case Unit::rate: return {1, " per year"};
        case Unit::share_rate: return {100, " % per year"};
        case Unit::money: return {1, " " + currency};
        case Unit::money_rate: return {1, " " + currency + " per year"};
        case Unit::people: return {1, " people"};
        case Unit::people_rate: return {1, " people per year"};
    }
    return {};
}

}  // namespace

std::optional<Amount> amount_of(const std::string& text) {
    Amount amount;
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), amount.number);
    if (error != std::errc{} || !std::isfinite(amount.number)) return {};
    amount.unit.assign(end, text.data() + text.size());
    const bool word = !amount.unit.empty() && amount.unit.front() != ' ' && amount.unit != "%";
    if (word) return {};  // a date or a name
    return amount;
}

Scale::Scale(const std::string& name, const Factor& factor, Scenario& base, const Origins& origins,
             Problems& problems)
    : spread_(factor.spread), whole_(factor.whole) {
    const std::string where = "factors." + name;
    const bool list = factor.values.kind != Node::Kind::null;
    const bool range = factor.range.kind != Node::Kind::null;
    if (list && range)
        problems.add(origins, where, where + " has both values and a range; keep one of them");
    else if (list)
        read_list(factor.values, where, origins, problems);
    else if (range)
        read_range(factor, where, origins, problems);
    else
        own_doubt(factor, where, base, origins, problems);
}

void Scale::read_list(const Node& values, const std::string& where, const Origins& origins,
                      Problems& problems) {
    if (values.kind != Node::Kind::list || values.items.size() < 2) {
        problems.add(origins, where + ".values",
                     where + ".values must be a list of two values or more, such as [10 %, 90 %]");
        return;
    }
    for (const Node& value : values.items) values_.push_back(yaml_node(value));
}

void Scale::read_range(const Factor& factor, const std::string& where, const Origins& origins,
                       Problems& problems) {
    const auto tell = [&](const char* key, const std::string& sentence) {
        problems.add(origins, where + key, where + key + sentence);
    };
    const Node& range = factor.range;
    std::optional<Amount> low, high;
    if (range.kind == Node::Kind::list && range.items.size() == 2) {
        low = amount_of(range.items[0].text);
        high = amount_of(range.items[1].text);
    }
    if (!low || !high)
        return tell(".range",
                    " must be a list of two numbers with their unit, the lowest and the "
                    "highest, such as [10 %, 90 %]");
    if (low->unit != high->unit)
        return tell(".range", fmt::format(" is in '{}' and in '{}'; write both in the same unit",
                                          low->unit, high->unit));
    if (!(low->number < high->number))
        return tell(".range", fmt::format(" goes from {} to {}; write the lower one first",
                                          range.items[0].text, range.items[1].text));
    low_ = low->number;
    high_ = high->number;
    unit_ = low->unit;
    const bool logarithms = spread_ == Spread::logarithmic || spread_ == Spread::lognormal;
    if (logarithms && low_ <= 0)
        return tell(".range", fmt::format(" starts at {}; a {} spread needs values above 0",
                                          range.items[0].text, word(spread_)));
    if (spread_ != Spread::pert) return;
    const auto peak = amount_of(factor.peak);
    if (!peak || peak->unit != unit_ || peak->number < low_ || peak->number > high_)
        return tell(".peak",
                    fmt::format(" must be a value within the range, in the same unit, such "
                                "as '{}{}'",
                                format_number((low_ + high_) / 2), unit_));
    peak_ = peak->number;
}

void Scale::own_doubt(const Factor& factor, const std::string& where, Scenario& base,
                      const Origins& origins, Problems& problems) {
    if (factor.path.empty()) return;  // told elsewhere
    std::vector<std::string> paths;
    for (const ParameterAt& at : parameters(base)) {
        paths.push_back(at.path);
        if (at.path != factor.path.front()) continue;
        if (!at.parameter->doubt) break;
        const Written form = written(at.spec.unit, base.currency);
        doubt_ = at.parameter->doubt;
        low_ = at.spec.low;
        high_ = at.spec.high;
        in_unit_ = form.times;
        unit_ = form.unit;
        return;
    }
    const std::string near = nearest(factor.path.front(), paths);
    if (std::ranges::find(paths, factor.path.front()) == paths.end() && !near.empty())
        problems.add(origins, where + ".path",
                     fmt::format("{}.path: there is no parameter '{}'; did you mean '{}'?", where,
                                 factor.path.front(), near));
    else
        problems.add(origins, where,
                     where +
                         " has neither values nor a range, and the scenario does not say that "
                         "it is uncertain; add for example 'range: [10 %, 90 %]'");
}

double Scale::quantile(double place) const {
    const double within = 0.025 + 0.95 * place;  // of what has 95 % within the range
    switch (spread_) {
        case Spread::uniform: return low_ + (high_ - low_) * place;
        case Spread::logarithmic: return low_ * std::pow(high_ / low_, place);
        case Spread::pert:
            return Distribution{Distribution::Shape::pert, low_, high_, peak_}.quantile(place);
        case Spread::normal:
            return (low_ + high_) / 2 +
                   (high_ - low_) / 2 * normal_quantile(within) / normal_quantile(0.975);
        case Spread::lognormal:
            return std::sqrt(low_ * high_) *
                   std::pow(high_ / low_, normal_quantile(within) / normal_quantile(0.975) / 2);
    }
    return low_;
}

std::string Scale::at(double place) const {
    if (!values_.empty()) {
        const auto count = values_.size();
        return values_[std::min(count - 1,
                                static_cast<std::size_t>(place * static_cast<double>(count)))];
    }
    double value = 0;
    if (doubt_)
        value =
            in_unit_ * std::clamp(doubt_->quantile(std::clamp(place, 1e-9, 1 - 1e-9)), low_, high_);
    else
        value = std::clamp(quantile(place), low_, high_);
    if (whole_) value = std::round(value);
    return format_number(value, whole_ ? 15 : 6) + unit_;
}

}  // namespace heed
