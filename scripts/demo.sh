#!/bin/sh
# What `make demo` shows of a record: made anew each time in out/demo, asked, signed, verified, shared and checked.
# The passphrase of its key is made up here, is never shown and is gone when this ends.
set -eu

here=.venv/bin
export MARSAD_HOME=out/demo/record
unset MARSAD_DATABASE MARSAD_PASSPHRASE_FILE MARSAD_REGISTERS
MARSAD_PASSPHRASE=$("$here/python" -c 'import secrets; print(secrets.token_urlsafe(24))')
export MARSAD_PASSPHRASE

rm -rf out/demo
mkdir -p "$MARSAD_HOME"
cp examples/marsad.toml "$MARSAD_HOME/marsad.toml"

view() {
	printf '$ marsad %s\n' "$*"
	"$here/marsad" "$@"
}

run() {
	view "$@"
	echo
}

run add examples/story/reports.jsonl --quiet --no-progress
view incidents
siege=$("$here/marsad" incidents --json --country SY |
	"$here/python" -c 'import json, sys; print(next(one["id"] for one in map(json.loads, sys.stdin) if "d074" in one["reports"]))')
view toll "$siege" --outcome killed | sed "14q"
printf ' […]\n\n'
run keys create
run checkpoint --out out/demo/checkpoint.json
run verify --against out/demo/checkpoint.json --no-progress
run export --format bundle --out out/demo/bundle

# The verifier needs no Marsad: another Python checks the bundle where it has `cryptography`.
python=$here/python
for other in /usr/bin/python3 python3; do
	if "$other" -c 'import cryptography' 2>/dev/null; then
		python=$other
		break
	fi
done
printf '$ %s out/demo/bundle/data/verify_bundle.py out/demo/bundle --against out/demo/checkpoint.json\n' "$python"
"$python" out/demo/bundle/data/verify_bundle.py out/demo/bundle --against out/demo/checkpoint.json
echo

# The desk: on a port that is free, with an administrator and a password made up here. SERVE=1 leaves it running.
port=$("$here/python" -c 'import socket; free = socket.create_server(("127.0.0.1", 0)); print(free.getsockname()[1])')
MARSAD_ADMIN_NAME=demo
MARSAD_ADMIN_PASSWORD=$("$here/python" -c 'import secrets; print(secrets.token_urlsafe(12))')
export MARSAD_ADMIN_NAME MARSAD_ADMIN_PASSWORD
unset DEBUG DJANGO_DEBUG MARSAD_DEBUG
printf '$ marsad serve --port %s\n' "$port"
"$here/marsad" serve --port "$port" --workers 1 &
desk=$!
trap 'kill "$desk" 2>/dev/null || true' EXIT
trap 'exit 130' INT TERM
"$here/python" scripts/front_page.py "http://127.0.0.1:$port"
if [ "${SERVE:-}" = 1 ]; then
	printf 'name: %s\npassword: %s\n' "$MARSAD_ADMIN_NAME" "$MARSAD_ADMIN_PASSWORD"
	wait "$desk"
fi
