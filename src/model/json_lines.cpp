#include "model/json_lines.hpp"

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <vector>

namespace armonica {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

bool fits_on_a_line(const ordered_json& value) {
    return value.empty() || (value.is_array() &&
                             std::none_of(value.begin(), value.end(), [](const auto& v) { return v.is_structured(); }));
}

void write(const ordered_json& value, std::size_t indent, std::string& text) {
    if (!value.is_structured() || fits_on_a_line(value)) {
        text += value.dump();
        return;
    }
    const std::string inside(indent + 2, ' ');
    text += value.is_object() ? "{" : "[";
    const char* separator = "\n";
    for (const auto& [key, element] : value.items()) {
        text += separator + inside;
        separator = ",\n";
        if (value.is_object()) text += ordered_json(key).dump() + ": ";
        write(element, indent + 2, text);
    }
    text += "\n" + std::string(indent, ' ') + (value.is_object() ? "}" : "]");
}

// Hands out characters and notes outside itself how far the parser has come.
class CountingIterator {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    CountingIterator(const char* at, std::size_t* taken) : at_(at), taken_(taken) {}
    reference operator*() const { return *at_; }
    CountingIterator& operator++() {
        ++at_;
        ++*taken_;
        return *this;
    }
    CountingIterator operator++(int) {
        CountingIterator before = *this;
        ++*this;
        return before;
    }
    bool operator==(const CountingIterator& other) const { return at_ == other.at_; }
    bool operator!=(const CountingIterator& other) const { return at_ != other.at_; }

private:
    const char* at_;
    std::size_t* taken_;
};

// Follows the parser through the text and notes where the sought value is.
class Locator : public nlohmann::json_sax<json> {
public:
    Locator(std::string_view text, const std::size_t& taken, std::string sought)
        : text_(text), taken_(taken), sought_(std::move(sought)) {}

    std::optional<std::size_t> found;
    std::optional<JsonError> error;

    bool null() override { return value(); }
    bool boolean(bool) override { return value(); }
    bool number_integer(number_integer_t) override { return value(); }
    bool number_unsigned(number_unsigned_t) override { return value(); }
    bool number_float(number_float_t, const string_t&) override { return value(); }
    bool string(string_t&) override { return value(); }
    bool binary(binary_t&) override { return value(); }
    bool start_object(std::size_t) override { return open(false); }
    bool start_array(std::size_t) override { return open(true); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(string_t& name) override {
        path_.back().step = (json::json_pointer() / name).to_string();
        return true;
    }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception& exception) override {
        // "[json.exception…] parse error at line 3, column 4: syntax error …" in the parser's own words, less its
        // address.
        std::string problem = exception.what();
        if (const auto end = problem.find("] "); end != std::string::npos) problem.erase(0, end + 2);
        if (const auto at = problem.find(": "); problem.rfind("parse error at", 0) == 0 && at != std::string::npos)
            problem.erase(0, at + 2);
        error = JsonError{line(), problem};
        return false;
    }

private:
    struct Level {
        bool array = false;
        std::size_t index = 0;
        std::string step;  // "/name" in an object
    };

    std::size_t line() const {
        // The last character taken may be the line end behind a number.
        const std::size_t read = taken_ > 0 ? taken_ - 1 : 0;
        return 1 + static_cast<std::size_t>(
                       std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(read), '\n'));
    }

    std::string path() const {
        std::string path;
        for (const auto& level : path_) path += level.array ? "/" + std::to_string(level.index) : level.step;
        return path;
    }

    bool note() {
        if (path() == sought_) found = line();
        return !found;
    }
    void next() {
        if (!path_.empty() && path_.back().array) ++path_.back().index;
    }
    bool value() {
        const bool go_on = note();
        next();
        return go_on;
    }
    bool open(bool array) {
        const bool go_on = note();
        path_.push_back({.array = array, .index = 0, .step = {}});
        return go_on;
    }
    bool close() {
        path_.pop_back();
        next();
        return true;
    }

    std::string_view text_;
    const std::size_t& taken_;
    std::string sought_;
    std::vector<Level> path_;
};

Locator follow(std::string_view text, const std::string& pointer, std::size_t& taken) {
    Locator locator(text, taken, pointer);
    json::sax_parse(CountingIterator(text.data(), &taken), CountingIterator(text.data() + text.size(), &taken),
                    &locator);
    return locator;
}

}  // namespace

std::string readable_json(const ordered_json& value) {
    std::string text;
    try {
        write(value, 0, text);
    } catch (const json::type_error&) {
        throw std::invalid_argument("a name or text is not UTF-8, and JSON can hold no other");
    }
    return text + "\n";
}

std::optional<JsonError> find_json_error(std::string_view text) {
    std::size_t taken = 0;
    return follow(text, "nothing has this address", taken).error;
}

std::optional<std::size_t> line_of(std::string_view text, const json::json_pointer& pointer) {
    std::size_t taken = 0;
    return follow(text, pointer.to_string(), taken).found;
}

}  // namespace armonica
