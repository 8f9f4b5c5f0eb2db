#include "app/figure_text.hpp"

#include <cmath>
#include <cstdio>
#include <string_view>

#include "app/track_json.hpp"

namespace armonica::app {

std::string four_decimals(double value, bool sign) {
    char text[32];
    if (std::abs(value) < 0.00005) value = 0.0;  // never "-0.0000"
    std::snprintf(text, sizeof text, sign ? "%+.4f" : "%.4f", value);
    return text;
}

namespace {

std::string with_decimals(double value, int decimals) {
    char text[32];
    std::snprintf(text, sizeof text, "%.*f", decimals, std::abs(value));
    const bool nothing = std::string_view(text).find_first_not_of("0.") == std::string_view::npos;
    return (value < 0.0 && !nothing ? "−" : "") + std::string(text);
}

}  // namespace

std::string three_decimals(double value) { return with_decimals(value, 3); }
std::string two_decimals(double value) { return with_decimals(value, 2); }

nlohmann::ordered_json interval_json(const std::optional<Interval>& interval) {
    using Json = nlohmann::ordered_json;
    return interval ? Json{interval->low, interval->high} : Json(nullptr);
}

std::string csv_figure(const std::optional<double>& value) {
    return "," + (value ? exact_number(*value) : std::string());
}

std::string csv_interval(const std::optional<Interval>& interval) {
    return interval ? csv_figure(interval->low) + csv_figure(interval->high) : ",,";
}

}  // namespace armonica::app
