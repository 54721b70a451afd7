#!/usr/bin/env bash
# Builds the version of a commit (the one before, if none is named) and takes an office of it to this one, service by
# service, while its officers work. What is done and checked stands in infra/e2e: UpgradeIT.
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=$(mktemp -d)
trap 'git worktree remove --force "$folder/kip"; rmdir "$folder"' EXIT
git worktree add --detach "$folder/kip" "${1:-HEAD~1}"
(cd "$folder/kip" && mvn -B -ntp -q package -Dmaven.test.skip=true -Djacoco.skip=true -Dformatter.skip=true)
mvn -B -ntp verify -Pupgrade -Dkip.before="$folder/kip" -Dfast.tests.skipped -Dformatter.skip
