#!/usr/bin/env bash
# Installs a build under a prefix, moves the prefix, and checks that program and library work there.
# Usage: install.sh SOURCE_DIR BUILD_DIR
set -euo pipefail
source_dir=$1
build_dir=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cmake --build "$build_dir" --target armonica_program armonica_shared >"$work/build.log" || { cat "$work/build.log"; exit 1; }
cmake --install "$build_dir" --prefix "$work/first" >/dev/null
mv "$work/first" "$work/prefix"

unset ARMONICA_DATA
cd "$work"
ffmpeg -v error -f lavfi -i "sine=frequency=440:duration=12" -f lavfi -i "anoisesrc=duration=12:amplitude=0.1" \
    -filter_complex amix=inputs=2 song.wav
"$work/prefix/bin/armonica" groupings listener >/dev/null
"$work/prefix/bin/armonica" tag song.wav --format json | grep -q '"error":null'

cmake -S "$source_dir/tests/install/consumer" -B "$work/consumer" -DCMAKE_PREFIX_PATH="$work/prefix" >/dev/null
cmake --build "$work/consumer" >/dev/null
"$work/consumer/consumer" song.wav
