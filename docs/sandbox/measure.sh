#!/usr/bin/env bash
# Prints what the sandbox costs on the disk of a directory (default: the temporary one), and what openat2 would cost instead.
# Needs JDK 22 or later in JAVA_HOME, and the modules compiled: mvn -q package -DskipTests -pl agent-tools-fs -am
set -euo pipefail
cd "$(dirname "$0")/../.."

java="${JAVA_HOME:?set JAVA_HOME to a JDK of version 22 or later}/bin/java"
classes=agent-tools-fs/target/classes:agent-core/target/classes

for _ in 1 2 3; do
  "$java" --enable-native-access=ALL-UNNAMED docs/sandbox/Openat2.java
done
LC_ALL=C.UTF-8 "$java" -cp "$classes" docs/sandbox/Costs.java "${1:-${TMPDIR:-/tmp}}"
