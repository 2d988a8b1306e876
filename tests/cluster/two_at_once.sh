#!/usr/bin/env bash
# Three processes resume one sweep at once, from its first trial and from its middle, and all collect: the same bytes.
# Usage: two_at_once.sh HEED FOLDER
source "$(dirname "$0")/sweep_under_test.sh"
in_own_network "$@"
begin 100 8

for begun in nothing half; do
    begun "$begun"
    if [ "$begun" = half ]; then
        timeout -s INT 1 "$heed" sweep resume "$begun" --threads 1 --quiet || true
        [ "$(status_of "$begun" missing)" -gt 0 ] || echo "two_at_once: this machine is quick; the half is the whole"
    fi
    pids=()
    for _ in 1 2 3; do
        "$heed" sweep resume "$begun" --threads 1 --quiet &
        pids+=($!)
    done
    for pid in "${pids[@]}"; do wait "$pid" || fail "one of those at work at once failed"; done
    equal "$begun"
    echo "two_at_once: $(status_of "$begun" done_twice) of 800 trials were done twice, with the same results"
    [ "$(status_of "$begun" done_twice)" -le 800 ] || fail "they did not share the work: alone, each would have done all 800"
    [ -z "$(find "$begun" -maxdepth 1 -name '.*collected*' -o -name '*.old-*' -maxdepth 1)" ] ||
        fail "a folder was left behind: $(ls -a "$begun")"
done

# From the file, where none has made the folder yet.
pids=()
for _ in 1 2 3; do
    "$heed" sweep run sweep.yaml --out begun_by_three --threads 1 --quiet &
    pids+=($!)
done
for pid in "${pids[@]}"; do wait "$pid" || fail "one of those that began at once failed"; done
equal begun_by_three
