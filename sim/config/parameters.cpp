// Walks through a struct and collects its parameters.
#include "sim/config/parameters.hpp"

#include "sim/config/reader.hpp"

namespace heed {

namespace {

void collect(const Type& type, void* value, const Spec& spec, const std::string& path,
             std::vector<ParameterAt>& into) {
    if (type.kind == Type::Kind::parameter)
        into.push_back({path, static_cast<Parameter*>(value), spec});
    if (type.kind == Type::Kind::mapping)
        for (const Slot& slot : type.slots(value))
            collect(*slot.type, slot.member, slot.spec, under(path, slot.key), into);
    if (!type.item) return;
    for (std::size_t i = 0; i < type.size(value); ++i) {
        const bool named = type.kind == Type::Kind::named;
        const bool listed = type.kind == Type::Kind::list;
        const std::string inside = named    ? under(path, type.name(value, i))
                                   : listed ? under(path, std::to_string(i))
                                            : path;
        collect(*type.item, type.at(value, i), spec, inside, into);
    }
}

}  // namespace

std::vector<ParameterAt> parameters(const Type& type, void* root) {
    std::vector<ParameterAt> all;
    collect(type, root, says(""), "", all);
    return all;
}

}  // namespace heed
