// `heed` is one process: it is linked without MPI, so that it runs where there is none.
#include "sim/sweep/ranks.hpp"

namespace heed {

bool can_share_among_ranks() { return false; }

std::unique_ptr<Ranks> join_ranks() { return nullptr; }

}  // namespace heed
