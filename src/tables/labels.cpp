#include "tables/labels.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <string_view>

#include <armonica/error.hpp>

namespace armonica {
namespace {

bool is_number(const std::string& cell) {
    double number = 0.0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
    return error == std::errc() && end == cell.data() + cell.size();
}

/// A column is text as soon as one of its cells is neither empty nor a number.
bool is_text_column(const CsvTable& table, std::size_t column) {
    return std::any_of(table.rows.begin(), table.rows.end(), [column](const CsvTable::Row& row) {
        return !row.cells[column].empty() && !is_number(row.cells[column]);
    });
}

void refuse_empty(const CsvTable& table, const CsvTable::Row& row, std::size_t column) {
    if (row.cells[column].empty())
        throw InputError(table.file, row.line,
                         "the label in column `" + table.header[column] + "` is empty: a label is there or it is not");
}

class LabelReader {
public:
    LabelReader(const CsvTable& table, const LabelRules& rules) : table_(table), rules_(rules) {}

    void add_column(std::size_t column) {
        if (is_text_column(table_, column))
            add_family(column);
        else
            add_tag(column);
    }

    Labels finish() {
        const auto rows = static_cast<Eigen::Index>(table_.rows.size());
        const auto tags = static_cast<Eigen::Index>(labels_.names.size());
        labels_.present = Eigen::Map<Eigen::MatrixXd>(present_.data(), rows, tags);
        labels_.targets = Eigen::Map<Eigen::MatrixXd>(targets_.data(), rows, tags);
        if (rules_.multiclass) make_one_family();
        return std::move(labels_);
    }

private:
    void add_tag(std::size_t column) {
        labels_.names.push_back(table_.header[column]);
        labels_.families.emplace_back();
        for (const CsvTable::Row& row : table_.rows) {
            refuse_empty(table_, row, column);
            const double value = csv_number(table_, row, column).value_or(-1.0);
            const bool plain = value == 0.0 || value == 1.0;
            if (!plain && !rules_.present_from)
                throw InputError(table_.file, row.line,
                                 "column `" + table_.header[column] + "` holds " + row.cells[column] +
                                     ", neither 0 nor 1; if it is a share of listeners, say from which share on the "
                                     "tag is present: --present-from SHARE");
            if (value < 0.0 || value > 1.0)
                throw InputError(table_.file, row.line,
                                 "column `" + table_.header[column] + "` holds " + row.cells[column] +
                                     "; a share lies between 0 and 1");
            const double label = value >= rules_.present_from.value_or(1.0) ? 1.0 : 0.0;
            present_.push_back(label);
            targets_.push_back(rules_.fit_shares ? value : label);
        }
    }

    void add_family(std::size_t column) {
        std::map<std::string, std::vector<double>> tags;
        for (std::size_t r = 0; r < table_.rows.size(); ++r) {
            refuse_empty(table_, table_.rows[r], column);
            auto& tag = tags[table_.rows[r].cells[column]];
            tag.resize(table_.rows.size(), 0.0);
            tag[r] = 1.0;
        }
        for (const auto& [text, carried] : tags) {
            labels_.names.push_back(table_.header[column] + "---" + text);
            labels_.families.push_back(table_.header[column]);
            present_.insert(present_.end(), carried.begin(), carried.end());
            targets_.insert(targets_.end(), carried.begin(), carried.end());
        }
    }

    void make_one_family() {
        labels_.families.assign(labels_.names.size(), "class");
        for (std::size_t r = 0; r < table_.rows.size(); ++r) {
            const double carried = labels_.present.row(static_cast<Eigen::Index>(r)).sum();
            if (carried != 1.0)
                throw InputError(table_.file, table_.rows[r].line,
                                 "this track carries " + std::to_string(static_cast<int>(carried)) +
                                     " of the tags; with --task multiclass each carries exactly one");
        }
    }

    const CsvTable& table_;
    const LabelRules& rules_;
    Labels labels_;
    std::vector<double> present_;  // column by column
    std::vector<double> targets_;
};

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (std::size_t start = 0; start <= text.size();) {
        const std::size_t end = std::min(text.find(separator, start), text.size());
        parts.push_back(text.substr(start, end - start));
        start = end + 1;
    }
    return parts;
}

}  // namespace

std::vector<std::size_t> named_columns(const CsvTable& table, const std::string& list) {
    std::vector<std::size_t> columns;
    const auto add = [&](std::size_t column) {
        if (std::find(columns.begin(), columns.end(), column) != columns.end())
            throw InputError(table.file, 1, "column `" + table.header[column] + "` is named twice in `" + list + "`");
        columns.push_back(column);
    };
    for (const std::string_view item : split(list, ',')) {
        const std::size_t colon = item.find(':');
        // A column may have a colon in its own name, so the whole item is tried first.
        if (colon == std::string_view::npos || std::count(table.header.begin(), table.header.end(), item) > 0) {
            add(table.column(item));
            continue;
        }
        const std::size_t first = table.column(item.substr(0, colon));
        const std::size_t last = table.column(item.substr(colon + 1));
        if (last < first)
            throw InputError(table.file, 1, "the range `" + std::string(item) + "` runs backwards in this table");
        for (std::size_t column = first; column <= last; ++column) add(column);
    }
    return columns;
}

Labels read_labels(const CsvTable& table, const std::vector<std::size_t>& columns, const LabelRules& rules) {
    LabelReader reader(table, rules);
    for (const std::size_t column : columns) reader.add_column(column);
    return reader.finish();
}

}  // namespace armonica
