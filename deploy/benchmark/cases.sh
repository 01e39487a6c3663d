# What is measured. Systems alternate within a round. The first round, "cold", meets servers that have just started; the
# second, "warm-up", counts for nothing; then come the numbered ones. Sourced by deploy/bench.

# each_round FUNCTION: calls it with the round and each system.
each_round() {
  # shellcheck disable=SC2046 # a list of numbers
  for each_number in cold warm-up $(seq "$rounds"); do
    for each_system in $present; do
      "$1" "$each_number" "$each_system"
    done
  done
  for each_system in $present; do
    "${each_system}_stop"
  done
}

# At the first round, a fresh server for each client; servers then stay for all rounds.
fresh_if_cold() {
  if [ "$1" = cold ]; then
    case " $running " in
      *" $2 "*) "${2}_stop" ;;
    esac
    "${2}_start"
  fi
}

# doors_of SYSTEM: the clients that are asked for and can talk to it.
doors_of() {
  for doors_each in $("${1}_doors"); do
    case ,$clients, in
      *",$doors_each,"*) echo "$doors_each" ;;
    esac
  done
}

case_one() {
  one_bytes=$gib one_name=one
  each_round one_round
}

case_huge() {
  one_bytes=$((10 * gib)) one_name=huge
  each_round one_round
}

one_round() {
  one_file=$(file_of "$one_bytes" "$one_name")
  for one_door in $(doors_of "$2"); do
    one_sent=$one_name-$1-$one_door-
    fresh_if_cold "$1" "$2"
    measure "$1" "$2" "$one_door" put "$one_name" "$one_bytes" put_one "$2" "$one_door" "$one_file" "${one_sent}0"
    fresh_if_cold "$1" "$2"
    measure "$1" "$2" "$one_door" get "$one_name" "$one_bytes" get_all "$2" "$one_door" "$one_sent" "?" "$client/got"
    same "$one_file" "$client/got/${one_sent}0"
    rm -rf "$client/got"
    "${2}_forget" "$one_sent"
  done
}

# put_one SYSTEM CLIENT FILE NAME
put_one() {
  case $2 in
    https) "$1_curl" "$(sender_of "$1")" -o /dev/null -T "$3" "$("$1_put_url" "$4")" ;;
    *) echo "put $3 $("$1_target" "$4")" | sftp_to "$1" "$2" put >/dev/null ;;
  esac
}

case_small() {
  many_count=1000 many_bytes=$((10 * kib)) many_name=small
  each_round many_round
}

case_middle() {
  many_count=200 many_bytes=$mib many_name=middle
  each_round many_round
}

many_round() {
  many_all=$((many_count * many_bytes))
  many_files=$(files_of "$many_count" "$many_bytes" "$many_name")
  fresh_if_cold "$1" "$2"
  for many_door in $(doors_of "$2"); do
    measure "$1" "$2" "$many_door" put "$many_name" "$many_all" put_all "$2" "$many_door" "$many_files"
    measure "$1" "$2" "$many_door" get "$many_name" "$many_all" \
      get_all "$2" "$many_door" "$many_name-" "????" "$client/got"
    diff -r "$many_files" "$client/got" >&2
    rm -rf "$client/got"
    "${2}_forget" "$many_name-"
  done
}

case_parallel() {
  many_count=10 many_bytes=$((100 * mib)) many_name=parallel
  each_round together_round
}

case_crowd() {
  many_count=200 many_bytes=$((10 * mib)) many_name=crowd
  each_round together_round
}

together_round() {
  many_all=$((many_count * many_bytes))
  many_files=$(files_of "$many_count" "$many_bytes" "$many_name")
  fresh_if_cold "$1" "$2"
  for many_door in $(doors_of "$2"); do
    put_all "$2" "$many_door" "$many_files"
    gather "$2" "$many_door" "$many_name-" "$many_count" "$client/got"
    measure_memory_anew "$2"
    measure "$1" "$2" "$many_door" get "$many_name" "$many_all" \
      get_together "$2" "$many_door" "$many_name-" "$many_count" "$client/got"
    diff -r "$many_files" "$client/got" >&2
    rm -rf "$client/got"
    "${2}_forget" "$many_name-"
  done
}

# The highest memory so far is forgotten, so that the next measurement has its own.
measure_memory_anew() {
  for anew_pid in $(family $("${1}_pids")); do
    echo 5 >"/proc/$anew_pid/clear_refs" 2>/dev/null || :
  done
}

# From the command to the line that says that it accepts connections; memory some seconds later.
case_start() {
  case " $present " in
    *" ecluse "*) ;;
    *) return 0 ;;
  esac
  # shellcheck disable=SC2046 # a list of numbers
  for start_number in cold warm-up $(seq "$rounds"); do
    start_from=$(now)
    ecluse_start
    start_to=$(now)
    sleep 5
    printf '%s\tecluse\t-\tstart\tstart\t0\t%s\t0\t%s\tok\n' "$start_number" $((start_to - start_from)) \
      "$(memory_kib VmRSS "$ecluse_pid")" >>"$out"
    ecluse_stop
  done
}
