#!/usr/bin/env bash
# Proves that every house rule can fail: breaks each one in a small tree of its own and expects
# check.sh to name the breach. A check that passes whatever is done to it checks nothing.
set -euo pipefail
check=$(cd "$(dirname "$0")" && pwd)/check.sh
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
failures=0

sound_tree() {
    rm -rf "${tree:?}"/*
    mkdir -p "$tree"/{sim/{base,config,world,engine,outcomes,report,cli},models,tests/base,bench,docs}
    echo '// Numbers with units.' >"$tree/sim/base/units.hpp"
    printf '%s\n' '// Reads a scenario.' '#include <yaml-cpp/yaml.h>' '#include "sim/base/units.hpp"' \
        >"$tree/sim/config/read.cpp"
    echo 'project(heed VERSION 0.1.0 LANGUAGES CXX)' >"$tree/CMakeLists.txt"
    printf '%s\n' '// Shares work among threads.' '#include <thread>' >"$tree/sim/engine/parallel.cpp"
    printf '%s\n' '// Who is offered work.' '#include "sim/engine/process.hpp"' >"$tree/models/offers.cpp"
}

expect_breach() {  # expect_breach "part of the sentence" path "lines of the broken file"
    sound_tree
    mkdir -p "$tree/$(dirname "$2")"
    printf '%b\n' "$3" >"$tree/$2"
    local said
    if said=$(bash "$check" "$tree"); then
        echo "NOT FOUND: $2 should break the rule about: $1"
        failures=$((failures + 1))
    elif ! grep -q "^$2:[0-9]*: .*$1" <<<"$said"; then
        printf 'WRONGLY NAMED: %s should be told: %s; was told:\n%s\n' "$2" "$1" "$said"
        failures=$((failures + 1))
    fi
}

sound_tree
bash "$check" "$tree" >/dev/null || { echo "the sound tree must pass"; bash "$check" "$tree"; exit 1; }

say='// Says what it is for.\n'
expect_breach 'may not include sim/world' sim/base/a.hpp "$say#include \"sim/world/people.hpp\""
expect_breach 'may not include sim/world' sim/config/a.hpp "$say#include \"sim/world/people.hpp\""
expect_breach 'may not include sim/config' sim/world/a.hpp "$say#include \"sim/config/read.hpp\""
expect_breach 'may not include sim/outcomes' sim/engine/a.hpp "$say#include \"sim/outcomes/a.hpp\""
expect_breach 'may not include models' sim/engine/a.cpp "$say  #  include \"models/offers.hpp\""
expect_breach 'may not include models' sim/outcomes/a.hpp "$say#include \"models/model.hpp\""
expect_breach 'may not include sim/sweep' sim/report/a.hpp "$say#include \"sim/sweep/design.hpp\""
expect_breach 'may not include sim/sweep' models/a.hpp "$say#include \"sim/sweep/design.hpp\""
expect_breach 'may not include sim/report' models/a.hpp "$say#include \"sim/report/page.hpp\""
expect_breach 'may not include sim/cli' sim/report/a.cpp "$say#include \"sim/cli/main.hpp\""
expect_breach 'may not include tests' sim/cli/a.cpp "$say#include \"tests/tiny_world.hpp\""
expect_breach 'no floor of the house' sim/attic/a.hpp "$say"
expect_breach 'named from the root' sim/base/a.hpp "$say#include \"units.hpp\""
expect_breach 'named from the root' tests/base/a.cpp "$say#include \"../../sim/base/units.hpp\""
expect_breach 'yaml-cpp/ may stand' sim/world/a.cpp "$say#include <yaml-cpp/yaml.h>"
expect_breach 'thread.*may stand' sim/engine/run.cpp "$say#include <mutex>"
expect_breach 'thread.*may stand' models/a.cpp "$say    std::jthread worker;"
expect_breach 'mpi.*may stand' sim/engine/a.cpp "$say#include <mpi.h>"
expect_breach 'more than 400 lines' tests/base/a.cpp "$say$(printf 'int a;\\n%.0s' {1..400})"
expect_breach 'left open' sim/base/a.hpp "$say// TO""DO: the rest"
expect_breach 'left open' docs/a.md "FIX""ME"
expect_breach 'says nothing' sim/base/utils.hpp "$say"
expect_breach 'says nothing' models/offer_helpers.cpp "$say"
expect_breach 'says nothing' tests/base/common.hpp "$say"
expect_breach 'says nothing' sim/engine/run_manager.hpp "$say"
expect_breach 'open with a comment' sim/base/a.hpp '#pragma once'
expect_breach 'open with a comment' bench/a.cpp '//\nint a;'
expect_breach 'says version' CITATION.cff 'version: 9.9.9'
[ "$failures" -eq 0 ] && echo "every house rule can fail"
exit "$failures"
