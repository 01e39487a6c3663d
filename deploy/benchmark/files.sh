# What is sent: random bytes, so that nothing on the way can compress them. Sourced by deploy/bench.

kib=1024
mib=$((1024 * kib))
gib=$((1024 * mib))

# file_of BYTES NAME: makes a file of that size once and prints its path.
file_of() {
  if [ ! -f "$client/$2" ]; then
    head -c "$1" /dev/urandom >"$client/$2"
  fi
  echo "$client/$2"
}

# files_of COUNT BYTES NAME: makes a directory of that many files once and prints its path.
files_of() {
  if [ ! -d "$client/$3" ]; then
    mkdir "$client/$3"
    head -c $(($1 * $2)) /dev/urandom | (cd "$client/$3" && split -a 4 -d -b "$2" - "$3-")
  fi
  echo "$client/$3"
}

# What came is what went, byte for byte.
same() {
  cmp -s "$1" "$2" || {
    echo "the bytes of $2 are not those of $1" >&2
    return 1
  }
}
