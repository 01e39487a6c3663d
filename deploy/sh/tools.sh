# Builds the tools of deploy where they are missing or older than their sources. Sourced by them, after jdk.sh and build.sh;
# $root is the directory of the checkout.

# shellcheck disable=SC2154 # root is set by the script that sources this one
tools_lib=$root/deploy/target/hammer/lib
tools_stamp=$root/deploy/target/hammer/.built

tools_are_current() {
  [ -f "$tools_stamp" ] || return 1
  [ -z "$(find "$root/deploy/pom.xml" "$root/deploy/src/main" -newer "$tools_stamp" 2>/dev/null | head -n 1)" ]
}

build_tools_if_needed() {
  if [ -z "${ECLUSE_NO_BUILD:-}" ] && ! { build_is_current && tools_are_current; }; then
    build_lock_take
    echo "building Ecluse and its tools…" >&2
    build_modules=app,deploy
    build_quietly
    touch "$tools_stamp"
    build_lock_drop
  fi
}
