import { type TaskDefinition, msg } from '../../contract/index.ts'

export const tasks: readonly TaskDefinition[] = [
  {
    id: 'versions',
    title: msg`You know what runs`,
    description: msg`Answer with the versions of the engine, of containerd and of runc that the daemon on master works with: \`answer engine …\`, \`answer containerd …\`, \`answer runc …\`.`,
    points: 30,
    hints: [
      msg`What is installed need not be what runs: ask the daemon, not the package manager and not the client.`,
      msg`The daemon’s API has an address for it: GET /version.`,
      msg`\`curl -s --unix-socket /run/docker.sock http://localhost/version | jq -r ".Components[] | [.Name, .Version] | @tsv"\``,
    ],
  },
  {
    id: 'verdict',
    title: msg`You know what is open`,
    description: msg`For __firstCve__, __secondCve__ and __thirdCve__: is the version that runs one that has the fix, by its number? \`answer __firstCve__ fixed\`, or \`open\`, and so on.`,
    points: 40,
    hints: [
      msg`The timeline in the lesson says of each in which component it is, and which versions have the fix.`,
      msg`A fix is made in several release lines. Look for the line that this host is on: 1.7.20 has nothing of what was mended in 1.6.38.`,
      msg`A line that was begun after all of those that are named has the fix from its first version on. A line that is older than all of them has none.`,
    ],
  },
  {
    id: 'backports',
    title: msg`You know what Debian did about it`,
    description: msg`Answer with the whole versions of two packages, \`answer docker-package …\` and \`answer runc-package …\`, and with those of docker.io, containerd and runc that were updated within the stable release: \`answer patched …\`, or \`answer patched none\`.`,
    points: 30,
    hints: [
      msg`A distribution puts the repair into the version that it has, and the number before the hyphen stays as it was.`,
      msg`\`dpkg-query -W docker.io containerd runc\` shows the versions as Debian writes them.`,
      msg`\`+deb13u1\` at the end says: the first update of this package in Debian 13. \`+b4\` only says that it was compiled anew.`,
    ],
  },
]
