// Effort moves by replicator dynamics.
#include "models/recruiters.hpp"

#include <algorithm>
#include <cmath>

namespace heed {

Recruiters::Recruiters(const RecruitersParameters& p, const Offers& offers,
                       const ReportingParameters& reporting, const Memory& memory,
                       const Population& people, double step)
    : offers_(offers),
      cells_(*offers.classes().cells()),
      parameters_(p),
      reporting_(reporting),
      every_(std::max(1, static_cast<int>(std::lround(p.review / step)))),
      length_(every_ * step),
      memory_(memory) {
    for (const auto& [name, risk] : p.risks) risks_.emplace_back(Match(risk.who, people), risk);
}

/// Adds what this person contributes to the offers, and to what they are expected to meet, in the cells at the start.
void Recruiters::expect_of(World& world, Person person, std::vector<double>& weight,
                           std::vector<double>& added) const {
    const int age = world.age[person];
    const OfferClasses& classes = offers_.classes();
    const std::uint16_t of_class = classes.of(person, age);
    const Person decides = offers_.decider(world, person);
    const bool checks = offers_.checks(world, decides, 0);
    const double efficacy = memory_.value(world, Quality::efficacy, decides, 0);
    const double call = checks ? reporting_.reports(efficacy) : 0;
    for (std::size_t m = 0; m < EffortCells::kinds; ++m) {
        const auto asker = static_cast<Asker>(m);
        const std::uint32_t cell = classes.cell(of_class, asker);
        if (cell == no_cell) continue;
        const double made = classes.deceptive(of_class, asker) * world.exposure[person];
        if (!(made > 0)) continue;
        const double others = decides != person ? 0 : offers_.others_decide(asker);
        const double own = accept_deceptive(offers_.disposition(world, decides, asker, 0));
        const double not_own =
            others > 0 ? accept_deceptive(offers_.disposition(world, decides, asker, 0, false)) : 0;
        weight[cell] += made;
        world.recruiting.expected[cell].accepted += made * (own + others * (not_own - own));
        world.recruiting.expected[cell].reported += made * (1 - others) * (1 - own) * call;
        for (const auto& [who, risk] : risks_)
            if (risk.is_for(asker) && who(person, age)) added[cell] += made * risk.adds;
    }
}

void Recruiters::begin(World& world, const Dice&) const {
    Recruiting& now = world.recruiting;
    const std::size_t cells = cells_.size();
    now.expected.assign(cells, {});
    for (auto* list : {&now.so_far, &now.seen, &now.remembered}) list->assign(cells, {});
    std::vector<double> weight(cells, 0), added(cells, 0);
    for (Person person = 0; person < world.size(); ++person)
        expect_of(world, person, weight, added);
    double all = 0;
    for (const double each : weight) all += each;
    now.effort_at_start.assign(cells, 0);
    now.risk.assign(cells, 1);
    for (std::size_t c = 0; c < cells; ++c) {
        if (!(weight[c] > 0)) continue;
        now.effort_at_start[c] = weight[c] / all;
        now.expected[c].made = 1;
        now.expected[c].accepted /= weight[c];
        now.expected[c].reported /= weight[c];
        now.risk[c] = 1 + added[c] / weight[c] / parameters_.corruption;
    }
    now.effort = now.effort_at_start;
}

/// What was met since the last review, and what of before is not forgotten.
void Recruiters::remember(Recruiting& now) const {
    const double kept = std::exp(-length_ / parameters_.memory);
    for (const auto of : {&CellCount::made, &CellCount::accepted, &CellCount::reported})
        for (std::size_t c = 0; c < now.so_far.size(); ++c)
            now.remembered[c].*of =
                now.remembered[c].*of * kept + (now.so_far[c].*of - now.seen[c].*of);
    now.seen = now.so_far;
}

namespace {
/// What happened against what was expected, by cell: each cell's ratio is drawn to that of its kind and group, and that to the
/// ratio of all. The weight of the prior is `prior` offers' worth of what is expected.
struct Pool {
    double happened = 0, expected = 0, made = 0;
    double drawn_to(double ratio, double prior) const {
        const double weight = made > 0 ? prior * expected / made : 1;
        return weight > 0 ? (happened + weight * ratio) / (expected + weight) : ratio;
    }
};
}  // namespace

List<double> Recruiters::yields(const Recruiting& now) const {
    const double prior = parameters_.prior;
    List<Pool> alike(cells_.groups() * EffortCells::kinds);
    Pool all;
    const auto add = [&](Pool& pool, std::size_t c) {
        const CellCount& met = now.remembered[c];
        pool.happened += met.accepted;
        pool.expected += met.made * now.expected[c].accepted;
        pool.made += met.made;
    };
    for (std::size_t c = 0; c < cells_.size(); ++c) {
        add(alike[cells_.kind_and_group(c)], c);
        add(all, c);
    }
    const double overall = all.drawn_to(1, prior);
    List<double> list(cells_.size());
    for (std::size_t c = 0; c < cells_.size(); ++c) {
        const double expected = now.expected[c].accepted;
        list[c] = 1;
        if (!(expected > 0)) continue;
        const double like = alike[cells_.kind_and_group(c)].drawn_to(overall, prior);
        const CellCount& met = now.remembered[c];
        list[c] = (met.accepted + prior * expected * like) / ((met.made + prior) * expected);
    }
    return list;
}

/// Share of offers reported beyond that at the start, drawn to that of the same kind and group.
List<double> Recruiters::reports(const Recruiting& now) const {
    const double prior = parameters_.prior;
    List<double> excess(cells_.size());
    List<Pool> alike(cells_.groups() * EffortCells::kinds);
    const auto beyond = [&](std::size_t c) {
        return now.remembered[c].reported - now.remembered[c].made * now.expected[c].reported;
    };
    for (std::size_t c = 0; c < cells_.size(); ++c) {
        alike[cells_.kind_and_group(c)].happened += beyond(c);
        alike[cells_.kind_and_group(c)].made += now.remembered[c].made;
    }
    for (std::size_t c = 0; c < cells_.size(); ++c) {
        const Pool& pool = alike[cells_.kind_and_group(c)];
        const double like = pool.happened / (pool.made + prior);
        excess[c] = std::max(0.0, (beyond(c) + prior * like) / (now.remembered[c].made + prior));
    }
    return excess;
}

namespace {
/// [class] sum of the exposures of its people. Neighbours are often of one class, and each addition to it would wait
/// for the one before: so people take turns in four sums.
List<double> exposure_by_class(const World& world, std::size_t classes) {
    constexpr std::size_t turns = 4;
    List<std::array<double, turns>> parts(classes);
    for (std::size_t person = 0; person < world.size(); ++person)
        parts[world.offer_class[person]][person % turns] += world.exposure[person];
    List<double> sums;
    for (const auto& part : parts) sums.push_back(part[0] + part[1] + part[2] + part[3]);
    return sums;
}
}  // namespace

List<Pressure> Recruiters::pressures(const World& world, Step now) const {
    const OfferClasses& classes = offers_.classes();
    if (!classes.context().enforces(now)) return {};
    List<Pressure> list(cells_.size());
    List<double> weight(cells_.size()), stopped(cells_.size());
    const List<double> exposure = exposure_by_class(world, classes.size());
    for (std::size_t i = 0; i < classes.size(); ++i) {
        const auto of_class = static_cast<std::uint16_t>(i);
        const Times times = classes.times(of_class, world, now);
        for (std::size_t m = 0; m < EffortCells::kinds; ++m) {
            const auto asker = static_cast<Asker>(m);
            const std::uint32_t cell = classes.cell(of_class, asker);
            if (cell == no_cell) continue;
            const double made = classes.deceptive(of_class, asker) * exposure[i];
            weight[cell] += made;
            if (asker != Asker::stranger_online)
                list[cell].risk += made * parameters_.police * (times.police - 1);
            if (asker == Asker::agency) stopped[cell] += made * (1 - times.agencies);
        }
    }
    for (std::size_t c = 0; c < list.size(); ++c) {
        if (!(weight[c] > 0)) continue;
        list[c].risk /= weight[c];
        list[c].passes = 1 - stopped[c] / weight[c];
    }
    return list;
}

List<double> Recruiters::moved(const Recruiting& now, const std::vector<double>& yield,
                               const std::vector<Pressure>& pressure) const {
    const RecruitersParameters& p = parameters_;
    const List<double> reported = reports(now);
    List<double> gain(cells_.size()), effort(now.effort);
    double mean = 0;
    for (std::size_t c = 0; c < cells_.size(); ++c) {
        if (!(now.effort_at_start[c] > 0)) continue;
        const Pressure here = pressure.empty() ? Pressure{} : pressure[c];
        const double risk = now.risk[c] + (here.risk + p.reports * reported[c]) / p.corruption;
        gain[c] = yield[c] * here.passes / risk *
                  std::pow(now.factor(static_cast<std::uint32_t>(c)), -p.crowding);
        mean += now.effort[c] * gain[c];
    }
    if (!(mean > 0)) return effort;
    // The part that may move; the rest stays as it was at the start.
    double sum = 0;
    for (std::size_t c = 0; c < cells_.size(); ++c) {
        const double fixed = p.explores * now.effort_at_start[c];
        effort[c] = std::max(0.0, now.effort[c] - fixed) *
                    std::exp(p.learning * length_ * (gain[c] / mean - 1));
        sum += effort[c];
    }
    for (std::size_t c = 0; c < cells_.size(); ++c)
        effort[c] = p.explores * now.effort_at_start[c] +
                    (sum > 0 ? (1 - p.explores) * effort[c] / sum : 0);
    return effort;
}

void Recruiters::step(World& world, const Dice&, const Now& now) const {
    if (parameters_.learning == 0 || now.step == 0 || now.step % every_ != 0) return;
    remember(world.recruiting);
    moved(world.recruiting, yields(world.recruiting), pressures(world, now.step))
        .swap(world.recruiting.effort);
}

}  // namespace heed
