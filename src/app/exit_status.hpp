#pragma once

namespace armonica::app {

/// How the program ends; documented in docs/formats.md.
enum ExitStatus : int {
    all_good = 0,
    nothing_done = 1,      ///< a usage error, or nothing could be done
    some_failed = 3,       ///< done, but some tracks failed
    stopped_by_user = 130  ///< Ctrl-C; what was done until then is kept
};

}  // namespace armonica::app
