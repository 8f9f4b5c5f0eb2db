#include "tables/row_scanner.hpp"

#include <armonica/error.hpp>

namespace armonica {

RowScanner::RowScanner(const std::string& file, std::string_view text, char separator)
    : file_(file), text_(text), separator_(separator) {}

bool RowScanner::next() {
    while (position_ < text_.size()) {
        read_row();
        if (cells_.size() > 1 || !cells_.front().empty()) return true;
    }
    return false;
}

void RowScanner::read_row() {
    row_line_ = line_;
    cells_.clear();
    unquoted_.clear();
    do {
        const bool quoted = position_ < text_.size() && text_[position_] == '"';
        cells_.push_back(quoted ? quoted_cell() : plain_cell());
    } while (take(separator_));
    const bool carriage_return = take('\r');
    if (!take('\n') && !carriage_return && position_ < text_.size())
        throw InputError(file_, line_, "text follows a closing quote; a quote inside a cell is written twice");
    ++line_;
}

std::string_view RowScanner::plain_cell() {
    const std::size_t start = position_;
    while (position_ < text_.size()) {
        const char c = text_[position_];
        if (c == separator_ || c == '\n' || c == '\r') break;
        ++position_;
    }
    return text_.substr(start, position_ - start);
}

std::string_view RowScanner::quoted_cell() {
    std::size_t start = ++position_;
    std::string* copy = nullptr;
    for (; position_ < text_.size(); ++position_) {
        if (text_[position_] == '\n') ++line_;
        if (text_[position_] != '"') continue;
        const std::string_view part = text_.substr(start, position_ - start);
        ++position_;
        if (position_ == text_.size() || text_[position_] != '"') {
            if (copy == nullptr) return part;
            return copy->append(part);
        }
        if (copy == nullptr) copy = &unquoted_.emplace_back();
        copy->append(part);
        start = position_;  // the second quote is the one that counts
    }
    throw InputError(file_, row_line_, "a quote is opened here and never closed");
}

bool RowScanner::take(char c) {
    if (position_ == text_.size() || text_[position_] != c) return false;
    ++position_;
    return true;
}

}  // namespace armonica
