#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace armonica {

/// An array as NumPy's .npy holds it (format versions 1 to 3, numpy.lib.format): numbers, or text.
struct NpyArray {
    std::vector<std::size_t> shape;
    bool is_text = false;
    bool is_whole = false;  ///< integers or truth values
    std::vector<double> numbers;
    std::vector<std::string> text;

    std::size_t size() const;                            ///< product of the shape
    std::size_t at(std::size_t r, std::size_t c) const;  ///< index of a cell of a matrix
    bool by_columns = false;                             ///< Fortran order
};

/// What is told before the data.
struct NpyHeader {
    char kind = 'f';  ///< f, i, u, b, U (text of 4-byte characters) or S (text of bytes)
    bool big_endian = false;
    std::size_t item_size = 8;  ///< bytes
    bool by_columns = false;
    std::vector<std::size_t> shape;

    std::uint64_t data_size() const;  ///< bytes that must follow; 2^64 − 1 where that is more than can be counted
};

/// Puts the next bytes at `to`, exactly `count`; throws where there are fewer.
using ByteSource = std::function<void(char* to, std::size_t count)>;

/// Reads the header. Throws std::runtime_error, for a person, for what is no .npy or holds something else than numbers
/// and text: Python objects (which only running code could read), records, complex numbers, dates.
NpyHeader read_npy_header(const ByteSource& next);

/// Reads the data. Memory grows with what is read, not with what the header claims. Text ends at its first zero.
NpyArray read_npy_data(const NpyHeader& header, const ByteSource& next);

/// "3 × 4", "17", "one value"
std::string shape_text(const std::vector<std::size_t>& shape);

}  // namespace armonica
