#!/usr/bin/env bash
# Runs every case of published studies and writes its figures into docs/validation.md.
#
#     scenarios/validation/run.sh            (HEED=path/to/heed takes another program than ./heedw)
#
# About a minute on two cores. Needs heed and awk alone. What is compared with what stands in
# comparisons.txt; how it is judged in compare.awk. Results stay in results/validation.
set -euo pipefail
cd "$(dirname "$0")/../.."
heed=${HEED:-./heedw}
cases=scenarios/validation
results=results/validation
page=docs/validation.md

run() {  # name file options...
    echo "$1"
    "$heed" run "$cases/$2.yaml" "${@:3}" --quiet --out "$results/$1" >/dev/null
}

rm -rf "$results"
for case in dakar_returnees_trial four_countries odisha nepal_structure mass_media \
    staying_in_nigeria shuga nominated_friends \
    clustered_ties truth_lowers_fear burst_or_pulses hard_times records_and_truth; do
    run "$case" "$case"
done
run random_ties clustered_ties --set population.ties.close.clustering='0 %'

table=$(LC_ALL=C awk -v results="$results" -f "$cases/compare.awk" "$cases/comparisons.txt")
TABLE=$table awk '
    /<!-- figures: end -->/ { skip = 0 }
    !skip { print }
    /<!-- figures: begin -->/ { skip = 1; print ENVIRON["TABLE"] }' "$page" >"$page.new"
mv "$page.new" "$page"
printf '%s\n' "$table" | tail -1
