#!/usr/bin/env bash
# Counts the instructions of short pieces of work and holds them against the last record: the one measure of speed that
# a busy machine does not blur. Fails where one grew by more than 5 %, unless CHANGELOG.md has a line marked [slower]
# that was not there at the last record.
#
#     tests/bench/instructions.sh build/release/bin/heed_bench             # check
#     tests/bench/instructions.sh build/release/bin/heed_bench --record    # write the new record
set -euo pipefail

if [ "${1:-}" = --help ] || [ $# -eq 0 ]; then
    sed -n '2,/^set/{/^set/d; s/^# \{0,1\}//p}' "$0"
    exit 0
fi
bench=$(readlink -f "$1")
root=$(cd "$(dirname "$0")/../.." && pwd)
record=$root/tests/bench/instructions.txt
most=105  # percent of the record
rows=(people begin year busy everything diffusion)

skip() { echo "SKIPPED: $*"; exit 77; }
command -v valgrind >/dev/null || skip "valgrind is not installed"

# Counts depend on the compiler and on which vectors the processor has; a record speaks for one kind of both.
kind="$(c++ -dumpfullversion), $(grep -qw avx2 /proc/cpuinfo && echo 256-bit vectors || echo no wide vectors)"
slower=$(grep -c '\[slower\]' "$root/CHANGELOG.md" || true)

# count ROW: instructions for each unit of work (a person, or a person and step).
count() {
    local folder out instructions units
    folder=$(mktemp -d)
    out=$(cd "$folder" && valgrind --tool=callgrind --callgrind-out-file="$folder/calls" \
        --toggle-collect='heed::counted(*' "$bench" --benchmark_filter="^counted/$1/" \
        --benchmark_format=json 2>&1) || { echo "$out" >&2; return 1; }
    rm -r "$folder"
    instructions=$(sed -n 's/.*Collected : \([0-9]*\).*/\1/p' <<<"$out")
    units=$(sed -n 's/.*"units": \([0-9.e+]*\).*/\1/p' <<<"$out" | head -1)
    awk -v n="$instructions" -v by="$units" 'BEGIN { if (!n || !by) exit 1; printf "%.1f", n / by }'
}

recorded() { awk -F'\t' -v key="$1" '$1 == key { print $2 }' "$record"; }

declare -A now
for row in "${rows[@]}"; do
    now[$row]=$(count "$row") || { echo "instructions: counted/$row cannot be counted"; exit 1; }
done

fresh=no  # whether a growth was announced since the last record
[ ! -f "$record" ] || [ "$slower" -gt "$(recorded slower)" ] && fresh=yes
same_kind=no
[ -f "$record" ] && [ "$(recorded kind)" = "$kind" ] && same_kind=yes

grown=()
for row in "${rows[@]}"; do
    before=$([ "$same_kind" = no ] || recorded "$row")
    printf '%-12s %10s' "$row" "${now[$row]}"
    [ -z "$before" ] || printf '   was %s' "$before"
    if [ -n "$before" ] && awk -v a="${now[$row]}" -v b="$before" -v most=$most 'BEGIN { exit !(100 * a > most * b) }'; then
        printf '   GREW'
        grown+=("$row")
    fi
    printf '\n'
done

if [ ${#grown[@]} -gt 0 ] && [ "$fresh" = no ]; then
    echo "instructions: ${grown[*]} grew by more than 5 %. Mend it; or, if it buys something, say so in CHANGELOG.md in a" \
        "line marked [slower], and run: tests/bench/instructions.sh build/release/bin/heed_bench --record"
    exit 1
fi
if [ "${2:-}" = --record ]; then
    {
        echo "# Instructions for each person (people, begin) or person and step. Written by tests/bench/instructions.sh --record."
        printf 'kind\t%s\n' "$kind"
        printf 'slower\t%s\n' "$slower"
        for row in "${rows[@]}"; do printf '%s\t%s\n' "$row" "${now[$row]}"; done
    } >"$record"
    echo "instructions: recorded"
    exit 0
fi
[ "$same_kind" = yes ] || skip "the record is of another kind of machine ($(recorded kind)), this one is: $kind"
echo "instructions: nothing grew by more than 5 %"
