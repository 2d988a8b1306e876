// Every parameter of a struct, in the order of its fields: for sampling and for `heed explain`.
#pragma once

#include <string>
#include <vector>

#include "sim/config/type.hpp"

namespace heed {

/// One parameter, its place in the document and what its field says about it.
struct ParameterAt {
    std::string path;
    Parameter* parameter = nullptr;  ///< valid while the struct lives and its lists do not change
    Spec spec;
};

std::vector<ParameterAt> parameters(const Type& type, void* root);

template <class T>
std::vector<ParameterAt> parameters(T& root) {
    return parameters(type_of<T>, &root);
}

}  // namespace heed
