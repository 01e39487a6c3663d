# Adds up Surefire's reports (TEST-*.xml): names the skipped tests, then prints one line,
# "N passed, N failed, N skipped". Exit 1 where a test failed or none ran.

function attribute(name,    rest) {
  if (!match($0, " " name "=\"[^\"]*\"")) return ""
  rest = substr($0, RSTART, RLENGTH)
  sub(/^[^"]*"/, "", rest)
  sub(/"$/, "", rest)
  gsub(/&lt;/, "<", rest)
  gsub(/&gt;/, ">", rest)
  gsub(/&quot;/, "\"", rest)
  gsub(/&apos;/, "'", rest)
  gsub(/&#10;/, " ", rest)
  gsub(/&amp;/, "\\&", rest)
  return rest
}

/<testcase / {
  count++
  test = attribute("classname") "." attribute("name")
}
/<skipped/ {
  skipped++
  why = attribute("message")
  if (why == "" && match($0, /CDATA\[/)) {
    # An assumption that did not hold: the exception's first line, without its class
    why = substr($0, RSTART + RLENGTH)
    sub(/\]\]>.*/, "", why)
    sub(/^[A-Za-z0-9_.]*: /, "", why)
  }
  print "skipped: " test (why == "" ? "" : " (" why ")")
}
/<failure/ || /<error/ {
  if (test != failedTest) {
    failed++
    failedTest = test
    print "failed: " test
  }
}

END {
  printf "%d passed, %d failed, %d skipped\n", count - failed - skipped, failed, skipped
  exit (failed > 0 || count == 0) ? 1 : 0
}
