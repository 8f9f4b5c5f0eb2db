#pragma once

namespace armonica::app {

/// From now on the first Ctrl-C (or SIGTERM) asks long work to stop after the tracks under way, so that what is done is
/// kept; the second ends the program at once.
void stop_gently_on_interruption();

/// True once the user has asked to stop.
bool interrupted();

}  // namespace armonica::app
