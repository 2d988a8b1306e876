// Controlled rounding of a two-way table (Cox 1987): a slack row and a slack column make every sum
// whole; then, as long as cells are fractional, a closed walk through fractional cells is found
// along rows and columns in turn, and shifted up or down until one of its cells is whole. Sums
// never change, and the direction is drawn so that the expected value of every cell stays what it
// was.
#include <algorithm>
#include <cmath>
#include <cstddef>

#include "sim/world/fitting.hpp"
#include "sim/world/random_order.hpp"

namespace heed {

namespace {

constexpr double nearly_whole = 1e-5;

class FractionTable {
public:
    FractionTable(std::span<const double> cells, std::size_t columns)
        : rows_(cells.size() / columns + 1), columns_(columns + 1), value_(rows_ * columns_, 0.0) {
        for (std::size_t i = 0; i < cells.size(); ++i)
            value_[i / columns * columns_ + i % columns] = cells[i];
        // The corner is part of the last column, so that it comes out the same for both slacks.
        for (std::size_t row = 0; row + 1 < rows_; ++row) fill_slack(row, 0, true);
        for (std::size_t column = 0; column < columns_; ++column) fill_slack(0, column, false);
    }

    void round_all(Dice::Stream& stream) {
        for (std::size_t start = 0; start < value_.size(); ++start)
            while (fractional(start)) round_one(start, stream);
    }

    std::uint32_t whole(std::size_t row, std::size_t column) const {
        return static_cast<std::uint32_t>(std::lround(value_[row * columns_ + column]));
    }

private:
    bool fractional(std::size_t cell) const {
        return std::abs(value_[cell] - std::round(value_[cell])) > nearly_whole;
    }

    /// Puts into the last cell of a row (or column) what its sum lacks to be whole.
    void fill_slack(std::size_t row, std::size_t column, bool along_row) {
        const std::size_t count = along_row ? columns_ - 1 : rows_ - 1;
        const std::size_t step = along_row ? 1 : columns_;
        const std::size_t begin = row * columns_ + column;
        double sum = 0;
        for (std::size_t k = 0; k < count; ++k) sum += value_[begin + k * step];
        const double up = std::ceil(sum - nearly_whole) - sum;
        value_[begin + count * step] = up > nearly_whole ? up : 0.0;
    }

    /// Another fractional cell in the row (or column) of this one; the cell itself if there is
    /// none.
    std::size_t other(std::size_t cell, bool along_row) const {
        const std::size_t step = along_row ? 1 : columns_;
        const std::size_t count = along_row ? columns_ : rows_;
        const std::size_t begin = along_row ? cell / columns_ * columns_ : cell % columns_;
        for (std::size_t k = 0; k < count; ++k)
            if (const std::size_t next = begin + k * step; next != cell && fractional(next))
                return next;
        return cell;
    }

    /// Walks from a fractional cell until the walk closes, and makes at least one cell whole.
    void round_one(std::size_t start, Dice::Stream& stream) {
        std::vector<std::size_t> walk{start};
        std::vector<std::size_t> left_row_at(rows_,
                                             0);  // 1 + position where the walk left this row
        for (bool along_row = true;; along_row = !along_row) {
            const std::size_t from = walk.back();
            if (along_row) {
                std::size_t& left_at = left_row_at[from / columns_];
                if (left_at > 0) {  // the cell where the walk first entered is replaced by this one
                    walk.erase(walk.begin(), walk.begin() + static_cast<std::ptrdiff_t>(left_at));
                    break;
                }
                left_at = walk.size();
            }
            const std::size_t next = other(from, along_row);
            if (next == from) {  // alone in its line: a rest of floating point, whole but for that
                value_[from] = std::round(value_[from]);
                return;
            }
            walk.push_back(next);
        }
        if (walk.front() ==
            walk.back()) {  // came back by the column it left by: closed one step on
            walk.erase(walk.begin());
            walk.pop_back();
        }
        shift(walk, stream);
    }

    /// Adds and takes in turn along a closed walk of even length.
    void shift(const std::vector<std::size_t>& walk, Dice::Stream& stream) {
        double up = 1, down = 1;
        for (std::size_t k = 0; k < walk.size(); ++k) {
            const double fraction = value_[walk[k]] - std::floor(value_[walk[k]]);
            up = std::min(up, k % 2 == 0 ? 1 - fraction : fraction);
            down = std::min(down, k % 2 == 0 ? fraction : 1 - fraction);
        }
        const double change = uniform(stream) * (up + down) < down ? up : -down;
        for (std::size_t k = 0; k < walk.size(); ++k) {
            double& value = value_[walk[k]];
            value += k % 2 == 0 ? change : -change;
            if (std::abs(value - std::round(value)) <= nearly_whole) value = std::round(value);
        }
    }

    std::size_t rows_, columns_;
    std::vector<double> value_;
};

}  // namespace

std::vector<std::uint32_t> controlled_rounding(std::span<const double> cells, std::size_t columns,
                                               Dice::Stream& stream) {
    FractionTable table(cells, columns);
    table.round_all(stream);
    std::vector<std::uint32_t> whole(cells.size());
    for (std::size_t i = 0; i < whole.size(); ++i) whole[i] = table.whole(i / columns, i % columns);
    return whole;
}

}  // namespace heed
