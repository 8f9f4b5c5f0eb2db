#include "tables/measured_tracks.hpp"

#include <algorithm>
#include <fstream>
#include <memory>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include <nlohmann/json.hpp>

#include <armonica/catalogue.hpp>
#include <armonica/error.hpp>

#include "tables/text_file.hpp"

namespace armonica {
namespace {

using Json = nlohmann::json;
using Value = std::variant<std::nullptr_t, bool, double, std::string_view>;

/// A name out of the file, cut where it would fill the screen.
std::string shown_name(std::string_view name) {
    constexpr std::size_t most = 60;
    return "`" + std::string(name.substr(0, most)) + (name.size() > most ? "…`" : "`");
}

std::optional<MissingReason> reason_named(std::string_view name) {
    for (int i = 0; i <= static_cast<int>(MissingReason::no_sound); ++i)
        if (to_string(static_cast<MissingReason>(i)) == name) return static_cast<MissingReason>(i);
    return std::nullopt;
}

/// Follows the parser through one line and keeps what a measured track needs. Nothing else is stored, so that neither
/// deep nesting nor long lists cost memory.
class LineReader : public nlohmann::json_sax<Json> {
public:
    std::string path;
    bool failed = false;  ///< the track could not be measured
    FeatureVector track;
    std::string problem;  ///< why this is no such line; empty where it is one

    /// What only the whole line tells.
    void finish(std::string_view catalogue_version) {
        if (!problem.empty()) return;
        if (path.empty()) return refuse("it has no `path`");
        if (failed) return;
        if (!features_seen_) return refuse("it has no `features`");
        if (track.catalogue_version != catalogue_version) return refuse_version(catalogue_version);
        if (!unknown_.empty()) return refuse("there is no feature " + unknown_);
        for (const auto& [id, uncertainty] : uncertainties_)
            if (track.value(id)) track.set_uncertainty(id, uncertainty);
    }

    bool null() override { return take(nullptr); }
    bool boolean(bool value) override { return take(value); }
    bool number_integer(number_integer_t value) override { return take(static_cast<double>(value)); }
    bool number_unsigned(number_unsigned_t value) override { return take(static_cast<double>(value)); }
    bool number_float(number_float_t value, const string_t&) override { return take(value); }
    bool string(string_t& value) override { return take(std::string_view(value)); }
    bool binary(binary_t&) override { return false; }  // JSON text has none
    bool start_object(std::size_t) override {
        if (++depth_ == 2) return open_section();
        return depth_ < 3 || section_ == Section::other || wrong_entry();
    }
    bool start_array(std::size_t) override {
        if (++depth_ == 1) return wrong("a line must be an object");
        if (depth_ == 2) return is_passed_over(key_) || wrong_type();
        return section_ == Section::other || wrong_entry();
    }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(string_t& name) override {
        if (depth_ == 1) key_ = name;
        if (depth_ == 2) entry_ = name;
        return true;
    }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception& exception) override {
        constexpr int number_too_large = 406;
        return wrong(exception.id == number_too_large ? "a number in it is too large" : "it is not JSON, or cut off");
    }

private:
    enum class Section { other, features, missing, uncertainties };

    void refuse(const std::string& what) {
        problem = "this is no line of `armonica extract --out FILE.jsonl`: " + what;
    }
    bool wrong(const std::string& what) {
        refuse(what);
        return false;
    }
    bool wrong_type() { return wrong(shown_name(key_) + " is of the wrong type"); }
    bool wrong_entry() { return wrong("what it has for " + shown_name(entry_) + " in `" + key_ + "` cannot be used"); }

    void refuse_version(std::string_view wanted) {
        if (track.catalogue_version.empty()) return refuse("it has no `catalogue_version`");
        problem = "was measured with version " + shown_name(track.catalogue_version) +
                  " of the feature catalogue, but version `" + std::string(wanted) + "` is needed" +
                  (measuring_catalogue(track.catalogue_version) == measuring_catalogue(wanted)
                       ? "; what stands after the + is the network: give the same one, with --midlevel"
                       : "; measure the track again");
    }

    static bool is_passed_over(std::string_view key) {
        static constexpr std::string_view known[] = {"path",         "error",         "features",
                                                     "missing",      "uncertainties", "catalogue_version",
                                                     "content_hash", "length_seconds"};
        return std::find(std::begin(known), std::end(known), key) == std::end(known);
    }

    bool open_section() {
        section_ = key_ == "features"        ? Section::features
                   : key_ == "missing"       ? Section::missing
                   : key_ == "uncertainties" ? Section::uncertainties
                                             : Section::other;
        features_seen_ = features_seen_ || section_ == Section::features;
        failed = failed || key_ == "error";
        return section_ != Section::other || key_ == "error" || is_passed_over(key_) || wrong_type();
    }

    bool close() {
        if (--depth_ == 1) section_ = Section::other;
        return true;
    }

    bool take(const Value& value) {
        if (depth_ == 0) return wrong("a line must be an object");
        if (depth_ == 1) return take_of_track(value);
        return section_ == Section::other || take_of_feature(value);
    }

    bool take_of_track(const Value& value) {
        if (key_ == "path") return take_text(value, path);
        if (key_ == "catalogue_version") return take_text(value, track.catalogue_version);
        if (key_ == "content_hash") return take_text(value, track.content_hash);
        if (key_ == "length_seconds") {
            const double* seconds = std::get_if<double>(&value);
            if (seconds == nullptr || *seconds < 0.0) return wrong_type();
            track.length_seconds = *seconds;
            return true;
        }
        const bool is_null = std::holds_alternative<std::nullptr_t>(value);
        return is_passed_over(key_) || (key_ == "error" && is_null) || wrong_type();
    }

    bool take_text(const Value& value, std::string& text) {
        const auto* given = std::get_if<std::string_view>(&value);
        if (given == nullptr) return wrong_type();
        text = *given;
        return true;
    }

    bool take_of_feature(const Value& value) {
        if (find_feature(entry_) == nullptr) {
            // Told only once the catalogue's version is known to be the same: another one has other features.
            if (unknown_.empty()) unknown_ = shown_name(entry_);
            return true;
        }
        if (section_ == Section::missing) return take_reason(value);
        const double* number = std::get_if<double>(&value);
        if (section_ == Section::uncertainties) {
            if (number == nullptr || *number < 0.0) return wrong_entry();
            uncertainties_.emplace_back(entry_, *number);
            return true;
        }
        if (number != nullptr) track.set(entry_, *number);
        return number != nullptr || std::holds_alternative<std::nullptr_t>(value) || wrong_entry();
    }

    bool take_reason(const Value& value) {
        const auto* name = std::get_if<std::string_view>(&value);
        const auto reason = name != nullptr ? reason_named(*name) : std::nullopt;
        if (!reason || track.value(entry_)) return wrong_entry();
        track.set_missing(entry_, *reason);
        return true;
    }

    std::size_t depth_ = 0;
    std::string key_, entry_;  // in the object of the line, and in one of its objects
    Section section_ = Section::other;
    bool features_seen_ = false;
    std::string unknown_;  // the first feature that the catalogue does not know
    std::vector<std::pair<std::string, double>> uncertainties_;
};

/// The lines of a file, of bounded length.
class Lines {
public:
    explicit Lines(const std::filesystem::path& file)
        : file_(file), buffer_(std::make_unique_for_overwrite<char[]>(room)) {
        check_readable(file, "a file of measured tracks");
        stream_.open(file, std::ios::binary);
        if (!stream_) throw InputError(file, std::nullopt, "the file cannot be opened for reading");
    }

    /// The next that is not blank; empty at the end of the file.
    std::optional<std::string_view> next() {
        while (stream_.getline(buffer_.get(), static_cast<std::streamsize>(room))) {
            ++number_;
            // What was read counts the line end, which the last line need not have.
            const auto read = static_cast<std::size_t>(stream_.gcount());
            std::string_view line(buffer_.get(), stream_.eof() ? read : read - 1);
            if (number_ == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
            if (line.find_first_not_of(" \t\r") != std::string_view::npos) return line;
        }
        if (stream_.bad()) throw InputError(file_, std::nullopt, "the file cannot be read to its end");
        if (!stream_.eof()) throw InputError(file_, number_ + 1, "this line is too long to be of `armonica extract`");
        return std::nullopt;
    }

    std::size_t number() const { return number_; }

private:
    static constexpr std::size_t room = longest_measured_line + 1;  // getline ends what it read with a zero

    std::filesystem::path file_;
    std::unique_ptr<char[]> buffer_;
    std::ifstream stream_;
    std::size_t number_ = 0;
};

}  // namespace

std::size_t read_measured_tracks(const std::filesystem::path& file, std::string_view catalogue_version,
                                 const MeasuredTrackSink& sink) {
    std::size_t failed = 0;
    Lines lines(file);
    while (const auto line = lines.next()) {
        LineReader reader;
        reader.track.length_seconds = length_where_not_told;
        Json::sax_parse(*line, &reader);
        reader.finish(catalogue_version);
        if (!reader.problem.empty()) throw InputError(file, lines.number(), reader.problem);
        if (reader.failed)
            ++failed;
        else if (!sink(reader.path, reader.track))
            break;
    }
    return failed;
}

}  // namespace armonica
