// Cholesky's factor of the normal equations, and what follows from it.
#include "sim/sweep/sensitivity_least_squares.hpp"

#include <algorithm>
#include <cmath>

namespace heed {

namespace {

constexpr std::size_t tile = 16;  // rows taken together, so that sums stay in the cache

/// Sums of products of columns, upper half; each sum runs over the rows in their order.
std::vector<double> products_of(const std::vector<double>& values, std::size_t rows,
                                std::size_t columns) {
    std::vector<double> sums(columns * columns, 0.0);
    for (std::size_t first = 0; first < rows; first += tile)
        for (std::size_t a = 0; a < columns; ++a) {
            double* const sum = sums.data() + a * columns;
            for (std::size_t i = first; i < std::min(rows, first + tile); ++i) {
                const double* const row = values.data() + i * columns;
                const double of_a = row[a];
                for (std::size_t b = a; b < columns; ++b) sum[b] += of_a * row[b];
            }
        }
    return sums;
}

}  // namespace

OrthogonalColumns::OrthogonalColumns(std::vector<double> values, std::size_t rows,
                                     std::size_t columns)
    : rows_(rows), columns_(columns), q_(std::move(values)) {
    factorise(products_of(q_, rows_, columns_));
    orthogonalise();
}

void OrthogonalColumns::factorise(const std::vector<double>& products) {
    factor_ = products;
    const std::size_t n = columns_;
    for (std::size_t j = 0; j < n; ++j) {
        double* const row = factor_.data() + j * n;
        if (row[j] <= 1e-8 * products[j * n + j]) {
            std::fill(row + j, row + n, 0.0);
            continue;
        }
        const double pivot = std::sqrt(row[j]);
        for (std::size_t l = j; l < n; ++l) row[l] /= pivot;
        for (std::size_t a = j + 1; a < n; ++a) {
            const double of_a = row[a];
            double* const below = factor_.data() + a * n;
            for (std::size_t l = a; l < n; ++l) below[l] -= of_a * row[l];
        }
    }
}

void OrthogonalColumns::orthogonalise() {
    for (std::size_t first = 0; first < rows_; first += tile)
        for (std::size_t j = 0; j < columns_; ++j) {
            const double* const row = factor_.data() + j * columns_;
            for (std::size_t i = first; i < std::min(rows_, first + tile); ++i) {
                double* const q = q_.data() + i * columns_;
                q[j] = row[j] > 0 ? q[j] / row[j] : 0.0;
                const double of_j = q[j];
                for (std::size_t l = j + 1; l < columns_; ++l) q[l] -= of_j * row[l];
            }
        }
}

std::vector<double> OrthogonalColumns::project(std::span<const double> y) const {
    std::vector<double> sums(columns_, 0.0);
    for (std::size_t i = 0; i < rows_; ++i) {
        const double* const q = q_.data() + i * columns_;
        for (std::size_t j = 0; j < columns_; ++j) sums[j] += q[j] * y[i];
    }
    return sums;
}

std::vector<double> OrthogonalColumns::coefficients(std::span<const double> projected) const {
    std::vector<double> solved(projected.begin(), projected.end());
    for (std::size_t j = solved.size(); j-- > 0;) {
        const double* const row = factor_.data() + j * columns_;
        if (row[j] <= 0) {
            solved[j] = 0;
            continue;
        }
        for (std::size_t l = j + 1; l < solved.size(); ++l) solved[j] -= row[l] * solved[l];
        solved[j] /= row[j];
    }
    return solved;
}

std::vector<double> OrthogonalColumns::variances(std::size_t n) const {
    std::vector<double> sums(n, 0.0), unit(n);
    for (std::size_t j = 0; j < n; ++j) {  // column j of the inverse of Lᵀ
        if (!independent(j)) continue;
        std::fill(unit.begin(), unit.end(), 0.0);
        unit[j] = 1;
        const auto column = coefficients(std::span(unit).first(j + 1));
        for (std::size_t l = 0; l <= j; ++l) sums[l] += column[l] * column[l];
    }
    return sums;
}

}  // namespace heed
