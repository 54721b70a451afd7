#!/bin/sh
# Makes the secrets that the compose files want, each another one and known to nobody: infra/keycloak/secrets.sh [.env]
set -eu
file=${1:-.env}
if [ -e "$file" ]; then
  echo "$file is there already; its secrets are in use and stay as they are" >&2
  exit 1
fi
umask 077
for name in KEYCLOAK_ADMIN_PASSWORD KIP_LOOKUP_SECRET KIP_PORTAL_SECRET KIP_AUDITOR_SECRET KIP_CLI_SECRET KIP_REGISTER_IMPORT_SECRET KIP_DEMO_PASSWORD; do
  printf '%s=%s\n' "$name" "$(od -An -N24 -tx1 /dev/urandom | tr -d ' \n')"
done > "$file"
echo "secrets are in $file; keep it from everybody but who runs the office's servers"
