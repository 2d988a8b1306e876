// Strict reading of a document into any struct that lists its fields: tells every mistake.
#pragma once

#include <string>

#include "sim/config/node.hpp"
#include "sim/config/type.hpp"

namespace heed {

/// The currency of a document's sums of money: the code, and the first sum that is in it.
struct Currency {
    std::string code;  ///< "" if there is no sum of money
    std::string path;
    Mark where;
};

/// Reads `root` into a struct described by `type`. Where each value stands is recorded in `origins`
/// by its path (the root's is ""); mistakes are added to `problems`, and the value concerned keeps
/// its default. Returns the currency of the sums of money in the document, else of the defaults.
Currency read_into(const Type& type, void* into, const Node& root, Origins& origins,
                   Problems& problems);

/// Gives a struct the defaults of its fields; required ones are left as they are.
void fill_defaults(const Type& type, void* into, Problems& problems);

/// The mistakes in a struct's own list of fields: defaults that do not read, ranges upside down, no
/// meaning.
Problems check_type(const Type& type);

template <class T>
T read(const Node& root, Origins& origins, Problems& problems) {
    T value{};
    read_into(type_of<T>, &value, root, origins, problems);
    return value;
}

/// The same, and tells the currency of its sums of money.
template <class T>
T read(const Node& root, Origins& origins, Problems& problems, Currency& currency) {
    T value{};
    currency = read_into(type_of<T>, &value, root, origins, problems);
    return value;
}

template <class T>
T defaults() {
    T value{};
    Problems problems;
    fill_defaults(type_of<T>, &value, problems);
    return value;
}

/// For tests: whatever is wrong with a struct's list of fields.
template <class T>
Problems check_defaults() {
    return check_type(type_of<T>);
}

}  // namespace heed
