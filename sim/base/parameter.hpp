// A number that may be uncertain, with where it comes from and how far it can be trusted.
#pragma once

#include <optional>
#include <string>

#include "sim/base/units.hpp"

namespace heed {

/// How well a value is supported. "assumed" is said visibly wherever the value is used. "plan" is a decision of who plans
/// a campaign (its budget, its prices, whom it sets out to cover): no statement about the world, so no evidence is asked.
enum class Grade { strong, moderate, weak, assumed, plan };

/// What is not known about a value; sampled once per draw through its quantile function.
struct Distribution {
    enum class Shape {
        pert,       ///< a, b: lowest and highest; mode: the parameter's value (from `range`)
        uniform,    ///< a, b: lowest and highest
        normal,     ///< a, b: mean and standard deviation; cut at the allowed range
        lognormal,  ///< a, b: median and standard deviation of the logarithm
        beta,       ///< a, b: mean and sample size (mean·n successes of n)
    };
    Shape shape = Shape::pert;
    double a = 0;
    double b = 0;
    double mode = 0;

    /// The value below which a share `probability` (0 to 1) of the doubt lies.
    double quantile(double probability) const;
};

/// A value of the model: what it is, what is not known about it, and who says so.
struct Parameter {
    double value = 0;                   ///< in the stored unit of `Unit`; a draw replaces it
    std::optional<Distribution> doubt;  ///< what is not known, if said
    std::string source;                 ///< id in scenarios/sources.yaml
    Grade grade = Grade::assumed;
    std::string note;
    bool given = false;  ///< said in a file, rather than the default

    /// Whether it is this number in every draw.
    bool always(double number) const { return value == number && !doubt; }

    Parameter() = default;
    Parameter(double known)
        : value(known) {}  // NOLINT: a plain number is a parameter without doubt
    operator double() const { return value; }  // NOLINT: used as a number by every model
};

}  // namespace heed
