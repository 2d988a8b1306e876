# What the tests of sweeps on clusters share; they source it with the arguments HEED FOLDER [HEED_MPI].
# A test runs in a network of its own, where nobody can reach its scheduler. It ends with 77, and says so loudly, if what it
# needs cannot be had.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
name=$(basename "$0" .sh)
heed=$1 folder=$2 heed_mpi=${3:-}
PATH=$PATH:/usr/sbin:/sbin

skip() { echo "$name: SKIPPED: $*; this was NOT tested"; exit 77; }
fail() { echo "$name: FAILED: $*"; exit 1; }
need() { local tool; for tool; do command -v "$tool" >/dev/null || skip "$tool is not installed"; done; }

# in_own_network "$@": starts the test again without any network but loopback. `mounts=yes in_own_network "$@"`: and with
# mounts of its own, as root of its own where the caller is not root.
in_own_network() {
    case ${HEED_OWN_NETWORK:-} in
        '')
            need unshare ip
            local user=()
            [ "$(id -u)" = 0 ] || user=(--map-root-user)
            unshare --net --mount "${user[@]}" true 2>/dev/null ||
                skip "this machine lets nobody make a network of their own"
            HEED_OWN_NETWORK="made by $(id -u) $(id -g)" exec unshare --net --mount "${user[@]}" bash "$0" "$@"
            ;;
        made*)
            ip link set lo up
            local by=($HEED_OWN_NETWORK)
            [ "${by[2]}" != 0 ] && [ -z "${mounts:-}" ] || return 0
            # Slurm would take the root of such a place for a real one: back to who we are.
            HEED_OWN_NETWORK=ready exec unshare --user --map-user="${by[2]}" --map-group="${by[3]}" bash "$0" "$@"
            ;;
    esac
}

# A small village at some points: a trial takes a few milliseconds.
write_sweep() {  # FILE POINTS REPLICATES
    cat >"$1" <<TXT
heed: 1
title: A small village at $2 points
scenario: $here/../../scenarios/first.yaml
set:
  population.size: 300
factors:
  radio:
    path: campaigns.radio.coverage.share
    range: [10 %, 90 %]
  agency:
    path: parameters.offers.agency.rate
    range: [0.05 per year, 0.3 per year]
design:
  points: $2
replicates: $3
outcomes: [reached, recruitments, exploited_years]
TXT
}

# begin POINTS REPLICATES: an empty folder with the sweep, and the same run without disturbance.
begin() {
    rm -rf "$folder"
    mkdir -p "$folder"
    cd "$folder"
    folder=$PWD
    write_sweep sweep.yaml "$1" "$2"
    "$heed" sweep run sweep.yaml --out undisturbed --quiet
}

# begun DIR: a sweep of which nothing is done yet.
begun() {
    "$heed" sweep submit sweep.yaml --out "$1" --quiet >/dev/null
}

status_of() { "$heed" sweep status "$1" --json | sed -n "s/^ \"$2\": \([0-9]*\),*\$/\1/p"; }

# equal DIR: everything is done, nothing is torn or there with two values, and the tables are the same bytes.
equal() {
    [ "$(status_of "$1" missing)" = 0 ] || fail "$1: $(status_of "$1" missing) trials are missing"
    [ "$(status_of "$1" failed)" = 0 ] || fail "$1: some trials failed"
    "$heed" sweep collect "$1" --quiet
    diff -r undisturbed/collected "$1/collected" || fail "$1: not the tables of an undisturbed run"
    # No trial has two lines with different values (field 6 is the time it took); the start of a line at the end of a file
    # of a killed process is no line.
    local lines
    lines=$(awk -F, 'NF == 16' "$1"/results/*.csv | cut -d, -f2-5,7-15 | sort -u)
    [ "$(wc -l <<<"$lines")" = "$(cut -d, -f1-3 <<<"$lines" | sort -u | wc -l)" ] ||
        fail "$1: a trial has two results"
    [ "$(status_of "$1" torn_lines)" = 0 ] || fail "$1: torn lines"
}

# slurm_up: a Slurm of our own until the test ends.
slurm_up() {
    need slurmctld slurmd sbatch squeue
    slurm=$folder/slurm
    trap 'timeout 60 "$here/mini_slurm.sh" down "$slurm"' EXIT
    timeout 60 "$here/mini_slurm.sh" up "$slurm" || fail "the small Slurm did not come up"
    export SLURM_CONF=$slurm/slurm.conf
}

# can_mpi; ranks N WORDS...: heed-mpi with these words on N ranks, which need not have a processor each.
can_mpi() { [ -x "$heed_mpi" ] && command -v mpirun >/dev/null; }
ranks() {
    local count=$1 as_root=()
    shift
    [ "$(id -u)" != 0 ] || as_root=(--allow-run-as-root)
    timeout 90 mpirun "${as_root[@]}" --oversubscribe -n "$count" "$heed_mpi" "$@"
}

# queue_empties SECONDS: waits until no job is left.
queue_empties() {
    local end=$((SECONDS + $1))
    while squeue -h | grep -q .; do
        [ "$SECONDS" -lt "$end" ] || { squeue; tail -n 5 "$slurm"/*.log; fail "jobs are still in the queue"; }
        sleep .2
    done
}
