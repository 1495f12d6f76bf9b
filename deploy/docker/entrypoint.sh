#!/bin/sh
# Starts what ROLE names. Secrets come from the environment, or from the file the secrets service made.
set -eu
secrets=--env-file-if-exists=/secrets/secrets.env
[ -f /secrets/secrets.env ] || secrets=--no-warnings
# Without a mail server the mails are at least readable in the log.
[ -n "${SMTP_URL:-}" ] || export MAIL_LOG="${MAIL_LOG:-1}"
desk() { node "$secrets" /app/cli/main.js "$@"; }

case "${ROLE:-server}" in
  secrets) exec node /app/secrets.mjs ;;
  migrate)
    desk migrate
    if [ "${DEMO:-0}" = 1 ]; then
      # 4 is "refused": a workspace of one's own is there, and nothing was changed.
      desk seed demo || [ $? = 4 ]
    fi
    ;;
  server) exec node "$secrets" --enable-source-maps --max-semi-space-size=8 /app/server/main.js ;;
  # The check of the container looks at the age of this file.
  worker) HEALTH_FILE="${HEALTH_FILE:-/tmp/worker-lives}" exec node "$secrets" --enable-source-maps --max-semi-space-size=2 /app/worker/main.js ;;
  web)
    cd /app/web/apps/web
    exec node "$secrets" --max-semi-space-size=2 --max-old-space-size=256 server.js
    ;;
  desk) exec node "$secrets" /app/cli/main.js "$@" ;;
  *)
    echo "ROLE must be server, web, worker, migrate, secrets or desk, not \"$ROLE\"." >&2
    exit 2
    ;;
esac
