#!/usr/bin/env bash
# While the year is imported, each service, then the broker, then the store is killed with SIGKILL and started again;
# officers go on paying meanwhile. In the end the figures must be those of an import that nobody disturbed, and no
# payment may be doubled. What is done and checked stands in infra/e2e: KillDuringImportIT.
set -euo pipefail
cd "$(dirname "$0")/../.."
exec mvn -B -ntp verify -Pchaos -Dfast.tests.skipped -Dformatter.skip "$@"
