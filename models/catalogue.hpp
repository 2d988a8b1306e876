// The catalogue: campaigns and measures that come with Heed, each a file that a scenario extends and patches.
#pragma once

#include <string>
#include <vector>

#include "models/campaign.hpp"

namespace heed {

/// One campaign or measure of the catalogue, as `heed catalogue` lists it.
struct CatalogueEntry {
    std::string name;     ///< the campaign's, to be named in an arm; without a campaign, the file's
    std::string file;     ///< "catalogue/radio_story.yaml", to be named under `extends`
    std::string title;    ///< what it is called in reports
    std::string line;     ///< what it is, in one line: the first of the file's comment
    std::string measure;  ///< "provides need; changes police"; "" if it only says something
    std::string channel;  ///< "" if it is a change of parameters alone
    std::string message;  ///< "narrative, told by media"; "" without a message
    std::string cost;  ///< "5000 USD once, 0.01 USD for each person reached"; "" if none is given
    Grade effect = Grade::assumed;  ///< best grade among the numbers that its effect rests on
    Grade price = Grade::assumed;   ///< best grade among its prices
};

/// All entries: campaigns that carry a message alone first, then other measures, each in the order of their names.
std::vector<CatalogueEntry> read_catalogue();

}  // namespace heed
