#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace armonica {

/// The number in a cell of text, blanks around it passed over; NaN for a cell that says there is none ("", "nan", "NA",
/// "null", "?", in any case); empty for anything else that is not a finite number.
std::optional<double> parse_number(std::string_view cell);

/// `number` with as few digits as it takes to read it back; nothing for NaN.
std::string number_text(double number);

}  // namespace armonica
