// Classes of people whom every asker asks equally often, up to exposure; and the rates of each class now.
//
// A class is the set of `reaches` that hold and whether the person is a child; where recruiters adapt or journeys have
// vacancies also the field (place × target group) and the set of journeys open to the person; where shocks or measures
// that bear on offers concern only some, also which of them concern the person (context.hpp). With F the factor on
// deceptive offers by this asker on this journey (the cell's effort × the journey's pull, both 1 at the start), q the
// share that deceives and s the journey's share, genuine offers stay as they are and deceptive ones become F times as many:
//     rate = rate₀ · Σ s·(1 − q + q·F),   P(journey) ∝ s·(1 − q + q·F),   P(deceptive) = q·F / (1 − q + q·F)
// which at F = 1 are the rates, shares and chances as written, to the bit.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "models/context.hpp"
#include "models/effort.hpp"
#include "sim/world/match.hpp"
#include "sim/world/world.hpp"

namespace heed {

struct OffersParameters;

/// A journey, and by asker the share of offers of it that deceive.
struct Route {
    Match from;
    double share;
    bool lawful;
    std::array<double, asker_count> deceptive{};  ///< q; abduction 0: it is no offer

    /// 1 − q + q·F, and exactly 1 at F = 1.
    double times(std::size_t asker, double factor) const {
        return 1 + deceptive[asker] * (factor - 1);
    }
    /// Chance that such an offer deceives.
    double lie(std::size_t asker, double factor) const {
        const double q = deceptive[asker];
        return factor == 1 || q == 1 ? q : q * factor / times(asker, factor);
    }
};

class OfferClasses {
public:
    /// cells: where recruiters adapt. demand: whether vacancies draw recruiters. years: how much older people may become while the world runs.
    OfferClasses(const OffersParameters& parameters, std::optional<EffortCells> cells, bool demand,
                 Context context, const Population& people, int adult_age, int years);

    std::uint16_t of(Person person, int age) const;
    std::size_t size() const { return classes_.size(); }
    bool turns_at(int age) const { return turns_[static_cast<std::size_t>(age)]; }
    /// The cell from which this asker's deceptive offers to the class come; no_cell if none.
    std::uint32_t cell(std::uint16_t of_class, Asker asker) const;
    /// Rate of this asker's deceptive offers to the class at F = 1 and exposure 1.
    double deceptive(std::uint16_t of_class, Asker asker) const;

    /// Whether rates change while the world runs.
    bool adapt() const { return cells_.has_value() || demand_; }
    void set_rates(std::vector<OfferRates>& rates, const Recruiting& recruiting) const;

    /// What the times do to a class, as far as it bears on offers.
    Times times(std::uint16_t of_class, const World& world, Step now) const {
        return context_.of_concerned(classes_[of_class].key.concerns, world, now);
    }

    const Context& context() const { return context_; }
    const std::optional<EffortCells>& cells() const { return cells_; }
    const std::vector<Route>& routes() const { return routes_; }

private:
    struct Key {
        std::uint64_t reaches = 0, journeys = 0, concerns = 0;
        std::uint32_t field = 0;
        auto operator<=>(const Key&) const = default;
    };
    struct Class {
        OfferRates rates;
        Key key;
        double share = 0;  ///< sum of the shares of the journeys that are open
        bool goes(std::size_t journey) const { return (key.journeys >> journey & 1) != 0; }
    };
    struct Reach {
        Match who;
        std::size_t asker;
        double times;
    };
    Key key_of(Person person, int age) const;
    Class class_of(const Key& key, const OffersParameters& parameters) const;
    void enumerate(const OffersParameters& parameters, const Population& people, int years);
    double times(const Class& one, std::size_t asker, const Recruiting& recruiting) const;

    std::optional<EffortCells> cells_;
    bool demand_;
    Context context_;
    int adult_age_;
    std::vector<Reach> reaches_;
    std::vector<Route> routes_;
    std::vector<Class> classes_;  // sorted by key
    Ages turns_;                  // at which people change class
};

}  // namespace heed
