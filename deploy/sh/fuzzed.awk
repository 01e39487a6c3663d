# Adds up what Jazzer said: "fuzzed TARGETS targets with N inputs". Which target tried how many cannot be told: two run at a time.

/^Done [0-9]+ runs in / {
  targets++
  all += $2
}
END { print "fuzzed " targets + 0 " targets with " all + 0 " inputs" }
