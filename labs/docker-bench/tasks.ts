import { type TaskDefinition, msg } from '../../contract/index.ts'

export const tasks: readonly TaskDefinition[] = [
  {
    id: 'false-passes',
    title: msg`Passed, and wrong`,
    description: msg`You know which of the four PASS in /root/bench-says.txt hide something that is wrong. \`answer false-passes\` takes their numbers.`,
    points: 35,
    hints: [
      msg`What a file says is a wish. What the daemon does, \`docker info\`, \`docker network inspect\` and \`docker inspect\` say.`,
      msg`For 2.2: \`docker network inspect bridge -f "{{json .Options}}"\`. For 5.6 and 5.15: \`docker inspect ledger\`, at \`Mounts\` and \`RestartPolicy\`.`,
      msg`A restart policy ends only as \`on-failure\` with a number. And what lies in /root: would you show it to a web page?`,
    ],
  },
  {
    id: 'false-warnings',
    title: msg`Warned, and fine`,
    description: msg`You know which of the four WARN in /root/bench-says.txt warn of something that is not so. \`answer false-warnings\` takes their numbers.`,
    points: 25,
    hints: [
      msg`Ask the kernel for what the container is bounded by, and read for yourself which port is published.`,
      msg`Ports below 1024 are privileged. 1024 itself?`,
      msg`\`docker inspect quay -f "{{.HostConfig.NanoCpus}} {{.HostConfig.CpuQuota}}"\`: there is more than one option that limits processors.`,
    ],
  },
  {
    id: 'mended',
    title: msg`Mend what is wrong`,
    description: msg`What is really wrong is mended: the audit finds nothing at N1, H3, N4, K3, C5 and C7. \`ledger\` serves its page at port __ledgerPort__, and \`quay\` at 8443.`,
    points: 40,
    hints: [
      msg`The setting is in daemon.json. Somebody has to tell the daemon.`,
      msg`The page needs no folder of the host, and nowhere to write: make both containers anew.`,
      msg`Limits of all three kinds: \`--memory 64m --memory-swap 64m --pids-limit 50 --cpus 0.5\`; then \`--read-only\` and \`--restart on-failure:5\`.`,
    ],
  },
]
