#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include <armonica/error.hpp>
#include <armonica/export.hpp>
#include <armonica/feature_vector.hpp>

namespace armonica {

/// What to measure.
struct ExtractOptions {
    /// Feature ids; empty means all. Only what these need is computed.
    std::vector<std::string> features;
};

/// Measures sound files. An extractor is immutable: any number of threads may share one.
class ARMONICA_API Extractor {
public:
    /// Throws std::invalid_argument, naming it, for a feature that is not in the catalogue, and InputError where features
    /// of harmony are wanted and the ontology of harmony that is shipped (or in ARMONICA_DATA) cannot be read.
    explicit Extractor(const ExtractOptions& options = {});
    ~Extractor();
    Extractor(Extractor&&) noexcept;
    Extractor& operator=(Extractor&&) noexcept;

    /// Decodes `file` once, from start to end, and measures it on the way, with memory that does not grow with its
    /// length. The same sound gives the same vector, bit for bit. Never throws for a bad file.
    std::variant<FeatureVector, TrackError> extract(const std::filesystem::path& file) const;

private:
    struct Plan;
    std::unique_ptr<const Plan> plan_;
};

}  // namespace armonica
