// Lists that are needed for a moment, again and again: their memory goes to the next such list, not back to the system.
#pragma once

#include <cstddef>
#include <functional>
#include <iterator>
#include <utility>
#include <vector>

namespace heed {

/// A vector that begins empty, in memory that an earlier list of the same type and thread left behind, if there is any.
/// So a step neither asks for memory nor copies lists as they grow, once earlier ones have found how long they become.
template <class T>
class List : public std::vector<T> {
public:
    List() {
        if (left_behind().empty()) return;
        this->swap(left_behind().back());
        left_behind().pop_back();
    }
    explicit List(std::size_t size) : List() { this->resize(size); }
    explicit List(const std::vector<T>& other) : List() {
        this->assign(other.begin(), other.end());
    }
    List(List&& other) noexcept : std::vector<T>(std::move(other)) {}
    List& operator=(List&& other) noexcept {
        this->swap(other);
        return *this;
    }
    List(const List&) = delete;
    List& operator=(const List&) = delete;
    ~List() {
        this->clear();
        if (this->capacity() > 0) left_behind().push_back(std::move(*this));
    }

private:
    static std::vector<std::vector<T>>& left_behind() {
        thread_local std::vector<std::vector<T>> lists;
        return lists;
    }
};

/// Brings a list into the order of a key of which its first so many and the others are each in order; of equals, the
/// first ones stay before. As std::inplace_merge does, which asks for memory each time.
template <class T, class Key>
void merge_others(std::vector<T>& list, std::size_t first, Key key) {
    auto from = list.begin() + static_cast<std::ptrdiff_t>(first), to = list.end();
    List<T> others;
    others.assign(from, to);
    for (auto other = others.end(); other != others.begin();) {
        const bool before = from != list.begin() && std::invoke(key, *std::prev(other)) <
                                                        std::invoke(key, *std::prev(from));
        *--to = before ? *--from : *--other;
    }
}

}  // namespace heed
