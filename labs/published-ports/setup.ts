import type { HostName, Params } from '../../contract/index.ts'
import { visitorSetup } from '../shared/visitor.ts'
import { INSIDE } from './params.ts'

/**
 * Master publishes a container's two ports to everybody. Stranger has a visitor with an address of its own,
 * which is what tells a rule that lets one in from a rule that keeps one out.
 */
export function setup(params: Params): Record<HostName, string> {
  return { master: master(params), stranger: visitorSetup }
}

function master({ serviceName, servicePort, adminPort, pageWord, adminWord }: Params): string {
  return `set -eu
dir=$(mktemp -d)
mkdir -p "$dir/srv/www" "$dir/srv/admin"
echo '<p>The ${serviceName}, for our partner on client only: ${pageWord}</p>' > "$dir/srv/www/index.html"
echo '<p>The back office of the ${serviceName}: ${adminWord}</p>' > "$dir/srv/admin/index.html"
cat > "$dir/Dockerfile" <<'END'
FROM bulkhead/shell
COPY srv /srv
EXPOSE ${INSIDE.service} ${INSIDE.admin}
# Nothing to save, and as process 1 httpd would not listen to a friendlier signal.
STOPSIGNAL SIGKILL
CMD ["sh", "-c", "httpd -p ${INSIDE.admin} -h /srv/admin && exec httpd -f -p ${INSIDE.service} -h /srv/www"]
END
DOCKER_BUILDKIT=0 docker build -q -t lab/${serviceName} "$dir"
rm -r "$dir"
docker run -d --name ${serviceName} --restart unless-stopped -p ${servicePort}:${INSIDE.service} -p ${adminPort}:${INSIDE.admin} lab/${serviceName}
`
}
