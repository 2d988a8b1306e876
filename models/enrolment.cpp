// Who can be covered, and from when: curves of coverage, cohorts that are followed, groups that people grow into.
#include <algorithm>

#include "models/campaigns.hpp"
#include "sim/engine/birthdays.hpp"

namespace heed {

namespace {
/// The highest share on the curve so far, this long after the first day of the schedule [years].
double share_by(const Named<CoveragePoint>& curve, double years) {
    double most = 0;
    const CoveragePoint* before = nullptr;
    for (const auto& [name, point] : curve) {
        if (point.after > years + 1e-9) {
            if (!before) break;
            const double part = (years - before->after) / (point.after - before->after);
            return std::max(most, before->share + part * (point.share - before->share));
        }
        most = std::max(most, point.share.value);
        before = &point;
    }
    return most;
}
}  // namespace

std::vector<double> covered_by(const Campaign& campaign, const Calendar& calendar) {
    const Named<CoveragePoint>& curve = campaign.coverage.curve;
    if (curve.empty()) return {};
    const double start = calendar.steps_until(campaign.schedule.start.value_or(calendar.start()));
    std::vector<double> covered(static_cast<std::size_t>(calendar.steps()));
    for (std::size_t step = 0; step < covered.size(); ++step)
        covered[step] =
            share_by(curve, (static_cast<double>(step) - start) * calendar.step_length());
    return covered;
}

Enrolling::Enrolling(const Campaign& campaign, const Population& people, const Calendar& calendar)
    : target_(campaign.target, people),
      enrol_(campaign.coverage.enrol),
      people_(&people),
      calendar_(calendar) {
    const std::vector<Round> rounds = rounds_of(campaign.schedule, calendar);
    if (rounds.empty()) return;
    first_ = rounds.front().first;
    last_ = enrol_ == Enrolment::at_start ? first_ : rounds.back().last;
}

std::optional<int> Enrolling::from(Person person) const {
    if (enrol_ == Enrolment::first_day)
        return target_(person, people_->age[person]) ? std::optional(0) : std::nullopt;
    const auto step = first_meant(target_, *people_, person, calendar_, first_, last_);
    return step == first_ ? 0 : step;
}

void Campaigns::OneStep::top_up(int step) {
    auto& joining = audience.joining;
    for (; !joining.empty() && joining.back().step <= step; joining.pop_back()) {
        const Joining& one = joining.back();
        audience.habit[one.place] = one.habit;
        if (!audience.due.empty())
            audience.due[one.place] = static_cast<float>(audience.passed + one.waits);
    }
}

/// Who had no seat in the last round comes first now, and before them who joined since, where all others had one.
void Campaigns::OneStep::open_round(const Round& round) {
    std::uint32_t next = audience.began + audience.served;
    if (next > audience.queue) next -= audience.queue;
    audience.queue = static_cast<std::uint32_t>(audience.turn.size() - audience.joining.size());
    audience.began = audience.queue > 0 ? next % audience.queue : 0;
    audience.served = served_by(round, now.step);
}

}  // namespace heed
