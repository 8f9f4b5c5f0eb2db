#include "tables/npz.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <stdexcept>

#include "tables/npz_file.hpp"
#include "tables/number.hpp"

namespace armonica {
namespace {

using std::size_t;

constexpr double largest_exact = 9007199254740992.0;  // 2^53: beyond it, doubles cannot tell whole numbers apart

struct Role {
    ArrayRole role;
    const char* word;
    std::vector<std::string> usual_names;
};

const std::vector<Role>& roles() {
    static const std::vector<Role> all = {
        {ArrayRole::features, "features", {"X", "features"}},
        {ArrayRole::feature_names, "feature_names", {"feature_names"}},
        {ArrayRole::labels, "labels", {"y", "Y", "labels"}},
        {ArrayRole::label_names, "label_names", {"label_names", "tag_names", "tags", "classes"}},
        {ArrayRole::ids, "ids", {"ids", "track_ids", "tracks", "paths", "files"}},
    };
    return all;
}

/// Lays the arrays of a file out as columns.
class NpzReader {
public:
    NpzReader(Table& table, const NpzFile& file, const ArrayNames& chosen) : table_(table), file_(file) {
        for (const Role& role : roles()) choose(role, chosen);
    }

    void read(const std::vector<std::string>& names) {
        count_rows();
        if (const auto ids = array_of(ArrayRole::ids)) add_ids(*ids);
        if (const auto features = array_of(ArrayRole::features)) add_features(*features);
        if (const auto labels = array_of(ArrayRole::labels)) add_labels(*labels);
        add_others();
        table_.check();
        if (!names.empty())
            if (const auto column = table_.find(names.front())) table_.id = column;
    }

private:
    [[noreturn]] void fail(const std::string& problem) const {
        throw InputError(file_.name(), std::nullopt, problem + "; the arrays are " + file_.description());
    }

    void choose(const Role& role, const ArrayNames& chosen) {
        if (const auto said = chosen.find(role.role); said != chosen.end()) {
            if (!file_.has(said->second)) fail("there is no array `" + said->second + "` to take as " + role.word);
            arrays_[role.role] = said->second;
            return;
        }
        for (const std::string& name : role.usual_names)
            if (file_.has(name) && !arrays_.contains(role.role)) arrays_[role.role] = name;
    }

    std::optional<std::string> array_of(ArrayRole role) const {
        const auto found = arrays_.find(role);
        return found == arrays_.end() ? std::nullopt : std::optional(found->second);
    }

    void count_rows() {
        const auto leader = array_of(ArrayRole::features) ? array_of(ArrayRole::features) : array_of(ArrayRole::labels);
        if (!leader)
            fail(
                "neither features (X) nor labels (y) are there under a name that is known; `--array features=NAME` "
                "says which array they are");
        const NpyArray& array = load(*leader);
        if (array.shape.empty()) fail("array `" + *leader + "` is a single value");
        table_.rows = array.shape[0];
        if (table_.rows == 0) fail("array `" + *leader + "` has no rows");
    }

    const NpyArray& load(const std::string& name) {
        if (loaded_name_ != name) {
            loaded_ = file_.read(name);
            loaded_name_ = name;
        }
        return loaded_;
    }

    /// An array of `dimensions` whose first is the tracks.
    const NpyArray& load_rows(const std::string& name, size_t fewest, size_t most) {
        const NpyArray& array = load(name);
        if (array.shape.size() < fewest || array.shape.size() > most)
            fail("array `" + name + "` has " + std::to_string(array.shape.size()) + " dimensions, not " +
                 std::to_string(fewest) + (most > fewest ? " or " + std::to_string(most) : ""));
        if (array.shape[0] != table_.rows)
            fail("array `" + name + "` has " + std::to_string(array.shape[0]) + " rows where there are " +
                 std::to_string(table_.rows) + " tracks");
        return array;
    }

    /// Names of `count` columns; made up where there is no array of names.
    std::vector<std::string> load_names(ArrayRole role, size_t count, const char* made_up) {
        std::vector<std::string> names;
        if (const auto name = array_of(role)) {
            NpyArray array = file_.read(*name);
            if (!array.is_text || array.shape.size() != 1) fail("array `" + *name + "` is no list of names");
            if (array.text.size() != count)
                fail("array `" + *name + "` holds " + std::to_string(array.text.size()) + " names for " +
                     std::to_string(count) + " columns");
            return std::move(array.text);
        }
        for (size_t i = 0; i < count; ++i) names.push_back(made_up + std::to_string(i));
        return names;
    }

    void add(std::string name, std::vector<double> numbers) {
        for (size_t r = 0; r < numbers.size(); ++r)
            if (std::isinf(numbers[r])) throw table_.error(r, "column `" + name + "` holds an infinite number");
        table_.columns.push_back({std::move(name), std::move(numbers), {}, false});
    }

    void add(std::string name, std::vector<std::string> text) {
        table_.columns.push_back({std::move(name), {}, std::move(text), true});
    }

    void add_ids(const std::string& name) {
        const NpyArray& array = load_rows(name, 1, 1);
        std::vector<std::string> ids = array.text;
        for (const double number : array.numbers) {
            if (std::abs(number) > largest_exact)
                fail("array `" + name + "` holds numbers too large to be told apart; save the ids as text");
            ids.push_back(number_text(number));
        }
        table_.id = table_.columns.size();
        add(name, std::move(ids));
    }

    std::vector<double> column_of(const NpyArray& array, size_t c) const {
        std::vector<double> numbers(table_.rows);
        for (size_t r = 0; r < table_.rows; ++r) numbers[r] = array.numbers[array.at(r, c)];
        return numbers;
    }

    void add_matrix(const NpyArray& array, const std::vector<std::string>& names) {
        for (size_t c = 0; c < names.size(); ++c) add(names[c], column_of(array, c));
    }

    void add_features(const std::string& name) {
        const NpyArray& array = load_rows(name, 2, 2);
        if (array.is_text) fail("array `" + name + "` holds text; features are numbers");
        add_matrix(array, load_names(ArrayRole::feature_names, array.shape[1], "feature_"));
    }

    void add_labels(const std::string& name) {
        const NpyArray& array = load_rows(name, 1, 2);
        const size_t first = table_.columns.size();
        if (array.shape.size() == 2) {
            if (array.is_text) fail("array `" + name + "` holds text in a matrix; it should hold 0 and 1");
            add_matrix(array, load_names(ArrayRole::label_names, array.shape[1], "tag_"));
        } else if (array.is_text) {
            add(name, array.text);
        } else if (holds_classes(array)) {
            add(name, class_names(name, array));
        } else {
            add(array_of(ArrayRole::label_names) ? load_names(ArrayRole::label_names, 1, "").front() : name,
                array.numbers);
        }
        for (size_t c = first; c < table_.columns.size(); ++c) table_.labels.push_back(c);
    }

    /// Whole numbers are classes unless they can only say that one tag is there or not.
    bool holds_classes(const NpyArray& array) const {
        const auto names = array_of(ArrayRole::label_names);
        const bool two_names = names && file_.shape(*names) == std::vector<size_t>{2};
        return array.is_whole &&
               (two_names || std::any_of(array.numbers.begin(), array.numbers.end(),
                                         [](double number) { return number != 0.0 && number != 1.0; }));
    }

    std::vector<std::string> class_names(const std::string& name, const NpyArray& array) {
        const auto [lowest, highest] = std::minmax_element(array.numbers.begin(), array.numbers.end());
        std::vector<std::string> names;
        if (array_of(ArrayRole::label_names)) {
            if (*lowest < 0.0) fail("array `" + name + "` numbers a class " + number_text(*lowest));
            if (*highest >= largest_exact) fail("array `" + name + "` numbers a class " + number_text(*highest));
            names = load_names(ArrayRole::label_names, static_cast<size_t>(*highest) + 1, "");
        }
        std::vector<std::string> classes;
        for (const double number : array.numbers)
            classes.push_back(names.empty() ? number_text(number) : names[static_cast<size_t>(number)]);
        return classes;
    }

    /// Arrays of one value a track: artists, folds.
    void add_others() {
        std::set<std::string> used;
        for (const auto& [role, name] : arrays_) used.insert(name);
        std::vector<std::string> unused;
        for (const std::string& name : file_.names()) {
            if (used.contains(name)) continue;
            const auto shape = file_.shape(name);
            if (!shape || *shape != std::vector<size_t>{table_.rows} || table_.find(name)) {
                unused.push_back(name);
                continue;
            }
            const NpyArray& array = load(name);
            array.is_text ? add(name, array.text) : add(name, array.numbers);
        }
        if (!unused.empty()) table_.notes.push_back(table_.file + ": arrays not used: " + listed(unused));
    }

    Table& table_;
    const NpzFile& file_;
    ArrayNames arrays_;
    NpyArray loaded_;
    std::string loaded_name_;
};

}  // namespace

ArrayRole array_role(const std::string& word) {
    std::string known;
    for (const Role& role : roles()) {
        if (word == role.word) return role.role;
        known += (known.empty() ? "" : ", ") + std::string(role.word);
    }
    throw std::invalid_argument("`" + word + "` is nothing that an array can be taken as; these are: " + known);
}

Table read_npz(const std::filesystem::path& file, const std::vector<std::string>& names, const ArrayNames& chosen) {
    Table table;
    table.file = file.string();
    const NpzFile arrays(file);
    NpzReader(table, arrays, chosen).read(names);
    return table;
}

}  // namespace armonica
