# For sh, read by rewire and bench/run: finding a JDK 25, and building with it.

say() {
  printf '%s\n' "$*" >&2
}

# the file behind a chain of links
resolved() {
  file=$1
  while [ -h "$file" ]; do
    link=$(readlink "$file")
    case $link in
      /*) file=$link ;;
      *) file=$(dirname "$file")/$link ;;
    esac
  done
  printf '%s\n' "$file"
}

# a JDK of version 25 has a file "release" that says so; looking there is faster than starting it
is_25() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] && grep -q '^JAVA_VERSION="25[."]' "$1/release"
}

# the folder of a JDK 25, or a sentence with the remedy
find_jdk() {
  if [ -n "${REWIRE_JAVA:-}" ]; then
    for at in "$REWIRE_JAVA" "$(dirname -- "$(dirname -- "$(resolved "$REWIRE_JAVA")")")"; do
      if is_25 "$at"; then
        printf '%s\n' "$at"
        return 0
      fi
    done
    say "REWIRE_JAVA is \"$REWIRE_JAVA\", which is not a JDK 25: let it name the folder of one, or unset it."
    return 1
  fi
  for at in "${JAVA_HOME:-}" "$(dirname "$(dirname "$(resolved "$(command -v java || true)")")")" /usr/lib/jvm/*25* \
    /Library/Java/JavaVirtualMachines/*25*/Contents/Home "${HOME:-}"/.sdkman/candidates/java/25* \
    "${HOME:-}"/.jdks/*25*; do
    if [ -n "$at" ] && is_25 "$at"; then
      printf '%s\n' "$at"
      return 0
    fi
  done
  say "Rewire needs a JDK 25 and found none: install one (for example Temurin 25), or point JAVA_HOME or REWIRE_JAVA to it."
  return 1
}

# packages a module and what it needs, without tests: build_module HOME JDK MODULE LOG. Maven runs on the JDK that was
# found, wherever it lies: its toolchain is then there too, and nothing is asked of the PATH but mvn itself.
build_module() {
  if ! command -v mvn >/dev/null 2>&1; then
    say "Rewire must be built first and needs Maven (mvn) for that: install it and try again."
    return 1
  fi
  if ! (cd "$1" && JAVA_HOME=$2 mvn -B -Dmaven.test.skip=true -Dspotless.check.skip -pl "$3" -am package) >"$4" 2>&1; then
    errors=$(grep -E '^\[(ERROR|WARNING)\].*(\.java:|Failed to execute|toolchain|resolve)' "$4" | head -n 10)
    say "${errors:-$(tail -n 15 "$4")}"
    say "The build failed; all of it is in $4."
    return 1
  fi
}
