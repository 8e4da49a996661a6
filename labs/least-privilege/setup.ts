import type { HostName, Params } from '../../contract/index.ts'

/**
 * A small web page, served with everything that a hurried administrator adds until it works. The image holds
 * the libraries of the host's docker command, which is mounted beside the socket, a setuid `su` for a root
 * without a password, and an account `web` that is uid 0 under another name.
 */
export function setup({ service, image, port, word }: Params): Record<HostName, string> {
  return {
    master: `set -eu
umask 022
files=$(mktemp -d)
mkdir -p $files/root/srv/www $files/root/etc
echo '<h1>${service}</h1><p>The word of the day is ${word}.</p>' > $files/root/srv/www/index.html
cat > $files/root/etc/passwd <<'END'
root::0:0:root:/root:/bin/sh
web:x:0:0:web:/srv/www:/bin/sh
nobody:x:65534:65534:nobody:/:/bin/false
END
for library in $(ldd /usr/bin/docker | grep -o '/[^ ]*'); do
  cp -L --parents $library $files/root
done
cat > $files/Dockerfile <<'END'
FROM bulkhead/shell
COPY root/ /
RUN rm /bin/su && cp /bin/busybox /bin/su && chmod 4755 /bin/su
STOPSIGNAL SIGKILL
EXPOSE ${port}
CMD ["httpd", "-f", "-p", "${port}", "-h", "/srv/www"]
END
DOCKER_BUILDKIT=0 docker build --quiet --network none --tag ${image} $files
rm -r $files
docker run --detach --name ${service} --restart unless-stopped \\
  --network host --pid host \\
  --cap-add SYS_ADMIN --cap-add SYS_PTRACE --cap-add NET_ADMIN \\
  --volume /run/docker.sock:/run/docker.sock --volume /usr/bin/docker:/bin/docker:ro \\
  ${image}
`,
  }
}
