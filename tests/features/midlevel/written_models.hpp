#pragma once

#include <filesystem>
#include <string>

namespace armonica::test {

/// A table of a descriptor, [[perception]] or [[source]], without its head, minimum and maximum.
inline std::string output_called(const std::string& id) {
    return "id = \"" + id +
           "\"\ntitle = \"melodiousness\"\nlow = \"unmelodious\"\nhigh = \"melodious\"\nlower = \"less melodious\"\n"
           "higher = \"more melodious\"\ndefinition = \"what listeners said\"\nerror = 0.25\n";
}

inline std::string perception(const std::string& id, const std::string& minimum = "0",
                              const std::string& maximum = "1") {
    return "[[perception]]\n" + output_called(id) + "minimum = " + minimum + "\nmaximum = " + maximum + "\n";
}

inline std::string source(const std::string& id) { return "[[source]]\n" + output_called(id); }

/// The top of a descriptor.
inline std::string head(const std::string& network = "net.onnx") {
    return "format = 1\nname = \"a network\"\nnetwork = \"" + network + "\"\n";
}

inline const std::string hears_mel = "[[input]]\nholds = \"mel\"\nshape = [80, 432]\n";
inline const std::string hears_pitch = "[[input]]\nholds = \"pitch\"\nshape = [72, 108]\n";

/// A file of tests/features/midlevel/models, which make_models.py writes.
inline std::filesystem::path made_model(const std::string& name) {
    return std::filesystem::path(ARMONICA_SOURCE_DIR) / "tests/features/midlevel/models" / (name + ".onnx");
}

}  // namespace armonica::test
