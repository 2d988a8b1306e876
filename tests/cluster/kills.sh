#!/usr/bin/env bash
# Workers are killed at random moments (kill -9), here, under Slurm and under MPI: nothing is lost, doubled or torn, and the
# tables are the same bytes.
# Usage: kills.sh HEED FOLDER HEED_MPI; KILLS=N: so many of each kind, instead of 20, 15 and 15
source "$(dirname "$0")/sweep_under_test.sh"
in_own_network "$@"
begin 150 8

# A sweep that is through before enough were killed is checked, and the next one begun.
round=0
next_round() {  # KIND
    [ $round = 0 ] || ! all_done || { equal "$sweep"; sweep=; }
    [ $round != 0 ] && [ -n "$sweep" ] || { round=$((round + 1)); sweep=$1-$round; begun "$sweep"; }
}
all_done() { [ "$(status_of "$sweep" missing)" = 0 ]; }
before=0
nothing_lost() {  # what was stored stays
    local now
    now=$(status_of "$sweep" done)
    [ "$now" -ge "$before" ] || fail "$sweep: $before trials were done, and then $now"
    before=$now
}
begin_kind() { round=0 before=0; }
end_kind() {  # KIND KILLS
    "$heed" sweep resume "$sweep" --quiet
    equal "$sweep"
    echo "kills: $2 workers killed $1, in $round sweep(s); the same bytes"
}
short_nap() { sleep "0.$((RANDOM % 450 + 50))"; }
# one_of PATTERN: any process whose command line begins so; the pattern holds this test's own folder.
one_of() { pgrep -f "^$1" | shuf -n 1 || true; }

killed=0
begin_kind
while [ "$killed" -lt "${KILLS:-20}" ]; do
    next_round here
    "$heed" sweep resume "$folder/$sweep" --threads 2 --quiet &
    short_nap
    kill -9 $! 2>/dev/null || true
    wait $! 2>/dev/null && status=0 || status=$?
    [ "$status" != 137 ] || killed=$((killed + 1))
    nothing_lost
    [ "$(status_of "$sweep" missing)" != 0 ] || before=0
done
end_kind here "$killed"

if can_mpi; then
    killed=0
    begin_kind
    while [ "$killed" -lt "${KILLS:-15}" ]; do
        next_round mpi
        ranks 3 sweep resume "$folder/$sweep" --quiet >mpirun.txt 2>&1 &
        short_nap; short_nap
        rank=$(one_of "$heed_mpi sweep resume $folder/$sweep")
        [ -z "$rank" ] || ! kill -9 "$rank" 2>/dev/null || killed=$((killed + 1))
        wait $! || true
        nothing_lost
        [ "$(status_of "$sweep" missing)" != 0 ] || before=0
    done
    end_kind "under MPI" "$killed"
else
    echo "kills: SKIPPED under MPI: there is no heed-mpi or no mpirun; that was NOT tested"
fi

if command -v slurmctld >/dev/null && command -v sbatch >/dev/null; then
    slurm_up
    killed=0
    begin_kind
    while [ "$killed" -lt "${KILLS:-15}" ]; do
        next_round slurm
        "$heed" sweep submit "$sweep" --slurm --task-time '1 second' --quiet
        while squeue -h | grep -q .; do
            short_nap
            worker=$(one_of "$heed sweep work $folder/$sweep")
            [ -z "$worker" ] || ! kill -9 "$worker" 2>/dev/null || killed=$((killed + 1))
            [ "$killed" -lt "${KILLS:-15}" ] || break
        done
        queue_empties 60
        nothing_lost
        [ "$(status_of "$sweep" missing)" != 0 ] || before=0
    done
    end_kind "under Slurm" "$killed"
else
    echo "kills: SKIPPED under Slurm: it is not installed; that was NOT tested"
fi
