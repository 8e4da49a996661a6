import { type TaskDefinition, msg } from '../../contract/index.ts'

export const tasks: readonly TaskDefinition[] = [
  {
    id: 'own-volumes',
    title: msg`To each user a volume`,
    description: msg`The container \`__service__-__first__\` serves __first__’s notes on port __firstPort__ as user __firstUid__, \`__service__-__second__\` those of __second__ on port __secondPort__ as user __secondUid__. Each has its own volume at \`/data/USER\`, which belongs to that user with mode 0700, is in no other container, and holds the notes that were there. No copy of them is left that everybody can read. (Looked for in /srv, /home, /opt, /mnt, /media, /root, /tmp, /var/tmp and /usr/local.)`,
    points: 25,
    hints: [
      msg`Two users in one container are kept apart by nothing but the program in it. Two containers with a volume each are kept apart by the kernel. Look at what is there: \`ls -lR /srv/notes\`.`,
      msg`A volume is a directory on master. \`docker volume create __service__-__first__\` makes one, \`docker volume inspect -f "{{.Mountpoint}}" __service__-__first__\` says where it is, and there you copy the notes as root.`,
      msg`In the kernel, users are numbers. \`chown -R __firstUid__:__firstUid__ DIRECTORY\` and \`chmod 700 DIRECTORY\` on the volume, and \`--user __firstUid__:__firstUid__\` for the container.`,
      msg`\`docker run -d --name __service__-__first__ --restart unless-stopped --user __firstUid__:__firstUid__ -p __firstPort__:8080 -v __service__-__first__:/data/__first__ … __image__\`, the same for __second__, and in the end \`rm -r /srv/notes\`.`,
    ],
  },
  {
    id: 'no-sensitive-mounts',
    title: msg`Nothing of master inside`,
    description: msg`Both containers work, and no running container has anything of master’s file systems mounted, but its own volumes: not read-only, not under another name, not a directory above it.`,
    points: 20,
    hints: [
      msg`What a container was given: \`docker inspect -f "{{json .Mounts}}" __service__\`. What it really has: \`cat /proc/$(docker inspect -f "{{.State.Pid}}" __service__)/mountinfo\`.`,
      msg`\`:ro\` keeps a container from writing. It does not keep it from reading /etc/shadow, and not from talking through a socket in /run.`,
      msg`The service needs none of /host, /backup and /var/run. And what is still running counts: \`docker ps\`.`,
      msg`When the two new containers serve, \`docker rm -f __service__\`.`,
    ],
  },
  {
    id: 'root-read-only',
    title: msg`A root nobody writes to`,
    description: msg`Both containers work, their root file system is read-only for the kernel, and it will be again after a restart. On a disk they can write to \`/data/USER\`, and to nothing else.`,
    points: 20,
    hints: [
      msg`Who can write to programs and pages can leave something behind: \`docker exec __service__ touch /srv/www/cgi-bin/x\` goes well. \`docker diff __service__\` shows what was changed.`,
      msg`There is an option of \`docker run\` for it. It holds for the image’s files; what is mounted into it has options of its own.`,
      msg`\`--read-only\`, when the container is made anew. A \`mount -o remount,ro\` by hand is gone at the next start.`,
      msg`See it in \`grep " / r" /proc/$(docker inspect -f "{{.State.Pid}}" __service__-__first__)/mountinfo\`: the options begin with \`ro\`.`,
    ],
  },
  {
    id: 'scratch-in-memory',
    title: msg`A small desk for drafts`,
    description: msg`Both containers work, and what they write to \`__scratch__\` is kept in memory: a tmpfs of at most __scratchSize__ MiB from which nothing can be executed and no setuid bit counts. No other tmpfs of theirs is without a size.`,
    points: 15,
    hints: [
      msg`With a read-only root the service answers "Not saved": it needs a place for drafts. They need not outlive it, so memory will do.`,
      msg`A tmpfs without a size may take half of master’s memory. \`docker run --tmpfs PATH:OPTIONS\` takes the options of \`mount\`.`,
      msg`\`noexec\` and \`nosuid\` are Docker’s default for \`--tmpfs\`, unless somebody asks for \`exec\`. The size has no default that helps.`,
      msg`\`--tmpfs __scratch__:size=__scratchSize__m\`, or \`--mount type=tmpfs,destination=__scratch__,tmpfs-size=__scratchSize__m\`.`,
    ],
  },
  {
    id: 'own-disk',
    title: msg`Docker’s data on its own file system`,
    description: msg`Docker keeps images, containers and volumes on a file system that is neither master’s root nor in memory, and finds it there again after a boot. It is seen by the containers that run.`,
    points: 20,
    hints: [
      msg`\`docker info -f "{{.DockerRootDir}}"\` says where Docker keeps its data, and \`findmnt -T DIRECTORY\` on which file system that is.`,
      msg`Master has a file system for it: \`findmnt /var/lib/docker\`. Somebody has told the daemon otherwise, in /etc/docker/daemon.json.`,
      msg`Docker finds nothing of the old place at the new one: take the image along. \`docker save -o /root/image.tar __image__\` before, \`docker load -i /root/image.tar\` after. What you mount by hand is gone after a boot, so it belongs into /etc/fstab.`,
      msg`Take the line with \`data-root\` out (or \`rm /etc/docker/daemon.json\`), then \`systemctl restart docker\`, load the image, and make the containers anew.`,
    ],
  },
]
