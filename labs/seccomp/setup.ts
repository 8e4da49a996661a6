import type { HostName, Params } from '../../contract/index.ts'

/**
 * A page and a report of the free space, served under a profile that its author took for a safe one: all is
 * allowed but a few names, of which some are one variant of several, some are misspelt, and some are what the
 * report needs. The image has the host's perl, so that any call can be tried by its number.
 */
export function setup({ service, image, port, word, profile, secondCall }: Params): Record<HostName, string> {
  return {
    master: `set -eu
umask 022
files=$(mktemp -d)
mkdir -p $files/root/srv/www/cgi-bin $files/root/usr/bin ${profile?.replace(/\/[^/]*$/, '')}
echo '<h1>${service}</h1><p>The word of the day is ${word}.</p>' > $files/root/srv/www/index.html
cat > $files/root/srv/www/cgi-bin/space <<'END'
#!/bin/sh
printf 'Content-Type: text/plain\\r\\n\\r\\n'
echo "for $QUERY_STRING"
df -P / | { read -r titles; read -r device size used free rest; echo "free $free"; }
END
chmod 755 $files/root/srv/www/cgi-bin/space
cp /usr/bin/perl $files/root/usr/bin/perl
for library in $(ldd /usr/bin/perl | grep -o '/[^ ]*'); do
  cp -L --parents $library $files/root
done
cat > $files/Dockerfile <<'END'
FROM bulkhead/shell
COPY root/ /
ENV PATH=/bin:/usr/bin
STOPSIGNAL SIGKILL
EXPOSE 8080
CMD ["httpd", "-f", "-p", "8080", "-h", "/srv/www"]
END
DOCKER_BUILDKIT=0 docker build --quiet --network none --tag ${image} $files
rm -r $files
cat > ${profile} <<'END'
{
  "defaultAction": "SCMP_ACT_ALLOW",
  "syscalls": [
    {
      "names": ["chmod", "chmodat", "${secondCall}_at", "statfs"],
      "action": "SCMP_ACT_ERRNO"
    }
  ]
}
END
docker run --detach --name ${service} --restart unless-stopped --publish ${port}:8080 \\
  --security-opt seccomp=${profile} ${image}
`,
  }
}
