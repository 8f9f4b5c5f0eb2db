#include "features/midlevel/descriptor.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <armonica/error.hpp>
#include <fstream>

#include "features/midlevel/written_models.hpp"
#include "support/temporary_folder.hpp"

namespace armonica::features::midlevel {
namespace {

using test::head;
using test::hears_mel;
using test::hears_pitch;
using test::perception;
using test::source;
using testing::HasSubstr;
using testing::IsEmpty;

Descriptor from_text(const std::string& text) {
    const test::TemporaryFolder folder;
    std::ofstream(folder / "mine.toml") << text;
    return read_descriptor(folder / "mine.toml");
}

/// The line and the text of the complaint about a descriptor with this content.
std::pair<std::optional<std::size_t>, std::string> complaint(const std::string& text) {
    try {
        from_text(text);
    } catch (const InputError& error) {
        return {error.line(), error.what()};
    }
    return {std::nullopt, "no complaint"};
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    return text.replace(text.find(what), what.size(), by);
}

const std::string whole = head() + hears_mel + perception("melody");

TEST(ReadDescriptor, GivesWhatIsWritten) {
    const test::TemporaryFolder folder;
    const std::string text =
        head() + "segments = 6\n" + "[[input]]\nholds = \"mel\"\nname = \"sound\"\nshape = [80, 432]\n" + hears_pitch +
        perception("melody", "-1", "2.5") + "unit = \"points\"\n" + source("piano") + source("drums");
    std::ofstream(folder / "mine.toml") << text;
    const Descriptor descriptor = read_descriptor(folder / "mine.toml");
    EXPECT_EQ(descriptor.file, folder / "mine.toml");
    EXPECT_EQ(descriptor.text, text);
    EXPECT_EQ(descriptor.name, "a network");
    EXPECT_EQ(descriptor.network, folder / "net.onnx");
    EXPECT_EQ(descriptor.mel_input, "sound");
    EXPECT_EQ(descriptor.pitch_input, "pitch");
    EXPECT_EQ(descriptor.segments, 6U);
    ASSERT_EQ(descriptor.perceptions.size(), 1U);
    const OutputInfo& melody = descriptor.perceptions[0];
    EXPECT_EQ(melody.id, "melody");
    EXPECT_EQ(melody.title, "melodiousness");
    EXPECT_EQ(melody.low, "unmelodious");
    EXPECT_EQ(melody.high, "melodious");
    EXPECT_EQ(melody.lower, "less melodious");
    EXPECT_EQ(melody.higher, "more melodious");
    EXPECT_EQ(melody.definition, "what listeners said");
    EXPECT_EQ(melody.unit, "points");
    EXPECT_EQ(melody.minimum, -1.0);
    EXPECT_EQ(melody.maximum, 2.5);
    EXPECT_EQ(melody.error, 0.25);
    ASSERT_EQ(descriptor.sources.size(), 2U);
    EXPECT_EQ(descriptor.sources[1].id, "drums");
    EXPECT_EQ(descriptor.sources[1].unit, "1");
    EXPECT_EQ(descriptor.sources[1].minimum, 0.0);
    EXPECT_EQ(descriptor.sources[1].maximum, 1.0);
}

TEST(ReadDescriptor, ANetworkMayHearOneInputAndGiveOneKind) {
    const Descriptor hears_sound = from_text(whole);
    EXPECT_EQ(hears_sound.mel_input, "mel");
    EXPECT_THAT(hears_sound.pitch_input, IsEmpty());
    EXPECT_EQ(hears_sound.segments, 0U);
    const Descriptor hears_notes = from_text(head() + "segments = 1\n" + hears_pitch + source("piano"));
    EXPECT_THAT(hears_notes.mel_input, IsEmpty());
    EXPECT_EQ(hears_notes.pitch_input, "pitch");
    EXPECT_THAT(hears_notes.perceptions, IsEmpty());
}

TEST(ReadDescriptor, RefusesWhatIsNoFile) {
    const test::TemporaryFolder folder;
    EXPECT_THROW(read_descriptor(folder / "nothing.toml"), InputError);
    EXPECT_THROW(read_descriptor(folder.path()), InputError);
    ASSERT_EQ(mkfifo((folder / "pipe.toml").c_str(), 0600), 0);
    EXPECT_THROW(read_descriptor(folder / "pipe.toml"), InputError);  // and does not wait for it
    EXPECT_THAT(complaint("").second, HasSubstr("is empty"));
    EXPECT_THAT(complaint(std::string((1 << 20) + 1, '#')).second, HasSubstr("too large"));
}

TEST(ReadDescriptor, SaysOnWhichLineItIsNoToml) {
    const auto [line, text] = complaint(head() + "[[perception]\n");
    EXPECT_EQ(line, 4U);
    EXPECT_THAT(text, HasSubstr("not TOML"));
    EXPECT_THAT(complaint("\x89PNG\r\n\x1a\n").second, HasSubstr("not TOML"));
    EXPECT_THAT(complaint("name = \"\xff\"\n").second, HasSubstr("not TOML"));
}

TEST(ReadDescriptor, LooksAtTheFormatFirst) {
    EXPECT_THAT(complaint("name = \"a\"\n").second, HasSubstr("write `format = 1`"));
    EXPECT_THAT(complaint("format = 2\nnew_key = 1\n").second, HasSubstr("a newer one may read this"));
    EXPECT_THAT(complaint("format = \"1\"\n").second, HasSubstr("must be a whole number"));
}

TEST(ReadDescriptor, NamesKeysThatAreMissingOrUnknown) {
    for (const char* key : {"name", "network", "holds", "shape", "id", "title", "low", "high", "lower", "higher",
                            "definition", "error", "minimum", "maximum"}) {
        const std::string with_slip = replaced(whole, std::string("\n") + key + " =", std::string("\n") + key + "x =");
        EXPECT_THAT(complaint(with_slip).second, HasSubstr("`" + std::string(key) + "x` is not a key of")) << key;
        const std::size_t start = whole.find(std::string("\n") + key + " =") + 1;
        const std::string without = std::string(whole).erase(start, whole.find('\n', start) + 1 - start);
        EXPECT_THAT(complaint(without).second, HasSubstr("`" + std::string(key) + "` is missing")) << key;
    }
    EXPECT_THAT(complaint(head() + hears_mel).second, HasSubstr("write a [[perception]] or a [[source]]"));
    EXPECT_THAT(complaint(head() + perception("melody")).second, HasSubstr("there is no [[input]]"));
    EXPECT_THAT(complaint(head() + "perception = 3\n" + hears_mel).second, HasSubstr("write [[perception]]"));
    const auto [line, text] = complaint(head() + "segments = 1\n" + hears_mel + source("a") + "minimum = 0\n");
    EXPECT_EQ(line, 17U);
    EXPECT_THAT(text, HasSubstr("a probability from 0 to 1"));
}

TEST(ReadDescriptor, SaysWhatArmonicaGives) {
    for (const char* shape : {"[80, 400]", "[432, 80]", "[80]", "[1, 80, 432]", "80", "[\"80\", 432]", "[80.0, 432]"})
        EXPECT_THAT(complaint(replaced(whole, "[80, 432]", shape)).second,
                    HasSubstr("Armonica gives 80 mel bands in 432 frames: `shape = [80, 432]`"))
            << shape;
    EXPECT_THAT(complaint(head() + replaced(hears_pitch, "108", "109") + perception("a")).second,
                HasSubstr("Armonica gives 72 semitones in 108 frames: `shape = [72, 108]`"));
    EXPECT_THAT(complaint(replaced(whole, "\"mel\"", "\"waveform\"")).second, HasSubstr("\"mel\" or \"pitch\""));
    EXPECT_THAT(complaint(whole + hears_mel).second, HasSubstr("two inputs hold \"mel\""));
    EXPECT_THAT(complaint(whole + hears_pitch + "name = \"mel\"\n").second, HasSubstr("two inputs are called `mel`"));
}

TEST(ReadDescriptor, RefusesIdsThatAreNone) {
    for (const char* id : {"Melody", "mélodie", "a b", "a-b", "a.b", "../a"})
        EXPECT_THAT(complaint(head() + hears_mel + perception(id)).second, HasSubstr("a to z, 0 to 9 and _")) << id;
    EXPECT_THAT(complaint(head() + hears_mel + perception("midlevel_melody")).second, HasSubstr("leave it out"));
    const auto [line, text] =
        complaint(head() + "segments = 2\n" + hears_mel + perception("melody") + source("melody"));
    EXPECT_EQ(line, 20U);
    EXPECT_THAT(text, HasSubstr("two outputs have the id `melody`"));
}

TEST(ReadDescriptor, RefusesNumbersThatMakeNoSense) {
    EXPECT_THAT(complaint(head() + hears_mel + perception("a", "1", "1")).second, HasSubstr("below its `maximum`"));
    EXPECT_THAT(complaint(head() + hears_mel + perception("a", "2", "1")).second, HasSubstr("below its `maximum`"));
    for (const char* no_number : {"nan", "inf", "-inf", "\"1\"", "true"})
        EXPECT_THAT(complaint(head() + hears_mel + perception("a", "0", no_number)).second,
                    HasSubstr("`maximum` must be a number"));
    EXPECT_THAT(complaint(replaced(whole, "error = 0.25", "error = -0.1")).second, HasSubstr("must not be negative"));
    for (const char* count : {"0", "-1", "109", "2.0", "\"2\""})
        EXPECT_THAT(complaint(head() + "segments = " + count + "\n" + hears_mel + source("a")).second,
                    HasSubstr("from 1 to 108"))
            << count;
    EXPECT_THAT(complaint(head() + hears_mel + source("a")).second, HasSubstr("`segments` is missing"));
    EXPECT_THAT(complaint(head() + "segments = 2\n" + hears_mel + perception("a")).second, HasSubstr("leave it out"));
}

TEST(ReadDescriptor, RefusesTextsThatAreEmptyOrCouldDoHarm) {
    EXPECT_THAT(complaint(replaced(whole, "unmelodious", "")).second, HasSubstr("`low` must be a text"));
    EXPECT_THAT(complaint(replaced(whole, "unmelodious", "  ")).second, HasSubstr("`low` must be a text"));
    EXPECT_THAT(complaint(replaced(whole, "unmelodious", "\\u001b[31m")).second, HasSubstr("control characters"));
    for (const char* network : {"../net.onnx", "/etc/passwd", "a/b.onnx", ".", ".."})
        EXPECT_THAT(complaint(head(network) + hears_mel + perception("a")).second, HasSubstr("lies beside this one"))
            << network;
}

}  // namespace
}  // namespace armonica::features::midlevel
