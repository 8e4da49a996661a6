import type { HostName, Params } from '../../contract/index.ts'
import { HOG_IMAGE, HOG_PROGRAM, NEIGHBOUR_IMAGE } from './planted.ts'

/**
 * Two containers without any limit: one whose work could grow over everything, and a small web page beside
 * it. Both are killed at once when stopped: they hold nothing, and their shells would not hear a polite signal.
 */
export function setup(params: Params): Record<HostName, string> {
  return {
    master: `set -eu
build=$(mktemp -d)
mkdir $build/hog $build/neighbour
cat > $build/hog/Dockerfile <<'END'
FROM bulkhead/shell
WORKDIR /scratch
STOPSIGNAL SIGKILL
CMD ${JSON.stringify(['sh', '-c', HOG_PROGRAM])}
END
echo '${params.greeting}' > $build/neighbour/index.html
cat > $build/neighbour/Dockerfile <<'END'
FROM bulkhead/shell
COPY index.html /www/index.html
STOPSIGNAL SIGKILL
CMD ["httpd", "-f", "-h", "/www"]
END
export DOCKER_BUILDKIT=0
docker build -q -t ${HOG_IMAGE} $build/hog
docker build -q -t ${NEIGHBOUR_IMAGE} $build/neighbour
rm -r $build
docker run -d --restart unless-stopped --name ${params.hogName} ${HOG_IMAGE}
docker run -d --restart unless-stopped --name ${params.neighbourName} ${NEIGHBOUR_IMAGE}
`,
  }
}
