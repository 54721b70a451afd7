#!/usr/bin/env bash
# While a register is imported, each service, then the broker, then the store is killed with SIGKILL and started again.
# In the end the figures must be those of an import that nobody disturbed, and no payment may be doubled.
# Usage: infra/chaos/kill-during-import.sh [REGISTER_DIR]      (also: mvn verify -Pchaos)
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
register=${1:-$root/infra/demo/dong-ha-2022}
work=$(mktemp -d)
export KIP_PORT_BASE=${KIP_PORT_BASE:-39000}
kip() { "$root/kip" "$@" --data "$work/data"; }
cleanup() { kip down >/dev/null 2>&1 || true; rm -rf "$work"; }
trap cleanup EXIT

figures() {
  kip report form06 --from 2021-11-01 --to 2023-12-31 --by-ward --json | sed '/"seal"/,/\]/d' >"$1"
  kip report on-time --from 2021-11-01 --to 2023-12-31 --json | sed '/"seal"/,/\]/d' >>"$1"
}

echo "an undisturbed import …"
kip up --apart >/dev/null 2>&1
kip import "$register" --json >"$work/calm.json" 2>/dev/null
figures "$work/calm"
kip down >/dev/null
rm -rf "$work/data"

echo "the same import, with everything killed once …"
kip up --apart >/dev/null 2>&1
kip import "$register" --json >"$work/disturbed.json" 2>"$work/import.err" &
import=$!
for process in intake eligibility payment reporting broker store; do
  sleep 6
  if ! kill -0 "$import" 2>/dev/null; then
    echo "the import ended before $process could be killed" >&2
    exit 1
  fi
  echo "  killing $process"
  pid=$(cut -d' ' -f1 "$work/data/run/$process.pid")
  kill -9 "$pid"
  while kill -0 "$pid" 2>/dev/null; do sleep 0.2; done
  kip up | sed -n 's/^had ended/  had ended/p'
done
if ! wait "$import"; then
  tail -n 20 "$work/import.err" >&2
  echo "FAILED: the import did not end well" >&2
  exit 1
fi
figures "$work/disturbed"
if ! diff -q "$work/calm" "$work/disturbed" >/dev/null; then
  diff "$work/calm" "$work/disturbed" | head -40 >&2
  echo "FAILED: the figures differ" >&2
  exit 1
fi
kip import "$register" --json >"$work/again.json"
recorded=$(grep -c '"recorded" : 0' "$work/again.json" || true)
if [ "$recorded" != 2 ]; then
  echo "FAILED: importing again recorded something" >&2
  exit 1
fi
kip status
echo "OK: every process was killed and started again; the figures are the same and nothing is recorded twice"
