import type { HostName, Params } from '../../contract/index.ts'

/**
 * A web page in a container that is made as if it were a machine: a script that starts everything and starts
 * again what ends, syslogd, crond, and a real sshd with its host key and root's password in the image. The image's
 * PATH has nothing in it that an administrator needs; nobody noticed, because sshd brings a PATH of its own.
 */
export function setup({
  service,
  image,
  port,
  sshPort,
  password,
  word,
  notice,
}: Params): Record<HostName, string> {
  return {
    master: `set -eu
umask 022
files=$(mktemp -d)
root=$files/root
mkdir -p $root/srv/www $root/srv/notices $root/etc/ssh $root/etc/crontabs $root/run/sshd $root/var/log \\
  $root/var/spool/cron $root/usr/local/bin $root/root
echo '<h1>${service}</h1><p>Our ${word} is the best in town.</p>' > $root/srv/www/index.html
echo '${notice}' > $root/srv/notices/closed.txt

for program in /usr/sbin/sshd /usr/lib/openssh/sshd-session /usr/lib/openssh/sshd-auth; do
  [ -e $program ] || continue
  cp --parents $program $root
  for library in $(ldd $program | grep -o '/[^ ]*'); do
    cp -L --parents $library $root
  done
done
ssh-keygen -q -t ed25519 -N '' -C ${service} -f $root/etc/ssh/ssh_host_ed25519_key
cat > $root/etc/ssh/sshd_config <<'END'
Port 22
HostKey /etc/ssh/ssh_host_ed25519_key
PermitRootLogin yes
PasswordAuthentication yes
PerSourcePenalties no
UsePAM no
UseDNS no
END
cat > $root/etc/passwd <<'END'
root:x:0:0:root:/root:/bin/sh
sshd:x:101:65534:sshd:/run/sshd:/bin/false
nobody:x:65534:65534:nobody:/:/bin/false
END
echo "root:$(openssl passwd -6 '${password}'):20000:0:99999:7:::" > $root/etc/shadow
echo 'sshd:!:20000::::::' >> $root/etc/shadow
chmod 600 $root/etc/shadow
echo '0 4 * * * rm -f /srv/www/closed.txt' > $root/etc/crontabs/root
cat > $root/usr/local/bin/supervise <<'END'
#!/bin/sh
# Starts everything, and starts again what ends.
export PATH=/bin
keep() {
  while :; do
    "$@"
    sleep 1
  done
}
syslogd
crond -c /etc/crontabs
keep /usr/sbin/sshd -D &
keep httpd -f -p ${port} -h /srv/www &
wait
END
chmod 755 $root/usr/local/bin/supervise
docker run --rm --network none bulkhead/shell cat /bin/busybox > $root/usr/local/bin/su
chmod 4755 $root/usr/local/bin/su
# From an archive, because what COPY copies loses its setuid bit.
tar c -C $root . > $files/root.tar
rm -r $root
cat > $files/Dockerfile <<'END'
FROM bulkhead/shell
ADD root.tar /
ENV PATH=/usr/local/bin ADMIN_PASSWORD=${password}
EXPOSE 22 ${port}
STOPSIGNAL SIGKILL
CMD ["/usr/local/bin/supervise"]
END
DOCKER_BUILDKIT=0 docker build --quiet --network none --tag ${image} $files
rm -r $files
docker run --detach --name ${service} --restart unless-stopped --publish ${port}:${port} --publish ${sshPort}:22 ${image}
`,
  }
}
