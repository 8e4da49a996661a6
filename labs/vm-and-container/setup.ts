import type { HostName, Params } from '../../contract/index.ts'

/**
 * A till whose password stands in its command line, as they do; and a supplier's program that wants to see the
 * machine it runs on, in a container with the processes of the host.
 */
export function setup(params: Params): Record<HostName, string> {
  const { stranger, strangerPort, till, password, vmPort, vmToken } = params
  return {
    master: `set -eu
sed -i 's/^VM_PORT=.*/VM_PORT=${vmPort}/; s/^VM_TOKEN=.*/VM_TOKEN=${vmToken}/' /srv/vm/vm.conf
cat > /etc/systemd/system/${till}.service <<'END'
[Unit]
Description=The till
[Service]
ExecStart=@/usr/bin/perl ${till} -e sleep -- --user=shop --password=${password}
[Install]
WantedBy=multi-user.target
END
systemctl daemon-reload
systemctl start ${till}.service
mkdir -p /srv/${stranger}/cgi-bin
cat > /srv/${stranger}/cgi-bin/${stranger} <<'END'
#!/bin/sh
# Takes stock of the machine that it runs on, for the supplier.
read -r kernel < /proc/sys/kernel/osrelease
read -r name < /proc/sys/kernel/hostname
printf 'Content-Type: text/plain\\r\\n\\r\\n'
echo "${stranger} ($QUERY_STRING)"
echo "machine $name, kernel $kernel"
for process in /proc/[0-9]*; do
  tr '\\0' ' ' < "$process/cmdline" && echo
done 2> /dev/null | sed -n 's/..*/process &/p'
END
chmod 755 /srv/${stranger}/cgi-bin/${stranger}
docker run --detach --name ${stranger} --restart unless-stopped --stop-signal KILL --pid host \\
  --volume /srv/${stranger}:/srv:ro --publish 127.0.0.1:${strangerPort}:80 bulkhead/shell httpd -f -p 80 -h /srv
`,
  }
}
