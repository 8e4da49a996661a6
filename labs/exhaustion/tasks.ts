import { type TaskDefinition, msg } from '../../contract/index.ts'

export const tasks: readonly TaskDefinition[] = [
  {
    id: 'seen',
    title: msg`Take all there is`,
    description: msg`Let __hog__ take all the memory it wants, and all the room. When they got everything, \`hog-memory\` and \`hog-disk\` say a word each: give them with \`answer memory WORD\` and \`answer disk WORD\`.`,
    points: 20,
    hints: [
      msg`The programs lie in the container: \`docker exec __hog__ hog-memory\` and \`docker exec __hog__ hog-disk\`.`,
      msg`They say their word only where nothing stopped them. If you have set limits already, **Reset** gives you a host without.`,
      msg`The last line that \`docker exec __hog__ hog-disk\` prints has a word and a number at its end, such as \`word-12345\`. Give it so: \`answer disk word-12345\`.`,
    ],
  },
  {
    id: 'neighbour',
    title: msg`See who suffers`,
    description: msg`While __hog__ takes all processes, and then all the room, __neighbour__ complains in its log. Each complaint ends with a word: \`answer no-process WORD\` and \`answer no-room WORD\`.`,
    points: 25,
    hints: [
      msg`Start the hog in the background, and look at the neighbour meanwhile: \`docker exec -d __hog__ hog-processes\`, then \`docker logs --tail 3 __neighbour__\`.`,
      msg`The log keeps what was said, so there is no hurry: \`docker logs __neighbour__ | sort | uniq -c\`.`,
      msg`\`docker exec __hog__ hog-disk\` fills the volume that both use. The complaint about room comes within a second or two.`,
    ],
  },
  {
    id: 'bounded',
    title: msg`Give it limits`,
    description: msg`Container __hog__ has at most __pidsLimit__ processes, __memoryMb__ MiB of memory, __cpuShare__ of a processor, and at /scratch a tmpfs of __scratchMb__ MiB instead of the shared volume. Both containers are at work, and come back with Docker.`,
    points: 35,
    hints: [
      msg`Three of the four could be set while it runs, with \`docker update\`. A mount can’t be changed, so make the container anew.`,
      msg`\`docker inspect -f "{{.Config.User}} {{.HostConfig.Ulimits}} {{.HostConfig.RestartPolicy.Name}} {{.Config.Image}}" __hog__\` tells what it was made with.`,
      msg`The options are --pids-limit, --memory (with --memory-swap of the same size), --cpus, and --tmpfs /scratch:size=__scratchMb__m.`,
      msg`\`docker rm -f __hog__\`, then \`docker run -d --name __hog__ --restart unless-stopped --user 10001 --pids-limit __pidsLimit__ --memory __memoryMb__m --memory-swap __memoryMb__m --cpus __cpuShare__ --tmpfs /scratch:size=__scratchMb__m lab/greedy\`.`,
    ],
  },
  {
    id: 'refused',
    title: msg`See it fail`,
    description: msg`Within its limits, \`hog-memory\` is ended by the kernel, and says another word: \`answer killed WORD\`.`,
    points: 20,
    hints: [
      msg`Set the limits first, then take the memory once more: \`docker exec __hog__ hog-memory\`.`,
      msg`A process that the kernel ended for its memory has the status 137: 128 and the number of the signal, 9.`,
      msg`The line that begins with \`ended with status 137\` has the word at its end.`,
    ],
  },
]
