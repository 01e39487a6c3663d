# Clock, processor time and memory of servers; one line for each measurement. Sourced by deploy/bench.

bench_hz=$(getconf CLK_TCK)

# Nanoseconds by the machine's clock.
now() {
  date +%s%N
}

# Prints the processor time, in ticks, that the processes $@ and all below them have used, also those that have ended.
ticks() {
  for ticks_pid in $(family "$@"); do
    sed 's/^.*) //' "/proc/$ticks_pid/stat" 2>/dev/null || :
  done | awk '{ sum += $12 + $13 + $14 + $15 } END { printf "%d\n", sum }'
}

# Prints the processes $@ and all below them.
family() {
  for family_pid in "$@"; do
    echo "$family_pid"
    # shellcheck disable=SC2046 # a list of numbers
    family $(cat "/proc/$family_pid/task/"*/children 2>/dev/null)
  done
}

# Prints how much memory the processes $@ hold or have held at most, in KiB: VmRSS or VmHWM. Pages that processes share
# count once for each of them.
memory_kib() {
  memory_field=$1
  shift
  for memory_pid in "$@"; do
    sed -n "s/^$memory_field:[[:space:]]*\([0-9]*\) kB\$/\1/p" "/proc/$memory_pid/status" 2>/dev/null || :
  done | awk '{ sum += $1 } END { printf "%d\n", sum }'
}

# A server's processes have nothing more to do: those of sshd that served a client have ended.
settle() {
  settle_tries=0
  while [ "$(family $("$1_pids") | wc -l)" -gt "$("$1_pids" | wc -w)" ] && [ "$settle_tries" -lt 100 ]; do
    settle_tries=$((settle_tries + 1))
    sleep 0.05
  done
}

# measure ROUND SYSTEM CLIENT OPERATION CASE BYTES COMMAND...: runs the command, writes its line. What the file system still
# has to write of an earlier measurement is written before.
measure() {
  measure_round=$1 measure_system=$2 measure_client=$3 measure_operation=$4 measure_case=$5 measure_bytes=$6
  shift 6
  sync
  # shellcheck disable=SC2046 # a list of numbers
  measure_ticks=$(ticks $("${measure_system}_pids"))
  measure_from=$(now)
  measure_result=ok
  "$@" || measure_result=failed
  measure_to=$(now)
  # shellcheck disable=SC2046
  measure_memory=$(memory_kib VmHWM $(family $("${measure_system}_pids")))
  settle "$measure_system"
  # shellcheck disable=SC2046
  measure_ticks=$(($(ticks $("${measure_system}_pids")) - measure_ticks))
  # shellcheck disable=SC2046
  printf '%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n' "$measure_round" "$measure_system" "$measure_client" \
    "$measure_operation" "$measure_case" "$measure_bytes" $((measure_to - measure_from)) \
    $((measure_ticks * 1000 / bench_hz)) "$measure_memory" "$measure_result" |
    tee -a "$out" | awk -F '\t' '{
      printf "%-7s %-10s %-10s %-4s %-9s %8.1f MB/s %6.2f s\n", $1, $2, $3, $4, $5, $6 * 1000 / $7, $7 / 1e9 }' >&2
}

# The machine and the commit, as comment lines.
bench_describe() {
  echo "# date: $(date -u +%Y-%m-%dT%H:%MZ)"
  echo "# commit: $(git -C "$root" describe --always --dirty --abbrev=12 2>/dev/null || echo unknown)"
  echo "# processor: $(sed -n 's/^model name[[:space:]]*: //p' /proc/cpuinfo | head -n 1), $(nproc) cores"
  echo "# memory: $(awk '/^MemTotal/ { printf "%.0f GiB", $2 / 1048576 }' /proc/meminfo)"
  echo "# system: $(uname -sr); $(sed -n 's/^PRETTY_NAME="\(.*\)"$/\1/p' /etc/os-release)"
  echo "# file system: $(df --output=fstype "$dir" | tail -n 1)"
  for describe_name in $present; do
    echo "# $describe_name: $("${describe_name}_version")"
  done
  echo "# clients: $(ssh -V 2>&1 | cut -d, -f1), $(curl --version | head -n 1 | cut -d' ' -f1,2)"
}
