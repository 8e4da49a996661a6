import { type TaskDefinition, msg } from '../../contract/index.ts'

export const tasks: readonly TaskDefinition[] = [
  {
    id: 'found',
    title: msg`You know what the image does beside its work`,
    description: msg`Say which file in \`__service__\` holds what talks to a stranger, and the token that it sends: \`answer backdoor /PATH/OF/THE/FILE\` and \`answer token TOKEN\`.`,
    points: 25,
    hints: [
      msg`What runs in there? \`docker top __service__\` shows one program too many.`,
      msg`\`docker inspect -f "{{.Config.Entrypoint}} {{.Config.Cmd}}" __image__\` says what is started first, and \`docker history --no-trunc __image__\` how the image was made.`,
      msg`Read what is started: \`docker exec __service__ cat /bin/docker-entrypoint\`. It hands a file to a shell. Read that one, too.`,
      msg`The token is in that file, encoded: \`echo … | base64 -d\` makes it readable.`,
    ],
  },
  {
    id: 'outdated',
    title: msg`You know which package has a known flaw`,
    description: msg`Compare the packages in the image with /srv/advisories.txt, and answer with name and version: \`answer package "NAME VERSION"\`.`,
    points: 20,
    hints: [
      msg`Minimal images keep a record per package in /var/lib/dpkg/status.d.`,
      msg`\`docker exec __service__ sh -c "grep -h -e ^Package -e ^Version /var/lib/dpkg/status.d/*"\` lists what the image has.`,
      msg`A version has the flaw if it is older than the one in the column FIXED-IN. Numbers are compared one by one: 1.10 is newer than 1.9.`,
    ],
  },
  {
    id: 'clean',
    title: msg`The service runs from an image without it`,
    description: msg`\`__service__\` shows its page on port __port__ of master. What it runs from is what is called \`__image__\` now, no layer of it holds anything of the backdoor, and nobody tells \`__collector__\` the token any more. Leave \`__collector__\` alone: it plays a machine that is not yours.`,
    points: 35,
    hints: [
      msg`Deleting the file in the container helps until the container is made anew. Deleting it in a further layer only hides it.`,
      msg`You have all that the service needs: the site in /srv/house/site and its packages in /srv/house/depot. Build from that, and from an image that you know: \`FROM bulkhead/shell\`.`,
      msg`In a Dockerfile, \`ADD package.tar /\` unpacks the archive. \`CMD ["httpd", "-f", "-p", "80", "-h", "/srv/www"]\` starts the server.`,
      msg`\`docker build -t __image__ -f /root/Dockerfile /srv/house\`, then \`docker rm -f __service__\` and \`docker run -d --name __service__ --restart unless-stopped -p __port__:80 __image__\`.`,
    ],
  },
  {
    id: 'updated',
    title: msg`The package has no known flaw any more`,
    description: msg`The image that \`__service__\` runs from has the outdated package in the version in which it was mended, in its record and in its program, and that program answers under \`/cgi-bin/\` of the site.`,
    points: 20,
    hints: [
      msg`What is changed in a running container is lost with it. Put it into the image.`,
      msg`/srv/house/depot has every package that the image had, and for one of them there is a second version.`,
      msg`The same Dockerfile, with the newer archive in its \`ADD\`.`,
    ],
  },
]
