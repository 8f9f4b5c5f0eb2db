#include "features/lyrics/chorus.hpp"

#include <algorithm>
#include <cstdint>
#include <map>

namespace armonica::features::lyrics {
namespace {

/// For every pair of lines i < j how many lines from them on are the same, without the first run reaching the second.
class Runs {
public:
    explicit Runs(const std::vector<const Line*>& lines) : count_(std::min(lines.size(), most_lines_searched)) {
        std::map<std::vector<Word>, std::uint32_t> numbers;
        std::vector<std::uint32_t> number(count_);
        for (std::size_t i = 0; i < count_; ++i) {
            number[i] = numbers.try_emplace(lines[i]->words, static_cast<std::uint32_t>(numbers.size())).first->second;
            words_before_.push_back(words_before_.back() + lines[i]->words.size());
        }
        run_.assign(count_ * count_, 0);
        for (std::size_t i = count_; i-- > 0;)
            for (std::size_t j = count_; j-- > i + 1;)
                if (number[i] == number[j])
                    run_[i * count_ + j] =
                        static_cast<std::uint16_t>((j + 1 < count_ ? run_[(i + 1) * count_ + j + 1] : 0) + 1);
    }

    std::size_t count() const { return count_; }
    std::size_t run(std::size_t i, std::size_t j) const { return std::min<std::size_t>(run_[i * count_ + j], j - i); }
    std::size_t words(std::size_t start, std::size_t lines) const {
        return words_before_[start + lines] - words_before_[start];
    }
    /// Whether what begins at line i was sung before, `lines` lines of it.
    bool seen_before(std::size_t i, std::size_t lines) const {
        for (std::size_t earlier = 0; earlier < i; ++earlier)
            if (run_[earlier * count_ + i] >= lines) return true;
        return false;
    }
    RepeatedBlock block(std::size_t start, std::size_t lines) const {
        RepeatedBlock found{lines, {start}, words(start, lines)};
        for (std::size_t j = start + lines; j + lines <= count_; ++j)
            if (j >= found.starts.back() + lines && run_[start * count_ + j] >= lines) found.starts.push_back(j);
        return found;
    }

private:
    std::size_t count_;
    std::vector<std::size_t> words_before_{0};
    std::vector<std::uint16_t> run_;
};

constexpr std::size_t longest_chorus = 16;
constexpr std::size_t least_chorus_share = 20;  // one word in so many

bool may_be_chorus(const RepeatedBlock& block, std::size_t all_words) {
    const std::size_t words = block.words * block.starts.size();
    return block.starts.size() >= (block.lines == 1 ? 3U : 2U) && least_chorus_share * words >= all_words;
}

bool better(const RepeatedBlock& a, const RepeatedBlock& b) {
    const std::size_t words_a = a.words * a.starts.size(), words_b = b.words * b.starts.size();
    return words_a != words_b ? words_a > words_b : a.lines > b.lines;
}

/// Of the blocks that begin at line i and come again, how long the longest is; no longer than a chorus may be.
std::size_t longest_from(const Runs& runs, std::size_t i) {
    std::size_t longest = 0;
    for (std::size_t j = i + 1; j < runs.count(); ++j) longest = std::max(longest, runs.run(i, j));
    return std::min(longest, longest_chorus);
}

}  // namespace

std::optional<RepeatedBlock> longest_repeated_block(const std::vector<const Line*>& lines) {
    const Runs runs(lines);
    std::size_t longest = 0, start = 0;
    for (std::size_t i = 0; i < runs.count(); ++i)
        for (std::size_t j = i + 1; j < runs.count(); ++j)
            if (runs.run(i, j) > longest) longest = runs.run(i, j), start = i;
    if (longest == 0) return std::nullopt;
    return runs.block(start, longest);
}

std::optional<RepeatedBlock> chorus_of(const std::vector<const Line*>& lines) {
    const Runs runs(lines);
    std::optional<RepeatedBlock> best;
    for (std::size_t i = 0; i < runs.count(); ++i)
        for (std::size_t length = longest_from(runs, i); length > 0; --length) {
            if (runs.seen_before(i, length)) continue;
            RepeatedBlock block = runs.block(i, length);
            if (may_be_chorus(block, runs.words(0, runs.count())) && (!best || better(block, *best)))
                best = std::move(block);
        }
    return best;
}

}  // namespace armonica::features::lyrics
