// A program of somebody else's: tags one file with the installed library.
#include <iostream>

#include <armonica/armonica.hpp>

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    const armonica::Extractor extractor;
    const auto tagger = armonica::Tagger::load(armonica::default_model_file());
    const auto extraction = extractor.extract(argv[1]);
    const auto* track = std::get_if<armonica::FeatureVector>(&extraction);
    if (track == nullptr) return 1;
    const auto result = tagger.tag(*track);
    const auto* tags = std::get_if<std::vector<armonica::TagResult>>(&result);
    if (tags == nullptr || tags->empty()) return 1;
    const auto reasons = armonica::explain(tagger, *track, {tags->front().tag});
    if (std::get<std::vector<armonica::TagExplanation>>(reasons).size() != 1) return 1;
    std::cout << armonica::catalogue().size() << " features, " << tags->size() << " tags\n";
    try {
        armonica::load_grouping("no such grouping");
        return 1;
    } catch (const armonica::InputError&) {  // exceptions must cross the library's border with their type
    }
    return 0;
}
