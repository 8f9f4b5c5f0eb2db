#include "tables/labels.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>

#include "tables/number.hpp"

namespace armonica {
namespace {

[[noreturn]] void refuse_empty(const Table& table, std::size_t row, std::size_t column) {
    throw table.error(
        row, "the label in column `" + table.columns[column].name + "` is empty: a label is there or it is not");
}

class LabelReader {
public:
    LabelReader(const Table& table, const LabelRules& rules) : table_(table), rules_(rules) {}

    void add_column(std::size_t column) {
        if (table_.columns[column].is_text)
            add_family(column);
        else
            add_tag(column);
    }

    Labels finish() {
        const auto rows = static_cast<Eigen::Index>(table_.rows);
        const auto tags = static_cast<Eigen::Index>(labels_.names.size());
        labels_.present = Eigen::Map<Eigen::MatrixXd>(present_.data(), rows, tags);
        labels_.targets = Eigen::Map<Eigen::MatrixXd>(targets_.data(), rows, tags);
        if (rules_.multiclass) make_one_family();
        return std::move(labels_);
    }

private:
    void add_tag(std::size_t column) {
        const Column& cells = table_.columns[column];
        labels_.names.push_back(cells.name);
        labels_.families.emplace_back();
        for (std::size_t r = 0; r < table_.rows; ++r) {
            const double value = cells.numbers[r];
            if (std::isnan(value)) refuse_empty(table_, r, column);
            const bool plain = value == 0.0 || value == 1.0;
            if (!plain && !rules_.present_from)
                throw table_.error(r, "column `" + cells.name + "` holds " + number_text(value) +
                                          ", neither 0 nor 1; if it is a share of listeners, say from which share on "
                                          "the tag is present: --present-from SHARE");
            if (value < 0.0 || value > 1.0)
                throw table_.error(
                    r, "column `" + cells.name + "` holds " + number_text(value) + "; a share lies between 0 and 1");
            const double label = value >= rules_.present_from.value_or(1.0) ? 1.0 : 0.0;
            present_.push_back(label);
            targets_.push_back(rules_.fit_shares ? value : label);
        }
    }

    void add_family(std::size_t column) {
        const Column& cells = table_.columns[column];
        std::map<std::string, std::vector<std::size_t>> tags;
        for (std::size_t r = 0; r < table_.rows; ++r) {
            if (cells.text[r].empty()) refuse_empty(table_, r, column);
            tags[cells.text[r]].push_back(r);
        }
        refuse_names(column, tags.size());
        for (const auto& [text, rows] : tags) {
            labels_.names.push_back(cells.name + "---" + text);
            labels_.families.push_back(cells.name);
            for (auto* part : {&present_, &targets_}) {
                part->resize(part->size() + table_.rows, 0.0);
                for (const std::size_t r : rows) (*part)[part->size() - table_.rows + r] = 1.0;
            }
        }
    }

    /// A column of 100,000 titles would become 100,000 tags, each for one track.
    void refuse_names(std::size_t column, std::size_t texts) const {
        constexpr std::size_t few = 100;
        if (texts > few && 2 * texts > table_.rows)
            throw InputError(table_.file, std::nullopt,
                             "column `" + table_.columns[column].name + "` holds " + std::to_string(texts) +
                                 " different texts in " + std::to_string(table_.rows) +
                                 " rows: names rather than tags; --label-columns says which columns are labels");
    }

    void make_one_family() {
        labels_.families.assign(labels_.names.size(), "class");
        for (std::size_t r = 0; r < table_.rows; ++r) {
            const double carried = labels_.present.row(static_cast<Eigen::Index>(r)).sum();
            if (carried != 1.0)
                throw table_.error(r, "this track carries " + std::to_string(static_cast<int>(carried)) +
                                          " of the tags; with --task multiclass each carries exactly one");
        }
    }

    const Table& table_;
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

std::vector<std::size_t> named_columns(const Table& table, const std::string& list) {
    std::vector<std::size_t> columns;
    const auto add = [&](std::size_t column) {
        if (std::find(columns.begin(), columns.end(), column) != columns.end())
            throw InputError(table.file, table.header_line,
                             "column `" + table.columns[column].name + "` is named twice in `" + list + "`");
        columns.push_back(column);
    };
    for (const std::string_view item : split(list, ',')) {
        const std::size_t colon = item.find(':');
        // A column may have a colon in its own name, so the whole item is tried first.
        if (colon == std::string_view::npos || table.find(item)) {
            add(table.column(item));
            continue;
        }
        const std::size_t first = table.column(item.substr(0, colon));
        const std::size_t last = table.column(item.substr(colon + 1));
        if (last < first)
            throw InputError(table.file, table.header_line,
                             "the range `" + std::string(item) + "` runs backwards in this table");
        for (std::size_t column = first; column <= last; ++column) add(column);
    }
    return columns;
}

Labels read_labels(const Table& table, const std::vector<std::size_t>& columns, const LabelRules& rules) {
    LabelReader reader(table, rules);
    for (const std::size_t column : columns) reader.add_column(column);
    return reader.finish();
}

}  // namespace armonica
