#pragma once

#include <cstddef>
#include <functional>

namespace armonica {

/// Number of threads for `jobs`: itself, or all cores where it is 0. Throws std::invalid_argument if it is negative.
int thread_count(int jobs);

/// Calls `work(0)` … `work(count − 1)`, each once, on up to `thread_count(jobs)` threads. Which thread takes which
/// index is left to chance, so `work(i)` may write only what belongs to i; then the result is the same for any number
/// of threads. If calls throw, the exception of the smallest index among them is thrown again once all have ended.
void for_each_index(std::size_t count, int jobs, const std::function<void(std::size_t)>& work);

}  // namespace armonica
