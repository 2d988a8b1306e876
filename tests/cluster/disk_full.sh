#!/usr/bin/env bash
# The disk is full in the middle of a sweep; when there is room again, it goes on: the same bytes.
# Usage: disk_full.sh HEED FOLDER [HEED_MPI]
source "$(dirname "$0")/sweep_under_test.sh"
mounts=yes in_own_network "$@"
begin 50 8
mkdir small
mount -t tmpfs -o size=8m none small 2>/dev/null || skip "no small disk can be made here"

# $1: the folder; then the command that works on it. Leaves some kilobytes, lets it fail, makes room.
fill_and_free() {
    local sweep=$1 had
    shift
    begun "$sweep"
    head -c 9m /dev/zero >small/rest 2>/dev/null || true
    truncate -s -8k small/rest
    had=$(status_of "$sweep" done)
    if "$@" >full.txt 2>&1; then fail "$sweep: it did not notice that the disk is full"; fi
    grep -q 'No space left' full.txt || fail "$sweep: the reason is not told: $(cat full.txt)"
    [ "$(status_of "$sweep" done)" -gt "$had" ] || fail "$sweep: nothing was stored before the disk was full"
    [ "$(status_of "$sweep" missing)" -gt 0 ] || fail "$sweep: the disk was never full"
    echo "disk_full: $(status_of "$sweep" done) of 400 trials were stored in $sweep when the disk was full"
    rm small/rest
    "$heed" sweep resume "$sweep" --quiet
    equal "$sweep"
    rm -r "$sweep"
}

fill_and_free small/here "$heed" sweep resume small/here --threads 2 --quiet
if can_mpi; then
    fill_and_free small/mpi ranks 3 sweep resume small/mpi --quiet
else
    echo "disk_full: SKIPPED under MPI: there is no heed-mpi or no mpirun; that was NOT tested"
fi
echo "disk_full: the same bytes after the disk was full"
