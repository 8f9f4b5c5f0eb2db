#include "features/harmony/symbols/chord_name.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <vector>

#include "features/harmony/symbols/chord_tones.hpp"
#include "features/harmony/symbols/note_names.hpp"

namespace armonica::features::harmony {
namespace {

/// Reads what stands behind the root, mark by mark.
class NameReader {
public:
    explicit NameReader(std::string_view marks) : rest_(marks) {}

    /// The degrees of the chord; empty where something is not understood.
    std::optional<std::vector<Degree>> degrees() {
        if (!third_and_fifth()) return std::nullopt;
        while (!rest_.empty() && !at_bass())
            if (!mark()) return std::nullopt;
        if (open_parentheses_ != 0) return std::nullopt;
        if (major_seventh_ && triad_ == Triad::minor && !seventh_) return std::nullopt;  // "Emma" is no chord
        return all_degrees();
    }

    /// What stands behind the degrees: nothing, or a slash with the bass.
    std::string_view rest() const { return rest_; }

private:
    enum class Triad { major, minor, diminished, half_diminished, augmented };

    bool take(std::string_view expected) {
        if (!rest_.starts_with(expected)) return false;
        rest_.remove_prefix(expected.size());
        return true;
    }
    bool take_any(std::initializer_list<std::string_view> list) {
        return std::any_of(list.begin(), list.end(), [&](std::string_view expected) { return take(expected); });
    }
    bool at_bass() const { return rest_.size() > 1 && rest_[0] == '/' && rest_[1] >= 'A' && rest_[1] <= 'G'; }
    bool digit_follows(std::size_t at = 0) const { return at < rest_.size() && rest_[at] >= '0' && rest_[at] <= '9'; }

    /// A number of one or two digits that a degree can have; 0 where there is none.
    int take_number() {
        for (const int number : {13, 11, 10, 12}) {
            const std::array<char, 2> digits = {'1', static_cast<char>('0' + number - 10)};
            if (take({digits.data(), 2})) return number;
        }
        if (!digit_follows() || rest_.front() < '2' || rest_.front() == '8') return 0;
        const int number = rest_.front() - '0';
        rest_.remove_prefix(1);
        return number;
    }

    bool third_and_fifth() {
        if (rest_ == "5" || rest_.starts_with("5/") || rest_.starts_with("(no3)")) {
            has_third_ = false;
            return take("5") || take("(no3)");
        }
        if (take_major_mark()) return true;
        if (take_any({"minor", "min", "Min", "MIN", "mi", "Mi", "m", "−"}) || take_minus()) {
            triad_ = Triad::minor;
        } else if (take_any({"dim", "Dim", "°", "º"}) || (rest_.starts_with("o7") && take("o"))) {
            triad_ = Triad::diminished;
        } else if (take_any({"ø", "Ø"})) {
            triad_ = Triad::half_diminished;
            take("7");
        } else if (take_any({"aug", "Aug"}) || (!rest_.starts_with("+5") && take("+"))) {
            triad_ = Triad::augmented;
        }
        return true;
    }

    /// A minus behind the root is a minor chord, but `C-5` has a flat fifth.
    bool take_minus() { return !rest_.starts_with("-5") && take("-"); }

    bool take_major_mark() {
        if (take_any({"Δ", "△", "∆", "^"})) {
            take("7");
            seventh_ = 0;
            return true;
        }
        if (!take_any({"major", "maj", "Maj", "MAJ", "ma", "Ma", "M"})) return false;
        major_seventh_ = true;
        return true;
    }

    /// One more mark: a number, an alteration, an addition, a suspension, an omission.
    bool mark() {
        if (parenthesis()) return true;
        if (take_any({",", "/"})) return !rest_.empty() && rest_.front() != '/' && rest_.front() != ',';
        if (take_any({"sus24", "sus42"})) return suspend({4, 2});
        if (take_any({"sus2"})) return suspend({2});
        if (take_any({"sus4", "sus"})) return suspend({4});
        if (take("add")) return addition();
        if (take_any({"omit", "no"})) return omission();
        if (take("alt")) return altered();
        if (take_any({"dim5"})) return alter_fifth(-1);
        if (take_any({"aug"}) || rest_ == "+") return (rest_ != "+" || take("+")) && alter_fifth(1);
        if (take_any({"dom"})) return digit_follows();
        if (take_major_mark()) return true;
        if (const int alteration = take_alteration(); alteration != 0) return altered_degree(alteration);
        return number();
    }

    bool parenthesis() {
        const bool opened = take("("), closed = !opened && open_parentheses_ > 0 && take(")");
        open_parentheses_ += opened ? 1 : closed ? -1 : 0;
        return opened || closed;
    }

    int take_alteration() {
        if (take_any({"b", "♭", "-", "−"})) return -1;
        return take_any({"#", "♯", "+"}) ? 1 : 0;
    }

    bool alter_fifth(int alteration) {
        fifth_ = alteration;
        return true;
    }

    bool altered_degree(int alteration) {
        const int degree = take_number();
        if (degree == 5) return alter_fifth(alteration);
        if (degree == 0 || degree == 3 || degree == 4 || degree == 10 || degree == 12) return false;
        added_.push_back({degree, alteration});
        return true;
    }

    bool suspend(std::initializer_list<int> degrees) {
        has_third_ = false;
        for (const int degree : degrees) added_.push_back({degree, 0});
        return true;
    }

    bool addition() {
        const int alteration = take_alteration();
        const int degree = take_number();
        if (degree == 0) return false;
        added_.push_back({degree, alteration});
        return true;
    }

    bool omission() {
        take(" ");
        const int degree = take_number();
        if (degree == 3) has_third_ = false;
        if (degree == 5) has_fifth_ = false;
        return degree != 0;
    }

    bool altered() {
        seventh_ = -1;
        added_.push_back({9, -1});
        return alter_fifth(1);
    }

    bool number() {
        if (take_any({"69"})) return add_plain({6, 9});
        const int degree = take_number();
        switch (degree) {
            case 2:
                return add_plain({9});
            case 4:
                return suspend({4});
            case 6:
                return add_plain({6});
            case 7:
            case 9:
            case 11:
            case 13:
                return stack(degree);
            default:
                return false;
        }
    }

    bool add_plain(std::initializer_list<int> degrees) {
        for (const int degree : degrees) added_.push_back({degree, 0});
        return true;
    }

    /// Thirds piled up to a degree: 9 has a seventh in it. A ninth behind a sixth (`6/9`) is an added one.
    bool stack(int degree) {
        const bool behind_a_sixth = std::find(added_.begin(), added_.end(), Degree{6, 0}) != added_.end();
        if (!seventh_ && !(behind_a_sixth && degree == 9))
            seventh_ = major_seventh_ ? 0 : triad_ == Triad::diminished && degree == 7 ? -2 : -1;
        for (int ninth_and_up = 9; ninth_and_up <= degree; ninth_and_up += 2) added_.push_back({ninth_and_up, 0});
        return true;
    }

    std::vector<Degree> all_degrees() const {
        std::vector<Degree> all = {{1, 0}};
        const bool small_third = triad_ != Triad::major && triad_ != Triad::augmented;
        if (has_third_) all.push_back({3, small_third ? -1 : 0});
        const bool low = triad_ == Triad::diminished || triad_ == Triad::half_diminished;
        if (has_fifth_) all.push_back({5, fifth_.value_or(low ? -1 : triad_ == Triad::augmented ? 1 : 0)});
        if (triad_ == Triad::half_diminished) all.push_back({7, -1});
        if (seventh_) all.push_back({7, *seventh_});
        all.insert(all.end(), added_.begin(), added_.end());
        return all;
    }

    std::string_view rest_;
    Triad triad_ = Triad::major;
    bool has_third_ = true;
    bool has_fifth_ = true;
    bool major_seventh_ = false;  // `maj` was read: the seventh to come is a major one
    std::optional<int> fifth_;    // its alteration where one is named
    std::optional<int> seventh_;
    std::vector<Degree> added_;
    int open_parentheses_ = 0;
};

bool says_no_chord(std::string_view name) {
    constexpr std::array<std::string_view, 7> words = {"N.C.", "N.C", "NC", "NC.", "n.c.", "N", "nc"};
    return std::find(words.begin(), words.end(), name) != words.end();
}

}  // namespace

std::optional<ChordSymbol> read_chord_name(std::string_view name) {
    if (says_no_chord(name)) return ChordSymbol{};
    const auto root = leading_note(name);
    if (!root) return std::nullopt;
    NameReader reader(name.substr(root->length));
    const auto degrees = reader.degrees();
    if (!degrees) return std::nullopt;
    int bass = root->pitch_class;
    if (!reader.rest().empty()) {
        const auto note = leading_note(reader.rest().substr(1));
        if (!note || note->length + 1 != reader.rest().size()) return std::nullopt;
        bass = note->pitch_class;
    }
    const Reduction reduction = reduced(*degrees);
    if (!reduction.quality) return std::nullopt;
    return ChordSymbol{Chord{root->pitch_class, *reduction.quality, bass}, !reduction.exact, reduction.open_fifth};
}

}  // namespace armonica::features::harmony
