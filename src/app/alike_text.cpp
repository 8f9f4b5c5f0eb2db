#include "app/alike_report.hpp"
#include "app/text.hpp"
#include "app/track_text.hpp"
#include "explain/words.hpp"

namespace armonica::app {
namespace {

constexpr std::size_t indent = 7;  // as wide as "−0.93  "

/// Prints what is told of one track and those nearest to it.
class AlikeText {
public:
    AlikeText(Output& output, const AlikeReport& report, const Messages& messages)
        : output_(output), report_(report), messages_(messages), width_(terminal_width(1)) {}

    void print() {
        output_.write(path_text(report_.path.filename()) + "\n" + track_summary(report_.track) + "\n");
        paragraph(tags_in_words(report_.tags), 0);
        output_.write("\n");
        paragraph(head(), 0);
        for (const AlikeTrack& track : report_.nearest) print(track);
        output_.write("\n");
        paragraph(messages_.say("alike.scale"), 0);
        if (report_.same_sound == 1) paragraph(messages_.say("alike.same_sound_one"), 0);
        if (report_.same_sound > 1)
            paragraph(messages_.say("alike.same_sound", {{"count", count_in_words(report_.same_sound)}}), 0);
    }

private:
    void print(const AlikeTrack& track) {
        output_.write("\n" + padded(signed_number(track.likeness.value), indent) +
                      shortened(track.path, width_ - indent) + "\n");
        paragraph(tags_in_words(track.tags), indent);
        paragraph(likeness_in_words(track.likeness, messages_), indent);
    }

    std::string head() const {
        const std::string shown = count_in_words(report_.nearest.size()), all = count_in_words(report_.compared);
        if (report_.tag.empty()) return messages_.say("alike.head", {{"shown", shown}, {"all", all}});
        return messages_.say("alike.head_of_tag", {{"tag", name(report_.tag)}, {"shown", shown}, {"all", all}});
    }

    std::string tags_in_words(const std::vector<TagResult>& tags) const {
        if (tags.empty()) return messages_.say("alike.no_tags");
        std::string text;
        for (const TagResult& tag : tags) text += (text.empty() ? "" : ", ") + name(tag.tag);
        return text;
    }

    std::string name(const std::string& tag) const { return messages_.tag(tag, tag_title(tag)); }

    void paragraph(const std::string& text, std::size_t columns) {
        for (const std::string& line : wrapped(text, width_ - columns))
            output_.write(std::string(columns, ' ') + line + "\n");
    }

    Output& output_;
    const AlikeReport& report_;
    const Messages& messages_;
    std::size_t width_;
};

}  // namespace

void print_alike(Output& output, const AlikeReport& report, const Messages& messages) {
    AlikeText(output, report, messages).print();
}

}  // namespace armonica::app
