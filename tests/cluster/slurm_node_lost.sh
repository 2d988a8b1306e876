#!/usr/bin/env bash
# A node is lost in the middle of an array; what is missing is submitted again, or resumed: the same bytes.
# Usage: slurm_node_lost.sh HEED FOLDER
source "$(dirname "$0")/sweep_under_test.sh"
in_own_network "$@"
need slurmctld slurmd sbatch squeue
begin 200 8
slurm_up

lose_a_node() {  # DIR: takes n2 away as soon as it has work that has begun, and ends its jobs
    local tries
    for ((tries = 0; tries < 300; ++tries)); do
        [ "$(squeue -h -t running -w n2 | wc -l)" = 0 ] || ! compgen -G "$1/results/*.csv" >/dev/null || break
        sleep .05
    done
    [ "$(squeue -h -t running -w n2 | wc -l)" != 0 ] || fail "nothing ran on n2"
    scontrol update nodename=n2 state=down reason=test
    kill -9 "$(<"$slurm/slurmd.n2.pid")"
}

"$heed" sweep submit sweep.yaml --out lost --slurm --task-time '1.5 seconds'
lose_a_node lost
# What ran there waits two minutes to be run again; nobody waits for that.
sleep 3
scancel -u "$(id -un)"
scontrol update nodename=n2 state=down reason=test  # or what was about to begin there as it fell would be waited for
queue_empties 60
missing=$(status_of lost missing)
[ "$missing" -gt 0 ] || fail "nothing was missing: the node was lost too late to show anything"
echo "slurm_node_lost: $missing of 1600 trials were missing"

# Half of it by the scheduler, which has one node left; the rest at home.
"$heed" sweep submit lost --slurm --task-time '1.5 seconds' --max-running 1
sleep 2
scancel -u "$(id -un)"
queue_empties 60
"$heed" sweep resume lost --quiet
equal lost
echo "slurm_node_lost: the same bytes after a node was lost"
