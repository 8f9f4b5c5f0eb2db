#pragma once

#include <optional>
#include <string>

#include <nlohmann/json.hpp>

#include "model/bootstrap.hpp"

namespace armonica::app {

/// Figures and their intervals as reports write them.

/// "0.0620", with `sign` "+0.0620"
std::string four_decimals(double value, bool sign = false);

/// "0.062", with a true minus; "0.06"
std::string three_decimals(double value);
std::string two_decimals(double value);

/// [low, high], or null where there is none.
nlohmann::ordered_json interval_json(const std::optional<Interval>& interval);

/// A cell of a CSV row and the comma before it, exact; empty where there is none.
std::string csv_figure(const std::optional<double>& value);
/// The same of both ends: two cells.
std::string csv_interval(const std::optional<Interval>& interval);

}  // namespace armonica::app
