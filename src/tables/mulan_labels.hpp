#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace armonica {

/// The names in Mulan's XML label file (Tsoumakas, Spyromitros-Xioufis, Vilcek and Vlahavas, "Mulan: a Java library for
/// multi-label learning", JMLR 12, 2011), in its order, a label before those nested in it: which columns of the table
/// beside it are labels. That a nested label implies the one around it is not looked at. Throws InputError with file
/// and line for what is no such file.
std::vector<std::string> read_mulan_labels(const std::filesystem::path& file);

}  // namespace armonica
