#!/bin/sh
# What a container of the image does: keys, prepare, web, worker, healthy, backup FILE, restore FILE, or any command.
set -eu
cd /app

read_key() { cat "/keys/$1/password"; }
make_key() { # Readable by the other image's user; only the services that need it mount its volume.
    [ -s "/keys/$1/password" ] || {
        python -c 'import secrets; print(secrets.token_urlsafe(32), end="")' >"/keys/$1/draft"
        chmod 0444 "/keys/$1/draft"
        mv "/keys/$1/draft" "/keys/$1/password"
    }
}

if [ "$1" = keys ]; then
    make_key postgres
    make_key redis
    exec python -c 'from config.secrets import secret; [secret(name) for name in ("django", "mfa", "postgres")]'
fi
if [ "$1" = healthy ]; then
    exec python -c 'import urllib.request; urllib.request.urlopen("http://127.0.0.1:8000/", timeout=4)'
fi

[ -n "${DATABASE_URL:-}" ] || export DATABASE_URL="postgresql://artel:$(cat "$ARTEL_DATA/secrets/postgres")@postgres/artel"
[ -n "${REDIS_URL:-}" ] || export REDIS_URL="redis://:$(read_key redis)@redis:6379/0"
[ -n "${ARTEL_MAIL_FROM:-}" ] || unset ARTEL_MAIL_FROM

case $1 in
prepare | backup | restore) # these work as the server's administrator
    ARTEL_ADMIN_URL="postgresql://postgres:$(read_key postgres)@postgres/postgres"
    export ARTEL_ADMIN_URL
    [ "$1" != prepare ] || exec python manage.py migrate
    exec python manage.py "$@"
    ;;
web) exec python manage.py serve --no-worker --no-migrate ;;
worker) exec python manage.py worker --alive-file /tmp/worker-alive ;;
*) exec "$@" ;;
esac
