import { type TaskDefinition, msg } from '../../contract/index.ts'

export const tasks: readonly TaskDefinition[] = [
  {
    id: 'files-by-default',
    title: msg`Nobody opens without end`,
    description: msg`A container that says nothing of its own gets __softFiles__ open files, and may raise that to __hardFiles__. Container __pageName__ says nothing, and has these.`,
    points: 20,
    hints: [
      msg`The daemon can have defaults for every container. They stand in /etc/docker/daemon.json or among the options of dockerd.`,
      msg`In daemon.json the key is \`default-ulimits\`, and every limit in it is an object with Name, Soft and Hard.`,
      msg`\`{"default-ulimits": {"nofile": {"Name": "nofile", "Soft": __softFiles__, "Hard": __hardFiles__}}}\`, and then \`systemctl restart docker\`.`,
      msg`See what the kernel has: \`cat /proc/$(docker inspect -f "{{.State.Pid}}" __pageName__)/limits\`.`,
    ],
  },
  {
    id: 'no-core-dumps',
    title: msg`Nothing is left of the dead`,
    description: msg`By default no process in a container may write a core dump, and none may raise that. Container __pageName__ shows it.`,
    points: 15,
    hints: [
      msg`A core dump is the memory of a process that crashed, with every key and password that was in it.`,
      msg`The limit is called \`core\`. Soft and hard are both 0, or the process allows itself what it was not given.`,
      msg`Beside nofile in \`default-ulimits\`: \`"core": {"Name": "core", "Soft": 0, "Hard": 0}\`.`,
    ],
  },
  {
    id: 'files-for-one',
    title: msg`One needs more`,
    description: msg`Container __archiveName__ may open __manyFiles__ files, soft and hard, whatever the default is, and goes on with its work.`,
    points: 20,
    hints: [
      msg`What a container is given itself wins over the default. \`docker update\` can’t do it; the container has to be created again.`,
      msg`\`docker inspect -f "{{.Config.Image}} {{.HostConfig.RestartPolicy.Name}}" __archiveName__\` tells what it was created with.`,
      msg`\`docker run … --ulimit nofile=__manyFiles__:__manyFiles__ …\`: soft first, then hard. One figure alone stands for both.`,
    ],
  },
  {
    id: 'processor-time',
    title: msg`A loop ends`,
    description: msg`A process in container __collectorName__ is ended when it has used __cpuSeconds__ seconds of processor time (soft and hard). Processes of the other two are not.`,
    points: 25,
    hints: [
      msg`The limit is called \`cpu\`; in a shell it is \`ulimit -t\`. It counts what a process used, not what time went by.`,
      msg`As a default it would end the web server too, after its seconds are used up. Give it to this container alone.`,
      msg`\`docker rm -f __collectorName__\`, then \`docker run -d --name __collectorName__ --restart unless-stopped --ulimit cpu=__cpuSeconds__ … lab/collector\`.`,
    ],
  },
  {
    id: 'file-size',
    title: msg`No file grows without end`,
    description: msg`No process in container __collectorName__ can make a file larger than __fileMb__ MiB (soft and hard). The other two can.`,
    points: 20,
    hints: [
      msg`The limit is called \`fsize\`. What unit does it count in? Docker hands the figure to the kernel as it is.`,
      msg`The kernel counts bytes. \`ulimit -f\` of a shell counts blocks, which is why guides differ.`,
      msg`Together with the limit on time: \`--ulimit fsize=$((__fileMb__ * 1024 * 1024))\`.`,
    ],
  },
]
