// Lists that are needed for a moment, again and again: their memory goes to the next such list, not back to the system.
#pragma once

#include <algorithm>
#include <cstddef>
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

/// Brings a list into the order of a key of which its first so many and the others are each in order.
template <class T, class Key>
void merge_others(std::vector<T>& list, std::size_t first, Key key) {
    const auto others = list.begin() + static_cast<std::ptrdiff_t>(first);
    if (others == list.end()) return;
    List<T> merged(list.size());
    std::ranges::merge(list.begin(), others, others, list.end(), merged.begin(), {}, key, key);
    list.swap(merged);
}

}  // namespace heed
