// A scenario's document: its file, the files it extends and what `--set` sets, made into one tree.
#pragma once

#include <string>
#include <vector>

#include "sim/config/merge.hpp"
#include "sim/config/node.hpp"

namespace heed {

/// A file that was read, for the manifest.
struct InputFile {
    std::string path;
    std::string text;  ///< its bytes
};

struct Document {
    Node root;
    std::vector<InputFile> inputs;  ///< each file once, in the order in which they were read
};

/// Reads a file, the files named by its key `extends` (a path or a list of paths, relative to the
/// file that names them; later ones override earlier ones, and the file itself overrides all), and
/// then applies each of `sets` ("path=value", the value in YAML). `type` describes the struct that
/// the document is for.
Document load(const std::string& path, const std::vector<std::string>& sets, const Type& type,
              Problems& problems);

/// Applies one "path=value" to a tree; its mark is "--set path=value".
void assign(Node& root, const Type& type, const std::string& assignment, Problems& problems);

}  // namespace heed
