import { type TaskDefinition, msg } from '../../contract/index.ts'

export const tasks: readonly TaskDefinition[] = [
  {
    id: 'registry-tls',
    title: msg`The registry proves who it is`,
    description: msg`On port __registryPort__ of registry there is TLS and nothing else, with a certificate that is valid for \`__registryAlias__\`; Docker on master trusts whoever signed it, and makes no exception for any registry. systemd starts the registry.`,
    points: 25,
    hints: [
      msg`The registry reads /etc/docker/registry/config.yml on the host registry. And \`docker info\` on master lists the registries that Docker believes without any proof.`,
      msg`Make a certificate with \`subjectAltName=DNS:__registryAlias__\` on registry. \`http:\` in config.yml takes a section \`tls:\` with \`certificate:\` and \`key:\`; the user docker-registry has to be able to read both. Then \`systemctl restart docker-registry\`.`,
      msg`On master Docker looks for the authority in \`/etc/docker/certs.d/__registryAlias__:__registryPort__/ca.crt\`: a folder with the port in its name.`,
      msg`Take \`insecure-registries\` out of /etc/docker/daemon.json and restart docker. A reload is not enough: it adds exceptions and does not take them back.`,
    ],
  },
  {
    id: 'registry-login',
    title: msg`The registry asks who you are`,
    description: msg`Who has no login gets nothing from the registry and can push nothing, on any port. \`__registryUser__\` gets in with the password \`__registryPassword__\`, over TLS; a wrong password does not.`,
    points: 15,
    hints: [
      msg`TLS says who the registry is. It lets everybody in all the same.`,
      msg`\`htpasswd\` makes a line for a user and a password. The registry understands bcrypt only, which is \`-B\`.`,
      msg`In config.yml: \`auth:\` with \`htpasswd:\`, in it \`realm:\` and \`path:\`. The user docker-registry has to be able to read the file.`,
      msg`\`htpasswd -Bbn __registryUser__ __registryPassword__ > /etc/docker/registry/htpasswd\` on registry, restart docker-registry, and on master \`docker login __registryAlias__:__registryPort__\`.`,
    ],
  },
  {
    id: 'no-backdoor',
    title: msg`Nobody else’s door`,
    description: msg`The container \`__service__\` runs an image without the backdoor, not even in a layer; nothing in it listens but the service. And no tag of the registry leads to the changed image any more. The service goes on answering on port __servicePort__ of master.`,
    points: 20,
    hints: [
      msg`Who listens? Ask the kernel, in the container’s network: \`nsenter -t $(docker inspect -f "{{.State.Pid}}" __service__) -n ss -ltn\`.`,
      msg`A tag is a name, and whoever may push can give it to another image. A digest is computed from the content. /root/release-note.txt says what the digest should be; \`docker images --digests\` says what it is.`,
      msg`The registry still has the right image: \`docker pull __image__@sha256:…\` with the digest of the release note. Run that.`,
      msg`Give the tag back: \`docker tag\` the right image as \`__image__:__foundTag__\` and push it.`,
    ],
  },
  {
    id: 'no-secret',
    title: msg`Nothing to hide`,
    description: msg`The token of the depot, which is in /srv/__service__/depot-token, is nowhere in what \`__service__\` runs: not in a variable, not in the history, not in a layer, not below a layer that deletes it.`,
    points: 20,
    hints: [
      msg`See what is told to anybody who has the image: \`docker history --no-trunc\` and \`docker inspect\`. Then its layers: \`docker save\`, and look into each.`,
      msg`\`RUN rm\` makes a new layer that says "gone". The file is still in the layer before.`,
      msg`The token is needed to build, and not to run. A Dockerfile can have two stages, each beginning with FROM; only the last one becomes the image.`,
      msg`Stage one, \`FROM bulkhead/shell AS press\`, gets the token and the toolchain and sets the page; stage two takes only the result: \`COPY --from=press /out/index.html /srv/www/index.html\`. And \`ENV DEPOT_TOKEN\` goes.`,
    ],
  },
  {
    id: 'rebuilt',
    title: msg`Rebuilt: fixed, small and released`,
    description: msg`\`__service__\` runs an image with at most __sizeLimit__ MB in which __component__ is of a version without the flaw of /root/advisory.txt, by its record in /var/lib/dpkg/status.d and in fact. The registry has that image as \`house/__service__:__newTag__\`, in /var/lib/docker-registry.`,
    points: 20,
    hints: [
      msg`The advisory names the first version without the flaw. Compare versions number by number: 10 comes after 9. The packages are in /srv/__service__/depot.`,
      msg`\`docker history __image__:__foundTag__\` shows what makes it big: a layer with tools that a later layer only hides.`,
      msg`Change the Dockerfile in /srv/__service__: the newest package, and in the last stage nothing but bulkhead/shell, rootfs, the package and the page.`,
      msg`\`docker build -t __image__:__newTag__ /srv/__service__\`, \`docker push __image__:__newTag__\`, then remove the container and run it again from that image, with \`--restart unless-stopped -p __servicePort__:80\`.`,
    ],
  },
]
