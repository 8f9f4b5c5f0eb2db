#pragma once

/// The whole public interface of the Armonica library.
///
///     armonica::Extractor extractor;
///     auto tagger = armonica::Tagger::load(armonica::default_model_file());
///     auto extraction = extractor.extract("song.mp3");
///     if (auto* track = std::get_if<armonica::FeatureVector>(&extraction))
///         auto tags = tagger.tag(*track);

#include <armonica/alike.hpp>
#include <armonica/catalogue.hpp>
#include <armonica/error.hpp>
#include <armonica/explain.hpp>
#include <armonica/extract.hpp>
#include <armonica/feature_vector.hpp>
#include <armonica/grouping.hpp>
#include <armonica/in_time.hpp>
#include <armonica/tagger.hpp>
#include <armonica/version.hpp>
