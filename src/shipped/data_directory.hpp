#pragma once

#include <filesystem>

namespace armonica {

/// The folder that holds what Armonica ships: groupings/, models/, ontology/. The first that exists of
///   1. $ARMONICA_DATA, for whoever wants to bring their own;
///   2. data/ of the source tree, where the running program was built in that tree and not installed;
///   3. share/armonica beside the folder of the library or program, so that an installation can be moved;
///   4. share/armonica under the prefix it was installed to.
/// Throws InputError, saying where it looked, if there is none.
std::filesystem::path data_directory();

}  // namespace armonica
