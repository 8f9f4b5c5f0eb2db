#pragma once

#include <string>

#include "tables/collection.hpp"

namespace armonica {

/// A 128-bit fingerprint (XXH3, 32 hexadecimal digits) of everything that figures of a collection come from: track ids,
/// feature names and values, tags and their families, labels, targets, and the name of every track's fold, in their
/// order. It does not depend on the format of the files, nor on the machine's byte order. It tells whether two runs saw
/// the same data; it is no protection against forgery.
std::string data_hash(const Collection& collection);

}  // namespace armonica
