# Starts the service's Java quickly. Sourced by ./ecluse, after jdk.sh and build.sh; $root is the checkout.
#
# A training run of `serve` writes an ahead-of-time cache of loaded and linked classes (JEP 514). It is made once for
# each build, ignored by Java where it does not fit, and never needed: without it a start takes about twice as long.

# shellcheck disable=SC2154 # root, JAVA_HOME and build_stamp are set by the scripts before
start_cache=$root/app/target/ecluse/start.aot
start_native=$root/app/target/ecluse/native

# The jars in one fixed order: the cache is valid for exactly this class path.
start_class_path() {
  find "$root/app/target/ecluse/lib" -name '*.jar' | LC_ALL=C sort | tr '\n' ':'
}

# A small heap to begin with keeps an idle service small; transfers stream, so 384 MiB are plenty (docs/decisions/0011-collector.md).
# A start runs much code a few thousand times and never again. With Java's own thresholds the optimizing compiler takes a
# third of a start's CPU time for it; ten times higher ones leave it to what transfers run millions of times.
start_patience='-XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=6000
 -XX:Tier4CompileThreshold=150000 -XX:Tier4BackEdgeThreshold=400000'
# Netty tells Java's flight recorder about its buffers, which wakes the recorder whether or not it is used.
start_flags="$start_patience -Dio.netty.jfr.enabled=false --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC -Xms24m -Xmx384m"

start_cache_is_current() {
  [ -f "$start_cache" ] && [ -z "$(find "$build_stamp" -newer "$start_cache" 2>/dev/null)" ]
}

# An empty file says that the training failed, so that it is not tried at every start.
start_cache_make() {
  start_home=$root/app/target/.training
  rm -rf "$start_home" "$start_cache" "$start_cache.new"
  mkdir -m 700 -p "$start_home/home"
  # shellcheck disable=SC2086 # the flags are a list of words
  "$JAVA_HOME/bin/java" $start_flags -Djava.library.path="$start_native" -Dorg.sqlite.lib.path="$start_native" \
    -XX:AOTCacheOutput="$start_cache.new" -Xlog:disable -cp "$(start_class_path)" \
    org.ecluse.app.cli.Main serve --home "$start_home/home" \
    --https-port 0 --sftp-port 0 --ops-port 0 </dev/null >"$start_home/out" 2>"$start_home/err" &
  start_pid=$!
  start_tries=0
  until grep -q '^ready' "$start_home/out" 2>/dev/null || [ "$start_tries" -ge 120 ]; do
    kill -0 "$start_pid" 2>/dev/null || break
    start_tries=$((start_tries + 1))
    sleep 0.5
  done
  kill "$start_pid" 2>/dev/null || :
  wait "$start_pid" 2>/dev/null || :
  if [ -s "$start_cache.new" ]; then
    mv "$start_cache.new" "$start_cache"
  else
    : >"$start_cache"
  fi
  rm -rf "$start_home"
}

start_prepare() {
  [ -z "${ECLUSE_NO_BUILD:-}" ] && [ -f "$build_stamp" ] || return 0
  start_cache_is_current && return 0
  build_lock_take
  if ! start_cache_is_current; then
    echo "preparing quick starts (once for each build)…" >&2
    start_cache_make
  fi
  build_lock_drop
}

# Java's own remarks about a cache that does not fit would stand on standard output, which is ours.
start_run() {
  # ECLUSE_JAVA_OPTS is a list of words.
  # shellcheck disable=SC2086
  set -- ${ECLUSE_JAVA_OPTS:-} -cp "$(start_class_path)" org.ecluse.app.cli.Main "$@"
  if [ -s "$start_cache" ]; then
    # Without the training's profiles, which would set the optimizing compiler going at once.
    set -- -XX:AOTCache="$start_cache" -XX:+UnlockDiagnosticVMOptions -XX:-AOTReplayTraining -Xlog:disable "$@"
  fi
  # Native libraries as the build unpacked them. Where they are absent, or not for this machine, each is unpacked from its jar.
  if [ -d "$start_native" ]; then
    set -- -Djava.library.path="$start_native" -Dorg.sqlite.lib.path="$start_native" "$@"
  fi
  # shellcheck disable=SC2086
  exec "$JAVA_HOME/bin/java" $start_flags "$@"
}
