#!/usr/bin/env bash
# The whole model with many threads within each run, under the thread sanitizer: no race, and the bytes of one thread.
# Usage: threads.sh HEED FOLDER
set -euo pipefail
heed=$1 folder=$2
scenarios=$(cd "$(dirname "$0")/../../scenarios" && pwd)
rm -rf "$folder"
mkdir -p "$folder"

for scenario in six_ways first; do
    for threads in 1 24; do  # 24 on at most eight runs: three or more within each
        "$heed" run "$scenarios/$scenario.yaml" --quiet --set population.size=20000 --set draws=1 --set replicates=1 \
            --set time.length='30 weeks' --threads $threads --out "$folder/$scenario.$threads" >"$folder/log" 2>&1 ||
            { cat "$folder/log"; echo "threads: FAILED: $scenario with $threads threads"; exit 1; }
    done
    for file in runs.csv effects.csv measures.csv reach_by_risk.csv; do
        cmp "$folder/$scenario.1/$file" "$folder/$scenario.24/$file"
    done
done
