import type { TaskDefinition } from '../../contract/index.ts'

export const tasks: readonly TaskDefinition[] = [
  {
    id: 'root-outside',
    title: 'Be root outside',
    description:
      'From inside `__service__`, read what only root of master may read: its file /etc/__sealFile__. Give what is in it with `answer seal WORD`.',
    points: 25,
    hints: [
      'What of master does the container see? `docker inspect -f "{{range .Mounts}}{{.Source}} at {{.Destination}} {{end}}" __service__`.',
      'Who is it in there? `docker exec __service__ id`. To the kernel, number 0 is number 0, inside and outside.',
      '`docker exec __service__ cat /host-etc/__sealFile__`, and then `answer seal WORD`.',
    ],
  },
  {
    id: 'refused-by-default',
    title: 'Know what Docker refuses',
    description:
      'The image lab/actions holds a few things to ask a kernel for: __actions__. Which of them are refused in a container that is given no options but `--network none`? Name them all: `answer refused "NAME NAME"`.',
    points: 35,
    hints: [
      'Don’t guess, try. They are small files in /actions: `docker run --rm --network none lab/actions sh -c "tail -n 1 *"` shows what each asks for.',
      'A shell tells whether something went well: `sh ./mount && echo done || echo refused`.',
      'All at once: `docker run --rm --network none lab/actions sh -c \'for a in *; do sh ./$a && echo "$a: done" || echo "$a: refused"; done\'`.',
    ],
  },
  {
    id: 'closed',
    title: 'Give root away',
    description:
      '`__service__` serves its page on port __port__ of master as somebody who is not root, under Docker’s own seccomp profile, without master’s /etc, and can’t write to /srv/__service__. No other running container can either.',
    points: 40,
    hints: [
      'All this is decided when a container is made: remove it and make it anew. What does a page need? To be read.',
      'A number is enough for --user, it needs no account: `--user 10001:10001`. A mount that ends in `:ro` can only be read.',
      'Docker’s own profile is what one gets who says nothing about seccomp.',
      '`docker rm -f __service__`, then `docker run -d --name __service__ --restart unless-stopped -p __port__:8080 --user 10001:10001 -v /srv/__service__:/site:ro __image__`.',
    ],
  },
]
