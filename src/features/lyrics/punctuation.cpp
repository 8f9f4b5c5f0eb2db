#include <string_view>

#include "features/families.hpp"
#include "features/lyrics/text_family.hpp"

namespace armonica::features::lyrics {
namespace {

constexpr FeaturesLike share{share_of_words("punctuation", no_words)};

constexpr FeatureInfo infos[] = {
    share("lyrics_questions", "questions", "asks nothing", "asks again and again", "poorer in questions",
          "richer in questions", "Share of the lines that hold a question mark, of whatever script."),
    share("lyrics_exclamations", "exclamations", "says it calmly", "calls out again and again",
          "poorer in exclamations", "richer in exclamations",
          "Share of the lines that hold an exclamation mark, of whatever script."),
};

bool holds_one_of(std::string_view line, std::initializer_list<std::string_view> marks) {
    for (const std::string_view mark : marks)
        if (line.find(mark) != std::string_view::npos) return true;
    return false;
}

void measure(const Song& song, double, FeatureVector& result) {
    double questions = 0.0, exclamations = 0.0;
    const Line *question = nullptr, *exclamation = nullptr;
    for (const Line* line : song.lines()) {
        if (holds_one_of(line->text, {"?", "？", "؟"})) ++questions, question = question ? question : line;
        if (holds_one_of(line->text, {"!", "！"})) ++exclamations, exclamation = exclamation ? exclamation : line;
    }
    const auto lines = static_cast<double>(song.lines().size());
    result.set("lyrics_questions", questions / lines, {}, quote_of(question));
    result.set("lyrics_exclamations", exclamations / lines, {}, quote_of(exclamation));
}

}  // namespace

constinit const Family punctuation = text_family<infos, measure, LanguageNeed::none>("punctuation");

}  // namespace armonica::features::lyrics
