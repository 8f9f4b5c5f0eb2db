#include "tables/arff.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <unordered_set>

#include "tables/number.hpp"

namespace armonica {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

bool is_blank(char c) { return c == ' ' || c == '\t'; }

bool same_word(std::string_view word, std::string_view lower) {
    return std::equal(word.begin(), word.end(), lower.begin(), lower.end(),
                      [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
}

/// A name or a cell. A quoted `?` is a question mark, a bare one says that the cell is missing.
struct Token {
    std::string text;
    bool quoted = false;

    bool is_missing() const { return !quoted && text == "?"; }
};

/// Takes one line apart.
class ArffLine {
public:
    ArffLine(const std::string& file, std::size_t number, std::string_view text)
        : file_(file), number_(number), text_(text) {}

    /// True at the end of the line, and where a comment begins.
    bool done() {
        skip_blanks();
        return at_ == text_.size() || text_[at_] == '%';
    }

    bool take(char c) {
        skip_blanks();
        if (at_ == text_.size() || text_[at_] != c) return false;
        ++at_;
        return true;
    }

    void expect(char c, const std::string& where) {
        if (!take(c)) fail(std::string("a `") + c + "` is missing " + where);
    }

    bool next_is(char c) {
        skip_blanks();
        return at_ < text_.size() && text_[at_] == c;
    }

    /// Up to one of `ends`, or to the end of the line; blanks around an unquoted token do not belong to it.
    Token token(std::string_view ends) {
        skip_blanks();
        if (at_ < text_.size() && (text_[at_] == '\'' || text_[at_] == '"')) return quoted_token();
        const std::size_t start = at_;
        while (at_ < text_.size() && ends.find(text_[at_]) == std::string_view::npos && text_[at_] != '%') ++at_;
        std::size_t end = at_;
        while (end > start && is_blank(text_[end - 1])) --end;
        return {std::string(text_.substr(start, end - start)), false};
    }

    [[noreturn]] void fail(const std::string& problem) const { throw InputError(file_, number_, problem); }

private:
    void skip_blanks() {
        while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
    }

    Token quoted_token() {
        const char quote = text_[at_++];
        Token token{{}, true};
        while (at_ < text_.size() && text_[at_] != quote) {
            if (text_[at_] == '\\' && at_ + 1 < text_.size()) ++at_;
            token.text += text_[at_++];
        }
        if (at_ == text_.size()) fail("a quote is opened here and never closed");
        ++at_;
        return token;
    }

    const std::string& file_;
    std::size_t number_;
    std::string_view text_;
    std::size_t at_ = 0;
};

/// What the header says of a column.
struct Attribute {
    bool is_number = true;
    bool is_string = false;
    std::string first_value;                  ///< of a nominal attribute: what a sparse row does not write
    std::unordered_set<std::string> allowed;  ///< of a nominal attribute
};

class ArffReader {
public:
    ArffReader(Table& table, std::string_view text) : table_(table), text_(text) {}

    void read(const std::vector<std::string>& names) {
        std::string_view line;
        bool in_data = false;
        while (next_line(line)) {
            ArffLine parts(table_.file, number_, line);
            if (parts.done()) continue;
            if (in_data)
                read_row(parts);
            else
                in_data = read_declaration(parts);
        }
        if (table_.columns.empty())
            throw InputError(table_.file, std::nullopt, "no @attribute is declared: this is no ARFF file");
        if (!in_data) throw InputError(table_.file, std::nullopt, "there is no @data in this file");
        table_.rows = table_.lines.size();
        table_.check();
        choose_id(names);
    }

private:
    bool next_line(std::string_view& line) {
        if (at_ >= text_.size()) return false;
        const std::size_t end = std::min(text_.find('\n', at_), text_.size());
        line = text_.substr(at_, end - at_);
        if (line.ends_with('\r')) line.remove_suffix(1);
        at_ = end + 1;
        ++number_;
        return true;
    }

    /// True for @data.
    bool read_declaration(ArffLine& line) {
        const std::string keyword = line.token(" \t").text;
        if (same_word(keyword, "@data")) return true;
        if (same_word(keyword, "@relation")) return false;  // its name, quoted or not, says nothing of the columns
        if (!same_word(keyword, "@attribute"))
            line.fail("`" + keyword + "` is no declaration of an ARFF file: @relation, @attribute and @data are");
        if (table_.columns.empty()) table_.header_line = number_;
        const Token name = line.token(" \t{");
        Attribute attribute = line.next_is('{') ? nominal_type(line, name.text) : plain_type(line, name.text);
        table_.columns.push_back({name.text, {}, {}, !attribute.is_number});
        attributes_.push_back(std::move(attribute));
        return false;
    }

    static Attribute plain_type(ArffLine& line, const std::string& name) {
        const std::string type = line.token(" \t").text;
        Attribute attribute;
        for (const char* word : {"numeric", "real", "integer"})
            if (same_word(type, word)) return attribute;
        attribute.is_number = false;
        attribute.is_string = same_word(type, "string");
        if (!attribute.is_string && !same_word(type, "date"))
            line.fail("attribute `" + name + "` is of type `" + type +
                      "`; numeric, real, integer, string, date and {values} can be read");
        return attribute;
    }

    static Attribute nominal_type(ArffLine& line, const std::string& name) {
        line.expect('{', "before the values");
        Attribute attribute;
        do {
            const std::string value = line.token(",}").text;
            const auto number = parse_number(value);
            if (!number || std::isnan(*number)) attribute.is_number = false;
            if (attribute.allowed.empty()) attribute.first_value = value;
            attribute.allowed.insert(value);
        } while (line.take(','));
        line.expect('}', "after the values of `" + name + "`");
        return attribute;
    }

    void read_row(ArffLine& line) {
        table_.lines.push_back(number_);
        if (line.take('{'))
            read_sparse_row(line);
        else
            read_dense_row(line);
        if (!line.done()) line.fail("something follows the row; weights of rows are not read");
    }

    void read_dense_row(ArffLine& line) {
        std::size_t c = 0;
        do {
            const Token cell = line.token(",");
            if (c < attributes_.size()) add_cell(line, c, cell);
            ++c;
        } while (line.take(',') && !line.next_is('{'));
        if (c != attributes_.size())
            line.fail("this row has " + std::to_string(c) + " cells; " + std::to_string(attributes_.size()) +
                      " attributes are declared");
    }

    void read_sparse_row(ArffLine& line) {
        std::size_t c = 0;
        while (!line.take('}')) {
            const std::string index = line.token(" \t,}").text;
            const auto number = parse_number(index);
            if (!number || !(*number >= 0.0) || *number != std::floor(*number))
                line.fail("`" + index + "` is no column of a sparse row; `{3 1.5, 7 1}` gives column 3 and column 7");
            if (*number >= static_cast<double>(attributes_.size()))
                line.fail("there is no column " + index + "; columns are counted from 0 to " +
                          std::to_string(attributes_.size() - 1));
            const auto column = static_cast<std::size_t>(*number);
            if (column < c) line.fail("column " + index + " comes out of order in this sparse row");
            for (; c < column; ++c) add_unwritten(c);
            add_cell(line, c++, line.token(",}"));
            if (!line.take(',') && !line.next_is('}')) line.fail("the sparse row is not closed by a `}`");
        }
        for (; c < attributes_.size(); ++c) add_unwritten(c);
    }

    void add_cell(const ArffLine& line, std::size_t c, const Token& cell) {
        Column& column = table_.columns[c];
        const Attribute& attribute = attributes_[c];
        if (cell.is_missing())
            return column.is_text ? column.text.emplace_back(), void() : column.numbers.push_back(missing);
        if (!attribute.allowed.empty() && !attribute.allowed.contains(cell.text))
            line.fail("column `" + column.name + "` holds `" + cell.text + "`, which is none of its declared values");
        if (column.is_text) return column.text.push_back(cell.text);
        const auto number = parse_number(cell.text);
        if (!number) line.fail("column `" + column.name + "` holds `" + cell.text + "`, which is not a finite number");
        column.numbers.push_back(*number);
    }

    void add_unwritten(std::size_t c) {
        Column& column = table_.columns[c];
        const std::string& first = attributes_[c].first_value;
        if (column.is_text)
            column.text.push_back(first);
        else
            column.numbers.push_back(first.empty() ? 0.0 : *parse_number(first));
    }

    void choose_id(const std::vector<std::string>& names) {
        if (!names.empty()) table_.id = table_.find(names.front());
        if (!table_.id && attributes_.front().is_string) table_.id = 0;
    }

    Table& table_;
    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t number_ = 0;
    std::vector<Attribute> attributes_;
};

}  // namespace

Table read_arff(const std::filesystem::path& file, const std::string& text, const std::vector<std::string>& names) {
    Table table;
    table.file = file.string();
    ArffReader(table, text).read(names);
    return table;
}

}  // namespace armonica
