#include <pugixml.hpp>

#include <algorithm>
#include <cstdlib>

#include <armonica/error.hpp>

#include "features/lyrics/files/arrange.hpp"
#include "features/lyrics/files/language_code.hpp"
#include "features/lyrics/files/line_text.hpp"
#include "features/lyrics/files/lyrics_formats.hpp"
#include "features/lyrics/files/section_marks.hpp"
#include "features/lyrics/files/ttml_time.hpp"

namespace armonica::features::lyrics {
namespace {

constexpr int deepest = 64;                      // elements within elements; lyrics have six
constexpr std::ptrdiff_t most_tags = 1'000'000;  // a song with a tag for every syllable has ten thousand

/// A name without the prefix of its namespace.
std::string_view local(std::string_view name) { return name.substr(name.rfind(':') + 1); }

std::string_view attribute(pugi::xml_node node, std::string_view name) {
    for (const pugi::xml_attribute& one : node.attributes())
        if (local(one.name()) == name) return one.value();
    return "";
}

/// Part of a paragraph, between breaks of the line.
struct Piece {
    std::string text;
    std::optional<double> start, end;  ///< of its first and last word that have times
};

class TtmlReader {
public:
    TtmlReader(const std::string& file, WrittenLyrics& result) : file_(file), result_(result) {}

    void read(pugi::xml_node root);

private:
    struct Span {
        std::optional<double> start, end;
    };

    void read_rates(pugi::xml_node root);
    Span span_of(pugi::xml_node node, double base) const;
    double base_within(pugi::xml_node node, double base, int depth) const;
    std::optional<double> first_begin(pugi::xml_node node, int depth) const;
    void container(pugi::xml_node node, double base, int depth);
    void paragraph(pugi::xml_node node, double base, int depth);
    void words(pugi::xml_node node, double base, int depth, std::vector<Piece>& pieces);
    void refuse_depth(int depth) const;

    const std::string& file_;
    WrittenLyrics& result_;
    ReadLines lines_;
    TtmlRates rates_;
    std::size_t translations_ = 0;
};

void TtmlReader::refuse_depth(int depth) const {
    if (depth > deepest) throw InputError(file_, std::nullopt, "elements are nested too deep for lyrics");
}

void TtmlReader::read_rates(pugi::xml_node root) {
    const auto rate = [&](std::string_view name, double otherwise) {
        const std::string digits(attribute(root, name));
        const double number = digits.size() < 12 ? std::atof(digits.c_str()) : 0.0;
        return number >= 1.0 ? number : otherwise;
    };
    const bool has_frames = !attribute(root, "frameRate").empty();
    rates_.frames_per_second = rate("frameRate", rates_.frames_per_second);
    const std::string multiplier(attribute(root, "frameRateMultiplier"));
    const std::size_t blank = multiplier.find(' ');
    if (blank != std::string::npos) {
        const double above = std::atof(multiplier.c_str()), below = std::atof(multiplier.c_str() + blank);
        if (above >= 1.0 && below >= 1.0) rates_.frames_per_second *= above / below;
    }
    rates_.ticks_per_second = rate("tickRate", has_frames ? rates_.frames_per_second : rates_.ticks_per_second);
}

TtmlReader::Span TtmlReader::span_of(pugi::xml_node node, double base) const {
    Span span{ttml_seconds(attribute(node, "begin"), rates_), ttml_seconds(attribute(node, "end"), rates_)};
    const auto length = ttml_seconds(attribute(node, "dur"), rates_);
    if (span.start) *span.start += base;
    if (span.end) *span.end += base;
    if (!span.end && span.start && length) span.end = *span.start + *length;
    return span;
}

std::optional<double> TtmlReader::first_begin(pugi::xml_node node, int depth) const {
    refuse_depth(depth);
    for (const pugi::xml_node child : node.children()) {
        if (const auto begin = ttml_seconds(attribute(child, "begin"), rates_)) return begin;
        if (const auto begin = first_begin(child, depth + 1)) return begin;
    }
    return std::nullopt;
}

/// The time that those within `node` count from. By the standard it is the node's begin; Apple counts everything from
/// the start of the song, which shows where the first within does not begin before the node.
double TtmlReader::base_within(pugi::xml_node node, double base, int depth) const {
    const auto begin = ttml_seconds(attribute(node, "begin"), rates_);
    if (!begin || *begin == 0.0) return base;
    const auto first = first_begin(node, depth);
    return first && *first < *begin ? base + *begin : base;
}

void TtmlReader::container(pugi::xml_node node, double base, int depth) {
    refuse_depth(depth);
    const double within = base_within(node, base, depth);
    for (const pugi::xml_node child : node.children()) {
        const std::string_view name = local(child.name());
        if (lines_.full()) return;
        if (name == "p") {
            paragraph(child, within, depth + 1);
            continue;
        }
        if (name == "div") {
            std::string_view part = attribute(child, "songPart");
            if (part.empty()) part = attribute(child, "song-part");
            if (part.empty()) part = attribute(child, "role");
            std::string spaced(part.starts_with("x-") ? part.substr(2) : part);
            const std::size_t hump = spaced.find("Chorus", 1);  // "PreChorus"
            if (hump != std::string::npos && spaced[hump - 1] != '-') spaced.insert(hump, " ");
            lines_.add({"", {}, {}, section_kind(spaced)});
        }
        container(child, within, depth + 1);
        if (name == "div") lines_.add_break();
    }
}

/// The text of `node`, its words' times, and its breaks of lines.
void TtmlReader::words(pugi::xml_node node, double base, int depth, std::vector<Piece>& pieces) {
    refuse_depth(depth);
    for (const pugi::xml_node child : node.children()) {
        const std::string_view name = local(child.name());
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
            pieces.back().text += child.value();
            continue;
        }
        if (name == "br") {
            pieces.emplace_back();
            continue;
        }
        if (name == "metadata" || child.type() != pugi::node_element) continue;
        const std::string_view role = attribute(child, "role");
        if (role == "x-translation" || role == "x-roman") {
            ++translations_;
            continue;
        }
        const Span span = span_of(child, base);
        Piece& first = pieces.back();
        if (span.start && !first.start) first.start = span.start;
        words(child, base_within(child, base, depth + 1), depth + 1, pieces);
        Piece& last = pieces.back();
        if (span.end) last.end = std::max(span.end, last.end);
    }
}

/// A paragraph is a line, or several; where its words have no times, its time is divided among them by their letters.
void TtmlReader::paragraph(pugi::xml_node node, double base, int depth) {
    std::vector<Piece> pieces(1);
    const Span whole = span_of(node, base);
    words(node, base_within(node, base, depth), depth, pieces);
    std::size_t all = 0, before = 0;
    for (Piece& piece : pieces) all += (piece.text = tidy(piece.text)).size();
    std::erase_if(pieces, [](const Piece& piece) { return piece.text.empty(); });
    const auto at = [&](std::size_t letters) -> std::optional<double> {
        if (letters == 0) return whole.start;
        if (letters == all) return whole.end;
        if (!whole.start || !whole.end) return std::nullopt;
        return *whole.start + (*whole.end - *whole.start) * static_cast<double>(letters) / static_cast<double>(all);
    };
    for (Piece& piece : pieces) {
        ReadLine line{std::move(piece.text), piece.start, piece.end, {}};
        const std::size_t behind = before + line.text.size();
        if (!line.start || before == 0) line.start = at(before) ? at(before) : line.start;
        if (!line.end || behind == all) line.end = at(behind) ? at(behind) : line.end;
        before = behind;
        lines_.add(std::move(line));
    }
}

void TtmlReader::read(pugi::xml_node root) {
    read_rates(root);
    result_.declared_language = language_code(attribute(root, "lang"));
    for (const pugi::xml_node body : root.children())
        if (local(body.name()) == "body") container(body, 0.0, 1);
    note_left_out(translations_, "translation or transcription", "translations or transcriptions", result_);
    std::vector<ReadLine>& lines = lines_.lines();
    const bool timed =
        std::any_of(lines.begin(), lines.end(), [](const ReadLine& line) { return line.start.has_value(); });
    if (!in_order_of_time(lines)) {
        result_.notes.push_back("the times are not in order; the lines were sorted by them");
        sort_by_time(lines, BreakGoesWith::line_behind);
    }
    arrange(lines_, !timed, result_);
}

}  // namespace

void read_ttml(std::string_view text, const std::string& file, WrittenLyrics& result) {
    result.format = "ttml";
    if (trimmed(text).find_first_not_of('\n') == std::string_view::npos) {
        result.instrumental = true;
        return;
    }
    if (std::count(text.begin(), text.end(), '<') > most_tags)
        throw InputError(file, std::nullopt, "there are more tags than lyrics can have");
    pugi::xml_document document;
    const auto parsed = document.load_buffer(text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata,
                                             pugi::encoding_utf8);
    if (!parsed) {
        const auto offset = std::min(static_cast<std::size_t>(std::max<std::ptrdiff_t>(parsed.offset, 0)), text.size());
        const auto line = static_cast<std::size_t>(
            std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
        throw InputError(file, line + 1, std::string("this is not well-formed XML: ") + parsed.description());
    }
    const pugi::xml_node root = document.document_element();
    if (local(root.name()) != "tt")
        throw InputError(file, std::nullopt, "this is not TTML: its outermost element is not <tt>");
    TtmlReader(file, result).read(root);
}

}  // namespace armonica::features::lyrics
