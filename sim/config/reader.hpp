// The walk that reads nodes into structs; see read.hpp for what it promises.
#pragma once

#include <string>
#include <vector>

#include "sim/config/node.hpp"
#include "sim/config/read.hpp"
#include "sim/config/scalars.hpp"
#include "sim/config/type.hpp"

namespace heed {

/// Joins a path and a key: "campaigns" and "radio" → "campaigns.radio".
std::string under(const std::string& path, std::string_view key);

class Reader {
public:
    /// currency: of the document, if it says one; examples of sums of money are then in it.
    Reader(Origins& origins, Problems& problems, std::string currency = "")
        : origins_(origins), problems_(problems), currency_(std::move(currency)) {}

    /// A value on its way into a struct: what is written, what is wanted, and where it stands.
    struct Given {
        const Node& node;
        const Spec& spec;
        std::string path;
        Mark mark;  ///< of its key, for mistakes that concern the whole of a mapping
    };

    /// Reads a value; false if it could not be understood (which has been told).
    bool value(const Type& type, void* into, const Given& given);

    /// Gives a value its default.
    void fill(const Type& type, void* into, const Spec& spec, const std::string& path);

    /// One currency per document: tells sums of money in another one, and returns it.
    Currency check_currency();

private:
    struct Money {
        std::string currency;
        std::string path;
        Mark mark;
        bool is_default = false;
    };

    bool scalar(const Type& type, void* into, const Given& given);
    bool quantity(const Given& given, double& into);
    bool maybe(const Type& type, void* into, const Given& given);
    bool list(const Type& type, void* into, const Given& given);
    bool named(const Type& type, void* into, const Given& given);
    bool mapping(const Type& type, void* into, const Given& given);
    void field(const Slot& slot, const Node* node, const Mark& key_at, const Given& parent);
    void missing(const Slot& slot, const Given& parent);
    void unknown_keys(const std::vector<Slot>& slots, const Given& given);
    void record(const Node& node, const std::string& path);

    // reader_parameter.cpp
    bool parameter(Parameter& into, const Given& given);
    bool parameter_parts(Parameter& into, const Given& given);
    void read_value(Parameter& into, const Given& given);
    void read_doubt(Parameter& into, const Given& given);
    bool read_range(const Given& range, Distribution& into);
    bool read_distribution(const Given& given, Distribution& into);
    bool read_centre(const Given& given, std::string_view first, std::string_view second,
                     Distribution& into);
    bool read_pair(const Given& given, double& low, double& high);
    void read_support(Parameter& into, const Given& given);
    void fill_parameter(Parameter& into, const Spec& spec, const std::string& path);
    bool only_keys(const Given& given, const std::vector<std::string>& known);

    // reader_rule.cpp
    bool rule(Rule& into, const Given& given);
    bool rule_map(Rule& into, const Given& given);
    bool rule_entry(Rule& into, const Given& given, const std::string& key);
    bool rule_parts(Rule& into, const Given& given);
    bool rule_range(Rule& into, const Given& given);
    bool rule_levels(Rule& into, const Given& given);

    /// Adds "path" + `rest` at the value; false, for returning it.
    bool tell(const Given& given, const std::string& rest);

    Origins& origins_;
    Problems& problems_;
    std::string currency_;
    std::vector<Money> money_;
    bool in_defaults_ = false;
};

}  // namespace heed
