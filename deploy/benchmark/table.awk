# Prints medians with spread of raw results as Markdown. Columns: round, system, client, operation, case, bytes, nanoseconds,
# milliseconds of processor time, KiB of memory, result.

BEGIN {
  FS = "\t"
}

/^#/ {
  print "-" substr($0, 2)
  next
}

$10 != "ok" {
  failed[$5 " " $4 " " $3 " " $2]++
}

$1 == "warm-up" {
  next
}

$4 == "start" && $1 != "cold" {
  starts++
  start_ms[starts] = $7 / 1e6
  start_mib[starts] = $9 / 1024
  next
}

$4 == "start" {
  next
}

{
  key = $5 SUBSEP $4 SUBSEP $3 SUBSEP $2
  rate = $6 / $7 * 1000
  if (!(key in seen)) {
    order[++keys] = key
    seen[key] = 1
  }
  if ($1 == "cold") {
    cold[key] = rate
  } else {
    n = ++rounds[key]
    rates[key, n] = rate
    cpus[key, n] = $8 / ($6 / 1e9) / 1000
  }
  if ($9 > memory[key]) {
    memory[key] = $9
  }
}

# Sorts copies of values[key, 1..n] into sorted and returns their median.
function median(values, key, n,    i, j, v) {
  for (i = 1; i <= n; i++) {
    v = values[key, i]
    for (j = i - 1; j > 0 && sorted[j] > v; j--) {
      sorted[j + 1] = sorted[j]
    }
    sorted[j + 1] = v
  }
  return n % 2 ? sorted[(n + 1) / 2] : (sorted[n / 2] + sorted[n / 2 + 1]) / 2
}

function plain(values, n,    i, copy) {
  for (i = 1; i <= n; i++) {
    copy["x", i] = values[i]
  }
  return median(copy, "x", n)
}

END {
  print ""
  print "| case | operation | client | server | cold MB/s | warm MB/s | lowest–highest | server CPU s/GB | most memory MiB |"
  print "|---|---|---|---|---|---|---|---|---|"
  for (k = 1; k <= keys; k++) {
    key = order[k]
    split(key, part, SUBSEP)
    n = rounds[key]
    warm = spread = cpu = "–"
    if (n > 0) {
      middle[key] = median(rates, key, n)
      spread = sprintf("%.0f–%.0f", sorted[1], sorted[n])
      warm = sprintf("%.0f", middle[key])
      cpu = sprintf("%.2f", median(cpus, key, n))
      if (middle[key] < 20) {
        spread = sprintf("%.1f–%.1f", sorted[1], sorted[n])
        warm = sprintf("%.1f", middle[key])
      }
    }
    printf "| %s | %s | %s | %s | %.0f | %s | %s | %s | %.0f |\n", part[1], part[2], part[3], part[4], cold[key], warm, spread,
      cpu, memory[key] / 1024
  }
  print ""
  print "| Ecluse beside | case | operation | client | warm | its own cold to warm |"
  print "|---|---|---|---|---|---|"
  for (k = 1; k <= keys; k++) {
    split(order[k], part, SUBSEP)
    mine = part[1] SUBSEP part[2] SUBSEP part[3] SUBSEP "ecluse"
    if (part[4] != "ecluse" && middle[mine] > 0 && middle[order[k]] > 0) {
      printf "| %s | %s | %s | %s | %.2f | %.2f |\n", part[4], part[1], part[2], part[3], middle[mine] / middle[order[k]],
        cold[mine] / middle[mine]
    }
  }
  if (starts > 0) {
    printf "\nReady after %.0f ms (median of %d), idle memory %.0f MiB.\n", plain(start_ms, starts), starts, plain(start_mib, starts)
  }
  for (what in failed) {
    print "\nFAILED: " what " (" failed[what] ")"
  }
}
