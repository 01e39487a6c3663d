# Adds up what Jazzer said: one line for each fuzz target, "fuzzed TARGET: N inputs", and their sum.

/using inputs from: .*\.cifuzz-corpus/ {
  target = $0
  sub(/.*\.cifuzz-corpus\//, "", target)
  sub(/\/.*/, "", target)
}
/^Done [0-9]+ runs in / {
  print "fuzzed " target ": " $2 " inputs"
  all += $2
}
END { print "fuzzed with " all + 0 " inputs in all" }
