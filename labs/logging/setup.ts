import type { HostName, Params } from '../../contract/index.ts'
import { ERRAND, greetingOf, INSIDE_PORT, nameOf, portOf, roles, type Role } from './planted.ts'

/**
 * Two small services whose lines stay where they are made: in files without a limit on the machine that an
 * intruder would have. The courier was given the host's log socket, as guides from before there were log
 * drivers have it. Master's own rsyslog runs, so that a forged line ends up where people look. Loghost is a
 * bare machine: its rsyslog is installed and off.
 */
export function setup(params: Params): Record<HostName, string> {
  return {
    master: `set -eu
systemctl enable --quiet --now rsyslog
build=$(mktemp -d)
cd "$build"
mkdir -p till/www/cgi-bin courier/www/cgi-bin
cat > till/www/cgi-bin/${ERRAND.till} <<'END'
#!/bin/sh
# One line for each sale, into the container's own output.
echo "sold \${QUERY_STRING:-nothing}" >&2
printf 'Content-Type: text/plain\\r\\n\\r\\nSold.\\n'
END
cat > courier/www/cgi-bin/${ERRAND.courier} <<'END'
#!/bin/sh
# One line for each message: into the container's own output, and to the system's log where there is one.
echo "sent \${QUERY_STRING:-nothing}" >&2
[ ! -S /dev/log ] || logger -t ${params.courierName} "sent \${QUERY_STRING:-nothing}"
printf 'Content-Type: text/plain\\r\\n\\r\\nSent.\\n'
END
${roles.map((role) => image(params, role)).join('')}cd /
rm -r "$build"
docker run -d --name ${params.tillName} --restart unless-stopped -p ${params.tillPort}:${INSIDE_PORT} lab/${params.tillName}
docker run -d --name ${params.courierName} --restart unless-stopped -p ${portOf(params, 'courier')}:${INSIDE_PORT} -v /dev/log:/dev/log lab/${params.courierName}
`,
    // By itself only a host called client can be logged in to. And the socket names rsyslog by an alias that comes
    // with enabling it: where it runs before that, systemd may then take it for dead.
    loghost: `set -eu
mkdir -p /etc/systemd/system/syslog.socket.d
printf '[Socket]\\nService=rsyslog.service\\n' > /etc/systemd/system/syslog.socket.d/rsyslog.conf
printf '[Unit]\\nConditionHost=\\n' > /etc/systemd/system/ssh.service.d/loghost.conf
systemctl daemon-reload
systemctl start ssh
`,
  }
}

/** httpd holds nothing that would have to be saved, and as process 1 it would not hear a friendlier signal. */
function image(params: Params, role: Role): string {
  return `echo '${greetingOf(params, role)}' > ${role}/www/index.html
chmod 755 ${role}/www/cgi-bin/*
cat > ${role}/Dockerfile <<'END'
FROM bulkhead/shell
COPY www /www
EXPOSE ${INSIDE_PORT}
STOPSIGNAL SIGKILL
CMD ["httpd", "-f", "-p", "${INSIDE_PORT}", "-h", "/www"]
END
DOCKER_BUILDKIT=0 docker build -q -t lab/${nameOf(params, role)} ${role}
`
}
