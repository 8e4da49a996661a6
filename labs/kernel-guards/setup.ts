import type { HostName, Params } from '../../contract/index.ts'

/**
 * Three containers, of which one has no filter for system calls and one a filter that lets all through. And what the
 * virtual machine finds when it starts: a notice board whose program reads whatever it is asked for.
 */
export function setup(params: Params): Record<HostName, string> {
  const { plain, bare, holes, board, vault, secret, notice, vmPort, vmToken } = params
  const run = 'docker run --detach --restart unless-stopped --stop-signal KILL'
  return {
    master: `set -eu
umask 022
sed -i 's/^VM_PORT=.*/VM_PORT=${vmPort}/; s/^VM_TOKEN=.*/VM_TOKEN=${vmToken}/' /srv/vm/vm.conf
guest=/srv/vm/guest
mkdir -p $guest/srv/${board}/public $guest/etc/${vault} $guest/www/cgi-bin
echo '${notice}' > $guest/srv/${board}/public/notice
echo '${secret}' > $guest/etc/${vault}/key
cat > $guest/www/cgi-bin/${board} <<'END'
#!/bin/sh
# Shows a notice, by its name.
printf 'Content-Type: text/plain\\r\\n\\r\\n'
exec /srv/${board}/cat "/srv/${board}/public/$QUERY_STRING" 2>&1
END
chmod 755 $guest/www/cgi-bin/${board}
cat > $guest/etc/rc.local <<'END'
# The board has a program of its own, so that there is something to confine.
cp /bin/busybox /srv/${board}/cat
END
echo '{ "defaultAction": "SCMP_ACT_ALLOW", "syscalls": [] }' > /tmp/holes.json
${run} --name ${plain} bulkhead/shell sleep infinity
${run} --name ${bare} --security-opt seccomp=unconfined bulkhead/shell sleep infinity
${run} --name ${holes} --security-opt seccomp=/tmp/holes.json bulkhead/shell sleep infinity
rm /tmp/holes.json
`,
  }
}
