import { type TaskDefinition, msg } from '../../contract/index.ts'

export const tasks: readonly TaskDefinition[] = [
  {
    id: 'seen',
    title: msg`You saw what happens on the way`,
    description: msg`For \`__image__:__tag__\`, answer with the digest of the image as the registry has it, \`answer good sha256:…\`, with that of the image that arrives when it is pulled by its tag as the host was found, \`answer bad sha256:…\`, and with the word that the program in the second one calls itself by, \`answer token …\`.`,
    points: 30,
    hints: [
      msg`\`docker pull __image__:__tag__\` prints the digest of what arrived.`,
      msg`The registry itself listens on this host, at 127.0.0.1:__ownPort__. \`curl -sI -H "Accept: application/vnd.docker.distribution.manifest.v2+json" http://127.0.0.1:__ownPort__/v2/house/__service__/manifests/__tag__\` asks it without anybody in between.`,
      msg`What differs? \`docker create\` makes a container of an image without starting it, and \`docker export\` gives all its files.`,
      msg`The program is /bin/__service__: \`docker run --rm __image__:__tag__ cat /bin/__service__\`.`,
    ],
  },
  {
    id: 'pinned',
    title: msg`The service runs what you meant`,
    description: msg`The container \`__service__\` runs the registry’s own image, is told so by digest and not by tag, and shows its page on port __servicePort__ of master.`,
    points: 30,
    hints: [
      msg`A tag is a name that whoever answers can hang on anything. A digest is computed from the content.`,
      msg`\`docker run … NAME@sha256:…\` pulls and runs by digest.`,
      msg`\`docker run -d --name __service__ --restart unless-stopped -p __servicePort__:80 __image__@sha256:…\`, with the digest that the registry gave you.`,
    ],
  },
  {
    id: 'tls',
    title: msg`Nobody on the way can answer for the registry`,
    description: msg`At __registryName__:__port__ there is TLS only, with a certificate that Docker on master can verify; Docker makes no exception for any registry; and what it is told about the tag is the registry’s own image. Leave \`wire.service\` alone: it plays a router that is not yours.`,
    points: 40,
    hints: [
      msg`The registry reads /etc/docker/registry/config.yml. Under \`http:\` it takes \`tls:\` with \`certificate:\` and \`key:\`, files that the user docker-registry can read.`,
      msg`\`openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 365 -subj /CN=registry -addext subjectAltName=DNS:__registryName__ -keyout server.key -out server.crt\` makes a certificate that is its own authority.`,
      msg`Docker looks for the authority in /etc/docker/certs.d/__registryName__:__port__/ca.crt.`,
      msg`The exception stands in /etc/docker/daemon.json, and in the daemon that runs: a reload does not take it back, a restart does.`,
    ],
  },
]
