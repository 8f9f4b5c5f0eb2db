#!/usr/bin/env bash
# The check of arrows.sh must be able to fail: a tree with a wrong arrow, an unknown room, a foreign public include.
set -euo pipefail
check=$(dirname "$0")/arrows.sh
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT

fresh() {
    rm -rf "$tree"/*
    mkdir -p "$tree/src/dsp" "$tree/include/armonica"
    echo '#include <vector>' >"$tree/include/armonica/a.hpp"
    echo '#include "dsp/fft.hpp"' >"$tree/src/dsp/fft.cpp"
}
refused() {
    if bash "$check" "$tree" >/dev/null; then
        echo "not caught: $1"
        exit 1
    fi
}

fresh && bash "$check" "$tree"
fresh && echo '#include "model/model.hpp"' >"$tree/src/dsp/x.cpp" && refused "an arrow against the flow"
fresh && mkdir "$tree/src/utils" && refused "a room that is not on the map"
fresh && echo '#include <nlohmann/json.hpp>' >"$tree/include/armonica/b.hpp" && refused "a third-party public include"
