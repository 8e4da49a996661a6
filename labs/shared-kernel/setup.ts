import type { HostName, Params } from '../../contract/index.ts'
import { actions, namesIn } from './actions.ts'

/**
 * A page from a directory of the host, served by root, with the host's /etc beside it "for the time zone" and no
 * seccomp filter "because it did not work otherwise". And an image with a few things to ask a kernel for.
 */
export function setup(params: Params): Record<HostName, string> {
  const { service, image, port, word, sealFile, seal } = params
  const files = namesIn(params.actions ?? '').map(
    (name) => `cat > $context/actions/${name} <<'END'\n${actions[name]}\nEND\n`,
  )
  return {
    master: `set -eu
umask 022
install -d -m 755 /srv/${service}/www
echo '<h1>${service}</h1><p>Ask for ${word}.</p>' > /srv/${service}/www/index.html
(umask 077; echo '${seal}' > /etc/${sealFile})
context=$(mktemp -d)
mkdir $context/actions
${files.join('')}cat > $context/Dockerfile <<'END'
FROM bulkhead/shell
COPY actions/ /actions/
WORKDIR /actions
END
export DOCKER_BUILDKIT=0
docker build -q -t lab/actions $context
rm -r $context
docker build -q -t ${image} - <<'END'
FROM bulkhead/shell
EXPOSE 8080
STOPSIGNAL SIGKILL
CMD ["httpd", "-f", "-p", "8080", "-h", "/site/www"]
END
docker run -d --name ${service} --restart unless-stopped -p ${port}:8080 \\
  -v /srv/${service}:/site -v /etc:/host-etc --security-opt seccomp=unconfined ${image}
`,
  }
}
