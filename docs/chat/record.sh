#!/usr/bin/env bash
# Runs the chat of docs/chat.md and prints what the terminal shows: the lines of script.txt are typed, in a directory that is
# made here. No credentials, no network. Build first: mvn -q package -DskipTests. To record it anew:
#
#   docs/chat/record.sh --into docs/chat.md
set -euo pipefail
export LC_ALL=C.UTF-8
here=$(cd "$(dirname "$0")" && pwd)
jar=${HAWSER_EXAMPLES:-java -jar "$here/../../examples/target/hawser-examples.jar"}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir -p "$work/site/src"
printf 'h1 {\n  color: red;\n}\np {\n  color: grey;\n}\n' > "$work/site/src/style.css"
printf '# A site\n\nColours are in src/style.css.\n' > "$work/site/README.md"

record() {
    (cd "$work" && $jar chat site --home "$work/home" < "$here/script.txt")
}

if [ "${1:-}" = --into ]; then
    record > "$work/recorded"
    awk -v recorded="$work/recorded" '
        /^<!-- recorded -->$/ { print; getline; print; while ((getline line < recorded) > 0) print line; skip = 1; next }
        skip && /^```$/ { skip = 0 }
        !skip { print }' "$2" > "$work/page"
    cp "$work/page" "$2"
else
    record
fi
