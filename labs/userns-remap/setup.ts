import type { HostName, Params } from '../../contract/index.ts'

/**
 * A service of the kind that is in many a home-grown setup: root in its container, the host's directory
 * mounted, and a start script with an option that somebody once copied from a forum.
 */
export function setup(params: Params): Record<HostName, string> {
  const { service, helper, admin, port, image, edition, seal } = params
  return {
    master: `set -eu
install -d -m 755 /srv/${service} /srv/${service}/notes /opt/${service}
echo 'admin: ${admin}' > /srv/${service}/admins
chmod 644 /srv/${service}/admins
(umask 077; echo '${seal}' > /srv/${service}/seal)

context=$(mktemp -d)
install -d -m 755 "$context/www/cgi-bin"
echo '${service}, ${edition}' > "$context/www/index.html"
cat > "$context/www/cgi-bin/note" <<'END'
#!/bin/sh
# Keeps the note that was sent last.
printf 'Content-Type: text/plain\\r\\n\\r\\n'
new=/site/notes/.new.$$
if said=$( { echo "$QUERY_STRING" > $new; } 2>&1 ) && said=$(mv -f $new /site/notes/latest 2>&1); then
  echo '${service}, ${edition}: stored'
else
  echo "${service}, ${edition}: not stored: $said"
fi
END
chmod 755 "$context/www/cgi-bin/note"
chmod 644 "$context/www/index.html"
cat > "$context/Dockerfile" <<'END'
FROM bulkhead/shell
COPY www /www
EXPOSE 8080
STOPSIGNAL SIGKILL
CMD ["httpd", "-f", "-p", "8080", "-h", "/www"]
END
docker build -q -t ${image} "$context"
rm -r "$context"

cat > /opt/${service}/start.sh <<'END'
#!/bin/sh
# Starts ${service}, and ${helper}, which counts what it holds.
set -eu
docker run -d --name ${service} --restart unless-stopped -p ${port}:8080 \\
  -v /srv/${service}:/site ${image}
docker run -d --name ${helper} --restart unless-stopped --userns=host \\
  -v /srv/${service}:/site:ro ${image} \\
  sh -c 'while :; do du -s /site/notes > /tmp/size; sleep 10; done'
END
chmod 755 /opt/${service}/start.sh
/opt/${service}/start.sh
`,
  }
}
