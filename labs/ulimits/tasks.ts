import type { TaskDefinition } from '../../contract/index.ts'

export const tasks: readonly TaskDefinition[] = [
  {
    id: 'files-by-default',
    title: 'Nobody opens without end',
    description:
      'A container that says nothing of its own gets __softFiles__ open files, and may raise that to __hardFiles__. Container __pageName__ says nothing, and has these.',
    points: 20,
    hints: [
      'The daemon can have defaults for every container. They stand in /etc/docker/daemon.json or among the options of dockerd.',
      'In daemon.json the key is `default-ulimits`, and every limit in it is an object with Name, Soft and Hard.',
      '`{"default-ulimits": {"nofile": {"Name": "nofile", "Soft": __softFiles__, "Hard": __hardFiles__}}}`, and then `systemctl restart docker`.',
      'See what the kernel has: `cat /proc/$(docker inspect -f "{{.State.Pid}}" __pageName__)/limits`.',
    ],
  },
  {
    id: 'no-core-dumps',
    title: 'Nothing is left of the dead',
    description:
      'By default no process in a container may write a core dump, and none may raise that. Container __pageName__ shows it.',
    points: 15,
    hints: [
      'A core dump is the memory of a process that crashed, with every key and password that was in it.',
      'The limit is called `core`. Soft and hard are both 0, or the process allows itself what it was not given.',
      'Beside nofile in `default-ulimits`: `"core": {"Name": "core", "Soft": 0, "Hard": 0}`.',
    ],
  },
  {
    id: 'files-for-one',
    title: 'One needs more',
    description:
      'Container __archiveName__ may open __manyFiles__ files, soft and hard, whatever the default is, and goes on with its work.',
    points: 20,
    hints: [
      'What a container is given itself wins over the default. `docker update` can’t do it; the container has to be created again.',
      '`docker inspect -f "{{.Config.Image}} {{.HostConfig.RestartPolicy.Name}}" __archiveName__` tells what it was created with.',
      '`docker run … --ulimit nofile=__manyFiles__:__manyFiles__ …`: soft first, then hard. One figure alone stands for both.',
    ],
  },
  {
    id: 'processor-time',
    title: 'A loop ends',
    description:
      'A process in container __collectorName__ is ended when it has used __cpuSeconds__ seconds of processor time (soft and hard). Processes of the other two are not.',
    points: 25,
    hints: [
      'The limit is called `cpu`; in a shell it is `ulimit -t`. It counts what a process used, not what time went by.',
      'As a default it would end the web server too, after its seconds are used up. Give it to this container alone.',
      '`docker rm -f __collectorName__`, then `docker run -d --name __collectorName__ --restart unless-stopped --ulimit cpu=__cpuSeconds__ … lab/collector`.',
    ],
  },
  {
    id: 'file-size',
    title: 'No file grows without end',
    description:
      'No process in container __collectorName__ can make a file larger than __fileMb__ MiB (soft and hard). The other two can.',
    points: 20,
    hints: [
      'The limit is called `fsize`. What unit does it count in? Docker hands the figure to the kernel as it is.',
      'The kernel counts bytes. `ulimit -f` of a shell counts blocks, which is why guides differ.',
      'Together with the limit on time: `--ulimit fsize=$((__fileMb__ * 1024 * 1024))`.',
    ],
  },
]
