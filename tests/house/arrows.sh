#!/usr/bin/env bash
# Data flows one way (CONTRIBUTING.md, "The map"): a room includes only what stands left of it, and the public headers
# include nothing but the standard library and each other. Usage: arrows.sh SOURCE_DIR
set -euo pipefail
cd "$1"

declare -A may_use=(
    [audio]="audio"
    [dsp]="dsp"
    [shipped]="shipped"
    [features]="audio dsp shipped features"
    [groups]="shipped groups"
    [tables]="groups tables"
    [model]="shipped groups tables model"
    [explain]="shipped groups tables model explain"
    [library]="audio dsp shipped features groups tables model explain library"
    [app]="audio dsp shipped features groups tables model explain library app"
)

status=0
for folder in src/*/; do
    room=$(basename "$folder")
    if [[ -z ${may_use[$room]:-} ]]; then
        echo "src/$room is not on the map: give it a place in tests/house/arrows.sh and CONTRIBUTING.md"
        status=1
        continue
    fi
    while IFS=: read -r file line include; do
        used=$(sed -E 's/.*"([^/"]*)\/.*/\1/' <<<"$include")
        if [[ " ${may_use[$room]} " != *" $used "* ]]; then
            echo "$file:$line: room $room must not use $include"
            status=1
        fi
    done < <(grep -rnE '^#include "' "$folder" || true)
done

if foreign=$(grep -nE '^#include' include/armonica/*.hpp | grep -vE '<(armonica/)?[a-z_]+(\.hpp)?>$'); then
    echo "public headers may include only the standard library and each other:"
    echo "$foreign"
    status=1
fi
exit $status
