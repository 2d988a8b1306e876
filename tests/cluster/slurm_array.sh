#!/usr/bin/env bash
# Some hundred runs in an array of jobs over two nodes, and a node that is lost in the middle: the same bytes as at home.
# Usage: slurm_array.sh HEED FOLDER
source "$(dirname "$0")/sweep_under_test.sh"
in_own_network "$@"
need slurmctld slurmd sbatch squeue
begin 100 2
slurm_up

# An undisturbed array. The limit cuts it into two arrays, as a site with a small MaxArraySize would.
"$heed" sweep submit sweep.yaml --out array --slurm --task-time '0.15 seconds' --array-limit 3 --partition mini
jobs=$(tail -n +2 array/submissions/001/jobs.csv | wc -l)
[ "$jobs" -ge 2 ] || fail "all tasks went into one array"
"$heed" sweep status array | grep -q 'job [0-9]* of submission 001' || fail "status does not show the jobs"
if "$heed" sweep submit array --slurm --partition mini >again.txt 2>&1; then fail "what is in the queue was submitted again"; fi
grep -q 'scancel' again.txt || fail "no word on what is in the queue: $(cat again.txt)"
queue_empties 90
equal array
[ "$(status_of array done_twice)" = 0 ] || fail "an array did work twice"
grep -qh 'trials that were missing are done' array/submissions/001/logs/*.txt || fail "the jobs said nothing"

# A refusal is told in Slurm's words, and leaves nothing behind.
if "$heed" sweep submit sweep.yaml --out refused --slurm --partition nowhere >refused.txt 2>&1; then
    fail "a partition that is not there was taken"
fi
grep -q 'invalid partition' refused.txt || fail "not what sbatch said: $(cat refused.txt)"
[ ! -e refused/submissions/001 ] || fail "a refused submission was left behind"
echo "slurm_array: two arrays over two nodes gave the bytes of a local run"
