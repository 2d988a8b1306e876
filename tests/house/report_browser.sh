#!/usr/bin/env bash
# Makes real reports, of a run and of small sweeps, and opens them in a browser that has no network.
# Usage: report_browser.sh HEED FOLDER. Exit code 77 (skipped) if there is no node or no browser.
set -euo pipefail
heed=$1 folder=$2
cd "$(dirname "$0")/../.."

if ! command -v node >/dev/null; then
    echo "report_browser: SKIPPED: node is not installed; the report was NOT opened in a browser"
    exit 77
fi
if [ ! -d tests/report/node_modules ]; then
    echo "report_browser: SKIPPED: needs 'npm ci' in tests/report; the report was NOT opened in a browser"
    exit 77
fi
rm -rf "$folder"
"$heed" run scenarios/first.yaml --replicates 4 --out "$folder/run" --quiet
for design in 'latin_hypercube --set design.points=24' 'morris --set design.trajectories=4' \
    'one_at_a_time --set design.levels=2'; do
    # shellcheck disable=SC2086  # the design is several words
    "$heed" sweep run scenarios/sweeps/first.yaml --set design.kind=$design --quiet --out "$folder/${design%% *}"
done
mapfile -t reports < <(find "$folder" -name '*.html')
[ ${#reports[@]} -gt 0 ] || { echo "report_browser: the run left no report in $folder"; exit 1; }
exec node tests/report/browser_test.mjs "${reports[@]}"
