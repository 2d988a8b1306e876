// What the pages of all reports share: template, styles, charts, licences.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace heed {

/// The page that a template of sim/report/page makes of a view, complete in itself. Figures in the view's `parts` get
/// their ids in this order. A pure function; all texts of the view are escaped.
std::string fill_page(std::string_view layout, nlohmann::json view,
                      const std::vector<std::string>& parts);

}  // namespace heed
