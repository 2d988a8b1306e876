// Laying one document over another: what `extends`, arms, sweep points and `--set` have in common.
#pragma once

#include <string_view>

#include "sim/config/node.hpp"
#include "sim/config/type.hpp"

namespace heed {

/// Lays `over` on `under`, as `extends` does: mappings merge key by key, an explicit null takes a
/// key away, everything else is replaced; each value keeps the mark of where it was written. The
/// type says where that would mislead: a rule is replaced as a whole; a parameter given a new value
/// loses the range, source and grade of the old one; a range alone joins the value that stands
/// there. Null: nothing is known of the type.
void merge(Node& under, Node over, const Type* type);

/// Whether a patch may add to mappings whose keys the user chose (`--set`), or must find its names there (arms).
enum class Names { are_there, may_be_new };

/// Sets or merges the value at a dotted path ("campaigns.radio.coverage.share",
/// "corridors.0.share"; "" is the root), for arms, sweep points and `--set`. A name that may not be new, or that is new
/// and only in part given, is a mistake. Keys that no struct knows are left to the reader.
void patch(Node& root, const Type& type, std::string_view path, const Node& value,
           Problems& problems, Names names = Names::are_there);

}  // namespace heed
