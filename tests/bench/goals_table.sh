#!/usr/bin/env bash
# The table of goals, on few people: every row is there and measured, and it says that it is a quick look. Nothing is
# asked of the figures themselves, which belong to the machine.
# Usage: goals_table.sh HEED_BENCH
set -euo pipefail

fail() {
    echo "goals_table: $1" >&2
    exit 1
}

bench() { "$1" goals "${@:2}" --people=10000 --benchmark_min_time=0.001 2>/dev/null; }

table=$(bench "$1") || fail "the benchmarks failed"
for word in processor cores vectors caches memory pages compiler flags heed; do
    grep -q "^| $word | ." <<<"$table" || fail "the machine's $word is not told"
done
grep -q "A QUICK LOOK" <<<"$table" || fail "it does not say that few people are simulated"

# Rows of goals have a sign; what nobody measures yet is the one exception.
rows=$(grep -E '^\| .* \| [≤≥] ' <<<"$table")
[ "$(wc -l <<<"$rows")" -eq 17 ] || fail "there are $(wc -l <<<"$rows") goals, not 17"
unmeasured=$(grep "not measured" <<<"$rows" | grep -v "diffusion" || true)
[ -z "$unmeasured" ] || fail "not measured: $unmeasured"
verdicts=$(grep -cE '\| (met|NOT MET) \|' <<<"$rows")
[ "$verdicts" -ge 14 ] || fail "only $verdicts of the goals have a verdict"
grep -q "the same bits" <<<"$rows" || fail "two threads were not compared with one"

# One row alone, for programs.
json=$(bench "$1" --benchmark_filter='^memory/year/10000/' --benchmark_format=json)
grep -q '"figure": ' <<<"$json" || fail "no figure in JSON"
grep -q '"goal": 1.2' <<<"$json" || fail "no goal in JSON"

status=0
"$1" goals --people=12 >/dev/null 2>&1 || status=$?
[ "$status" -eq 2 ] || fail "a wrong option ends with $status, not 2"
echo "goals_table: $verdicts goals held against figures"
