// Which Heed this is: for `heed --version` and for the manifest of every run.
#pragma once

#include <string_view>

namespace heed {

/// The released version, for example "0.1.0".
std::string_view version();

/// The commit it was built from, as `git describe` names it, with "-modified" if files had changed;
/// "unknown" outside a git checkout.
std::string_view commit();

}  // namespace heed
