#!/usr/bin/env bash
# Measures process start to first answer with each HTTP client, over TLS on loopback, in fresh JVMs.
# Usage: JAVA_HOME=… docs/http-client/measure.sh [runs] [java options …]
set -euo pipefail
cd "$(dirname "$0")/../.."
runs=${1:-11}; shift || true
work=$(mktemp -d)
java=${JAVA_HOME:?set it to the JDK to measure}/bin/java
program=dev.hawser.agent.bedrock.HttpClientStart

mvn -q -B -pl agent-core test-compile
mvn -q -B -pl agent-core dependency:build-classpath -DincludeScope=runtime -Dmdep.outputFile="$work/core"
for client in url-connection-client apache5-client aws-crt-client netty-nio-client; do
  mvn -q -B -f docs/http-client -Dclient=$client dependency:build-classpath -Dmdep.outputFile="$work/$client"
done
core=agent-core/target/classes:agent-core/target/test-classes:$(tr ':' '\n' <"$work/core" | grep -v url-connection | paste -sd:)

"$JAVA_HOME/bin/keytool" -genkeypair -alias loopback -keyalg EC -dname CN=localhost -ext san=dns:localhost \
  -keystore "$work/server.p12" -storepass changeit >/dev/null 2>&1
"$JAVA_HOME/bin/keytool" -exportcert -alias loopback -keystore "$work/server.p12" -storepass changeit -file "$work/cert" 2>/dev/null
cp "$JAVA_HOME/lib/security/cacerts" "$work/trusted" && chmod u+w "$work/trusted"
"$JAVA_HOME/bin/keytool" -importcert -noprompt -alias loopback -keystore "$work/trusted" -storepass changeit -file "$work/cert" 2>/dev/null

"$java" -cp "$core:$(cat "$work/url-connection-client")" $program serve "$work/server.p12" >"$work/port" &
server=$!
trap 'kill $server; rm -r "$work"' EXIT
until [ -s "$work/port" ]; do sleep 0.1; done

measure() { # client, mode
  "$java" "${options[@]}" -Dslf4j.internal.verbosity=ERROR \
    -Djavax.net.ssl.trustStore="$work/trusted" -cp "$core:$(cat "$work/$1")" \
    $program "$2" "$(cat "$work/port")" "$(date +%s%3N)" >>"$work/$1.$2"
}
options=("$@")
cases="url-connection-client:whole url-connection-client:stream apache5-client:whole apache5-client:stream
  aws-crt-client:whole aws-crt-client:stream aws-crt-client:async netty-nio-client:async"
for ((run = 0; run < runs; run++)); do
  for case in $cases; do measure "${case%:*}" "${case#*:}"; done
done
for case in $cases; do
  sort -n "$work/${case%:*}.${case#*:}" | awk -v case="$case" '{ms[NR]=$1} END {printf "%-30s median %5d ms, quartiles %d and %d\n", case, ms[int((NR+1)/2)], ms[int((NR+3)/4)], ms[int((3*NR+1)/4)]}'
done
