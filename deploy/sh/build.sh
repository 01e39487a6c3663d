# Builds the service where it is missing or older than its sources. Sourced by ./ecluse and ./check,
# after jdk.sh; $root is the directory of the checkout.

# shellcheck disable=SC2154 # root is set by the script that sources this one
build_stamp=$root/app/target/ecluse/.built
build_lock=$root/app/target/.building
build_modules=app
build_dots=

# True where the jars are there and no source is newer than the moment their build began.
build_is_current() {
  [ -f "$build_stamp" ] || return 1
  [ -z "$(find "$root/pom.xml" "$root/.mvn" \
    "$root/policy/pom.xml" "$root/crypto/pom.xml" "$root/app/pom.xml" \
    "$root/policy/src/main" "$root/crypto/src/main" "$root/app/src/main" \
    -newer "$build_stamp" 2>/dev/null | head -n 1)" ]
}

# Waits until no other process builds here. The lock is a symbolic link whose target is the holder's process
# id: made and labelled in one step, so that a holder that was killed can be told from one that works.
build_lock_take() {
  mkdir -p "$root/app/target"
  build_waited=
  until ln -s "$$" "$build_lock" 2>/dev/null; do
    build_holder=$(readlink "$build_lock" || :)
    if [ -n "$build_holder" ] && ! kill -0 "$build_holder" 2>/dev/null; then
      rm -f "$build_lock"
      continue
    fi
    [ -n "$build_waited" ] || echo "waiting for another build of Ecluse…" >&2
    build_waited=yes
    sleep 1
  done
  trap build_lock_drop EXIT
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM
}

build_lock_drop() {
  trap - EXIT HUP INT TERM
  [ -z "$build_dots" ] || kill "$build_dots" 2>/dev/null || :
  rm -f "$build_lock"
}

# Notes when a build begins: a source that is edited while it runs is newer than it.
build_begins() {
  : >"$build_lock.since"
}

# Call after a build that succeeded.
build_ended() {
  mkdir -p "${build_stamp%/*}"
  mv "$build_lock.since" "$build_stamp"
}

# Builds without tests and checks, which are ./check's; a dot every other second says that it lives.
build_quietly() {
  build_log=$root/app/target/build.log
  build_begins
  (
    while :; do
      sleep 2 >/dev/null 2>&1
      printf . >&2
    done
  ) &
  build_dots=$!
  build_status=0
  (cd "$root" && ./mvnw -B -ntp -pl "$build_modules" -am package -Dmaven.test.skip=true \
    -Denforcer.skip=true -Dspotless.check.skip=true -Dforbiddenapis.skip=true) \
    </dev/null >"$build_log" 2>&1 || build_status=$?
  kill "$build_dots" 2>/dev/null || :
  wait "$build_dots" 2>/dev/null || :
  build_dots=
  echo >&2
  if [ "$build_status" -ne 0 ]; then
    grep '^\[ERROR\]' "$build_log" | head -n 20 >&2 || tail -n 20 "$build_log" >&2
    echo "Ecluse could not be built; the whole story is in $build_log" >&2
    exit 1
  fi
  build_ended
}

build_if_needed() {
  [ -z "${ECLUSE_NO_BUILD:-}" ] && [ -f "$root/pom.xml" ] || return 0
  build_is_current && return 0
  build_lock_take
  if ! build_is_current; then
    if [ -f "$build_stamp" ]; then
      echo "building Ecluse (its sources have changed)…" >&2
    else
      echo "building Ecluse (first start only)…" >&2
    fi
    build_quietly
  fi
  build_lock_drop
}
