import { type TaskDefinition, msg } from '../../contract/index.ts'

export const tasks: readonly TaskDefinition[] = [
  {
    id: 'root-outside',
    title: msg`Be root outside`,
    description: msg`From inside \`__service__\`, read what only root of master may read: its file /etc/__sealFile__. Give what is in it with \`answer seal WORD\`.`,
    points: 25,
    hints: [
      msg`What of master does the container see? \`docker inspect -f "{{range .Mounts}}{{.Source}} at {{.Destination}} {{end}}" __service__\`.`,
      msg`Who is it in there? \`docker exec __service__ id\`. To the kernel, number 0 is number 0, inside and outside.`,
      msg`\`docker exec __service__ cat /host-etc/__sealFile__\`, and then \`answer seal WORD\`.`,
    ],
  },
  {
    id: 'refused-by-default',
    title: msg`Know what Docker refuses`,
    description: msg`The image lab/actions holds a few things to ask a kernel for: __actions__. Which of them are refused in a container that is given no options but \`--network none\`? Name them all: \`answer refused "NAME NAME"\`.`,
    points: 35,
    hints: [
      msg`Don’t guess, try. They are small files in /actions: \`docker run --rm --network none lab/actions sh -c "tail -n 1 *"\` shows what each asks for.`,
      msg`A shell tells whether something went well: \`sh ./mount && echo done || echo refused\`.`,
      msg`All at once: \`docker run --rm --network none lab/actions sh -c 'for a in *; do sh ./$a && echo "$a: done" || echo "$a: refused"; done'\`.`,
    ],
  },
  {
    id: 'closed',
    title: msg`Give root away`,
    description: msg`\`__service__\` serves its page on port __port__ of master as somebody who is not root, under Docker’s own seccomp profile, without master’s /etc, and can’t write to /srv/__service__. No other running container can either.`,
    points: 40,
    hints: [
      msg`All this is decided when a container is made: remove it and make it anew. What does a page need? To be read.`,
      msg`A number is enough for --user, it needs no account: \`--user 10001:10001\`. A mount that ends in \`:ro\` can only be read.`,
      msg`Docker’s own profile is what one gets who says nothing about seccomp.`,
      msg`\`docker rm -f __service__\`, then \`docker run -d --name __service__ --restart unless-stopped -p __port__:8080 --user 10001:10001 -v /srv/__service__:/site:ro __image__\`.`,
    ],
  },
]
