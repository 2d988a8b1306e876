#!/usr/bin/env bash
# A sweep shared among ranks of MPI: the same bytes as alone, every rank did some of it, nothing is done twice, and mistakes
# and failures end all ranks.
# Usage: mpi_ranks.sh HEED FOLDER HEED_MPI
source "$(dirname "$0")/sweep_under_test.sh"
can_mpi || skip "there is no heed-mpi or no mpirun"
in_own_network "$@"
begin 100 8

ranks 4 sweep run sweep.yaml --out shared --quiet
equal shared
[ "$(status_of shared done_twice)" = 0 ] || fail "ranks did the same work"
workers=$(ls shared/results | cut -d- -f1-2 | sort -u | wc -l)
[ "$workers" = 4 ] || fail "only $workers of 4 ranks did anything"

# Begun alone, gone on with by ranks of two threads; and one rank is as good as a program alone.
begun halves
timeout -s INT 1 "$heed" sweep resume halves --threads 1 --quiet 2>/dev/null || true
ranks 2 sweep resume halves --threads 2 --quiet
equal halves
"$heed_mpi" sweep run sweep.yaml --out lone --quiet
equal lone

# A mistake is told once, with its code, and nobody waits for ever.
ranks 3 sweep run nowhere.yaml >mistake.txt 2>&1 && status=0 || status=$?
[ "$status" = 2 ] || fail "a mistake ended with $status: $(cat mistake.txt)"
[ "$(grep -c 'there is no file' mistake.txt)" = 1 ] || fail "not told once: $(cat mistake.txt)"

# Trials that fail: two points make no sense, which is found out only when they are run (a checksum is mended, as the folder
# would else be refused). All ranks together bear as many failures as are allowed.
fails() {  # DIR
    local was
    begun "$1"
    was=$(sha256sum <"$1/points.csv")
    sed -i -e '3s/,[^,]*,/,150 %,/' -e '5s/,[^,]*,/,150 %,/' "$1/points.csv"
    sed -i "s/${was%% *}/$(sha256sum <"$1/points.csv" | cut -d' ' -f1)/" "$1/sweep.json"
}
fails failing
if ranks 3 sweep resume failing --on-failure go-on --quiet >failing.txt 2>&1; then fail "failures were not told"; fi
[ "$(status_of failing failed)" = 16 ] || fail "not 16 trials failed: $(cat failing.txt)"
[ "$(status_of failing missing)" = 0 ] || fail "not everything else was done: $(cat failing.txt)"
fails stopping
if ranks 3 sweep resume stopping --on-failure stop --quiet >stopping.txt 2>&1; then fail "stop did not stop"; fi
grep -q 'too many failed' stopping.txt || fail "not why it ended: $(cat stopping.txt)"
[ "$(status_of stopping missing)" -gt 0 ] || fail "all was done in spite of a failure"
echo "mpi_ranks: the same bytes among ranks"
