# Finds a JDK 25 or newer. Sourced by ./ecluse and ./check; leaves its home in JAVA_HOME.

ECLUSE_JDK=25

# Prints the major version of the JDK in the directory $1; fails where there is none.
jdk_major() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
  if [ -r "$1/release" ]; then
    jdk_version=$(sed -n 's/^JAVA_VERSION="\(.*\)"$/\1/p' "$1/release")
  else
    jdk_version=$("$1/bin/java" -version 2>&1 | sed -n 's/^[a-z]* version "\([^"]*\)".*/\1/p')
  fi
  jdk_version=${jdk_version%%[!0-9]*}
  [ -n "$jdk_version" ] || return 1
  printf '%s\n' "$jdk_version"
}

# True where the directory $1 holds a JDK that is new enough.
jdk_suits() {
  jdk_found=$(jdk_major "$1") && [ "$jdk_found" -ge "$ECLUSE_JDK" ]
}

# Prints the home of the `java` on the path; fails where there is none. Asking Java itself costs a third of a second, so
# only a `java` that is no link into a JDK is asked.
jdk_home_on_path() {
  jdk_java=$(command -v java 2>/dev/null) || return 1
  jdk_java=$(readlink -f "$jdk_java" 2>/dev/null || printf '%s\n' "$jdk_java")
  jdk_home=${jdk_java%/bin/java}
  if [ -r "$jdk_home/release" ]; then
    printf '%s\n' "$jdk_home"
  else
    "$jdk_java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p'
  fi
}

# Prints the home of the oldest JDK that suits, among the usual folders: the one closest to what is tested.
jdk_home_in_usual_folders() {
  jdk_best=
  jdk_best_major=
  for jdk_candidate in \
    /usr/lib/jvm/* /opt/*jdk* /opt/*java* "${HOME:-/nonexistent}"/.sdkman/candidates/java/* \
    "${HOME:-/nonexistent}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    jdk_suits "$jdk_candidate" || continue
    if [ -z "$jdk_best" ] || [ "$jdk_found" -lt "$jdk_best_major" ]; then
      jdk_best=$jdk_candidate
      jdk_best_major=$jdk_found
    fi
  done
  [ -n "$jdk_best" ] && printf '%s\n' "$jdk_best"
}

# Sets and exports JAVA_HOME, or says what to install and ends the process with 1.
find_jdk() {
  if [ -n "${JAVA_HOME:-}" ] && jdk_suits "$JAVA_HOME"; then
    :
  elif jdk_on_path=$(jdk_home_on_path) && jdk_suits "$jdk_on_path"; then
    JAVA_HOME=$jdk_on_path
  elif ! JAVA_HOME=$(jdk_home_in_usual_folders); then
    echo "Ecluse needs a JDK $ECLUSE_JDK or newer: install one (for example Eclipse Temurin $ECLUSE_JDK) and set JAVA_HOME to its directory." >&2
    exit 1
  fi
  export JAVA_HOME
}
