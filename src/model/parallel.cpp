#include "model/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace armonica {

int thread_count(int jobs) {
    if (jobs < 0) throw std::invalid_argument("the number of jobs is " + std::to_string(jobs) + ", below 0");
    return jobs > 0 ? jobs : static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
}

void for_each_index(std::size_t count, int jobs, const std::function<void(std::size_t)>& work) {
    std::vector<std::exception_ptr> failures(count);
    std::atomic<std::size_t> next{0};
    const auto take_indices = [&] {
        for (std::size_t i = next++; i < count; i = next++) {
            try {
                work(i);
            } catch (...) {
                failures[i] = std::current_exception();
            }
        }
    };
    {
        const std::size_t helpers =
            std::min(static_cast<std::size_t>(thread_count(jobs)), std::max<std::size_t>(count, 1)) - 1;
        std::vector<std::jthread> threads;
        for (std::size_t t = 0; t < helpers; ++t) threads.emplace_back(take_indices);
        take_indices();
    }
    for (const auto& failure : failures)
        if (failure) std::rethrow_exception(failure);
}

}  // namespace armonica
