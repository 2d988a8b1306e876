#!/usr/bin/env bash
# A throw-away Slurm on loopback with two nodes that are one machine, for tests. Anyone on this machine could send it
# jobs (it asks for no passwords), so use it in a network of its own (unshare -n).
# Usage: mini_slurm.sh up FOLDER | down FOLDER. After `up`: export SLURM_CONF=FOLDER/slurm.conf
set -euo pipefail
what=${1:-} folder=${2:-}
[ -n "$folder" ] || { sed -n '2,4s/^# //p' "$0"; exit 2; }
export SLURM_CONF=$folder/slurm.conf
PATH=$PATH:/usr/sbin:/sbin

configuration() {  # $1: the first of three ports
    local me host
    me=$(id -un) host=$(hostname -s)
    cat <<TXT
ClusterName=mini
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$1
SlurmUser=$me
SlurmdUser=$me
AuthType=auth/none
CredType=cred/none
# Loopback only. EnableIPv6 makes names resolve where there is no other network.
CommunicationParameters=NoInAddrAny,NoCtldInAddrAny,EnableIPv6
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerParameters=batch_sched_delay=0,sched_min_interval=100000,bf_interval=1
SlurmdParameters=config_overrides
ReturnToService=2
MailProg=/bin/true
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool.%n
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.%n.pid
SlurmctldLogFile=$folder/slurmctld.log
SlurmdLogFile=$folder/slurmd.%n.log
NodeName=n1 NodeHostname=$host NodeAddr=127.0.0.1 Port=$(($1 + 1)) CPUs=2
NodeName=n2 NodeHostname=$host NodeAddr=127.0.0.1 Port=$(($1 + 2)) CPUs=2
PartitionName=mini Nodes=ALL Default=YES MaxTime=INFINITE State=UP
TXT
}

alive() {  # process $1; one that is dead but not yet reaped does not count
    local state
    state=$(ps -o stat= -p "$1" 2>/dev/null) && [[ $state != Z* ]]
}

up() {
    mkdir -p "$folder"/{state,spool.n1,spool.n2}
    configuration $((20000 + RANDOM % 4000 * 3)) >"$SLURM_CONF"
    slurmctld -c && slurmd -N n1 && slurmd -N n2
    local tries
    for ((tries = 0; tries < 300; ++tries)); do
        [ "$(sinfo -h -N -t idle 2>/dev/null | wc -l)" != 2 ] || return 0
        sleep .1
    done
    echo "mini_slurm: the nodes did not come up; see $folder/*.log" >&2
    tail -n 20 "$folder"/*.log >&2
    return 1
}

down() {
    local file pid tries
    scancel -u "$(id -un)" 2>/dev/null || true
    for file in "$folder"/slurmd.*.pid "$folder"/slurmctld.pid; do
        [ -s "$file" ] || continue
        pid=$(<"$file")
        kill "$pid" 2>/dev/null || continue
        for ((tries = 0; tries < 50; ++tries)); do alive "$pid" || break; sleep .1; done
        ! alive "$pid" || kill -9 "$pid" 2>/dev/null || true
    done
}

case $what in
    up | down) "$what" ;;
    *) echo "mini_slurm: '$what' is neither up nor down" >&2; exit 2 ;;
esac
