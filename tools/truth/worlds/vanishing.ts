import type { World } from '../world.ts'

/** Containers that come and go while they are looked at: the audit says the same of what stays, and nothing breaks. */
export const vanishing: World = {
  id: 'vanishing',
  title: 'containers come and go all the time',
  setup: `
    docker run -d --name stays --pids-limit 50 --restart on-failure:3 bulkhead/shell sleep 1000000
    docker run -d --name loops --restart always bulkhead/shell sleep 0.2`,
  // Some end by themselves, some are removed at once, some while they start.
  meanwhile: `
    name=gone-$RANDOM
    docker run -d --rm --name $name-a bulkhead/shell sleep 0.3 &
    docker run -d --name $name-b bulkhead/shell sleep 1000 &
    docker create --name $name-c bulkhead/shell true &
    sleep 0.4
    docker rm -f $name-a $name-b $name-c
    wait`,
  audits: 6,
  cases: [
    {
      item: 'C8',
      state: 'right: a limit, while other containers come and go',
      subject: 'container:stays',
      expect: 'none',
    },
    {
      item: 'C7',
      state: 'right: on-failure with 3, while other containers come and go',
      subject: 'container:stays',
      expect: 'none',
    },
    {
      item: 'C7',
      state: 'wrong: always, of a container that starts and ends without end',
      subject: 'container:loops',
      expect: 'finding',
    },
    {
      item: 'K5',
      state: 'wrong: Docker’s capabilities, while other containers come and go',
      subject: 'container:stays',
      expect: 'finding',
    },
  ],
}
