// Least squares with columns that come one after the other, in plain loops: the same bits on every machine, which the
// sums of linear algebra libraries are not (their order depends on vector units and caches).
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace heed {

/// Columns made orthonormal in their order, by Cholesky's factor L of the normal equations: columns = q Lᵀ. Whatever is
/// asked of the first n columns (coefficients, leverages) follows from the first n of q, so that fits of growing size
/// cost no more than the largest. A column that depends on earlier ones (to 10⁻⁸ of its sum of squares) is left out:
/// its coefficient is 0. The columns should be scaled alike; orthonormal polynomials are.
class OrthogonalColumns {
public:
    /// `values`: [row · columns + column].
    OrthogonalColumns(std::vector<double> values, std::size_t rows, std::size_t columns);

    std::size_t rows() const { return rows_; }
    std::size_t columns() const { return columns_; }
    bool independent(std::size_t column) const { return factor_[column * columns_ + column] > 0; }
    std::span<const double> row(std::size_t i) const {
        return std::span(q_).subspan(i * columns_, columns_);
    }

    /// qᵀ y, for all columns.
    std::vector<double> project(std::span<const double> y) const;

    /// Coefficients of the columns from a projection on the first n of q (n = size).
    std::vector<double> coefficients(std::span<const double> projected) const;

    /// Variances of the first n coefficients, in units of the residual variance.
    std::vector<double> variances(std::size_t n) const;

private:
    void factorise(const std::vector<double>& products);
    void orthogonalise();

    std::size_t rows_, columns_;
    std::vector<double> q_;
    std::vector<double> factor_;  ///< Lᵀ: [j · columns + l] for l ≥ j, so that loops run along rows
};

}  // namespace heed
