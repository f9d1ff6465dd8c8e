# Finds a JDK 25 or newer by reading each JDK's `release` file, so that deciding costs no JVM start.
# POSIX sh, sourced by ./mvnw and ./actordex:
#
#   . .mvn/find-jdk.sh
#   find_jdk || exit 1        # exports JAVA_HOME, or says on standard error what to install
#
# With jdk_tool=java a Java runtime without a compiler serves as well.
#
# JAVA_HOME and then the java on PATH are taken where they fit. Otherwise the lowest fitting version in the usual
# places wins, because the tools that look into the compiler follow new Java releases late.

jdk_minimum=25

# The feature version of the JDK in folder $1 into jdk_version, 0 where the tool or the release file is missing.
read_jdk_version() {
  jdk_version=0
  [ -x "$1/bin/${jdk_tool:-javac}" ] && [ -r "$1/release" ] || return 0
  while IFS= read -r jdk_line || [ -n "$jdk_line" ]; do
    case $jdk_line in
    JAVA_VERSION=*)
      jdk_line=${jdk_line#JAVA_VERSION=}
      jdk_line=${jdk_line#\"}
      jdk_version=${jdk_line%%[!0-9]*}
      jdk_version=${jdk_version:-0}
      return 0
      ;;
    esac
  done <"$1/release"
}

find_jdk() {
  if [ -n "${JAVA_HOME-}" ]; then
    read_jdk_version "$JAVA_HOME"
    if [ "$jdk_version" -ge "$jdk_minimum" ]; then
      export JAVA_HOME
      return 0
    fi
  fi

  jdk_java=$(command -v java 2>/dev/null) || jdk_java=
  if [ -n "$jdk_java" ]; then
    jdk_java=$(readlink -f "$jdk_java" 2>/dev/null) || jdk_java=
    jdk_home=${jdk_java%/bin/java}
    read_jdk_version "$jdk_home"
    if [ "$jdk_version" -ge "$jdk_minimum" ]; then
      JAVA_HOME=$jdk_home
      export JAVA_HOME
      return 0
    fi
  fi

  jdk_best= jdk_best_version=
  for jdk_home in /usr/lib/jvm/* /opt/* "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    read_jdk_version "$jdk_home"
    if [ "$jdk_version" -ge "$jdk_minimum" ]; then
      if [ -z "$jdk_best" ] || [ "$jdk_version" -lt "$jdk_best_version" ]; then
        jdk_best=$jdk_home jdk_best_version=$jdk_version
      fi
    fi
  done
  if [ -z "$jdk_best" ]; then
    jdk_kind=JDK
    [ "${jdk_tool:-javac}" = javac ] || jdk_kind='Java runtime'
    echo "Actordex needs a $jdk_kind $jdk_minimum or newer: install one, for example Temurin $jdk_minimum from https://adoptium.net, or let JAVA_HOME name it." >&2
    return 1
  fi
  JAVA_HOME=$jdk_best
  export JAVA_HOME
}
