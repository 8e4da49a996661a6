import type { World } from '../world.ts'
import { daemonIsOlder, until } from './until.ts'

const run = (name: string, options: string) =>
  `docker run -d --name ${name} ${options} bulkhead/shell sleep 1000000`
const LIMITS = '--memory 64m --memory-swap 64m --cpus 0.2 --pids-limit 50'
const HARD = `--user 1000:1000 --security-opt no-new-privileges ${LIMITS}`
const word = (item: string, yes: boolean) => ({
  item,
  yes,
  by: 'Ada',
  on: '2026-11-01',
  expires: '2099-01-01',
  note: '',
})
const service = (name: string, command: string) =>
  `printf '[Service]\\nExecStart=${command}\\n' > /etc/systemd/system/${name}.service`

/** Privileges in sum, how many containers, and who looks after them. */
export const otherThings: World = {
  id: 'other-things',
  title: 'least privileges, and who looks after the machine',
  setup: [
    run('hardened', HARD),
    run('as-root', `--security-opt no-new-privileges ${LIMITS}`),
    run('zero', `--user 0:0 --security-opt no-new-privileges ${LIMITS}`),
    run('may-gain', `--user 1000 --security-opt no-new-privileges:false ${LIMITS}`),
    run('unlimited', '--user 1000 --security-opt no-new-privileges'),
    run('limited-later', '--user 1000 --security-opt no-new-privileges'),
    'docker update --memory 64m --memory-swap 64m --cpus 0.2 --pids-limit 50 limited-later',
    run(
      'by-quota',
      `--user 1000 --security-opt no-new-privileges --memory 64m --memory-swap 64m --pids-limit 50 --cpu-quota 20000`,
    ),
    run('more-rights', `${HARD} --cap-add SYS_ADMIN`),
    run('relies', `--user 1000 ${LIMITS}`),
    'docker create --name asleep bulkhead/shell sleep 1',
    `docker exec -d -u 0 hardened sleep 1`,
    // Who came in as root is gone again.
    until("! docker top hardened | grep -q 'sleep 1$'"),
    daemonIsOlder,
    `echo '{ "no-new-privileges": true }' > /etc/docker/daemon.json`,
  ].join('\n'),
  items: { O1: 'attest', O2: 'fail', O3: 'attest', O4: 'attest', O5: 'attest' },
  cases: [
    { item: 'O2', state: 'right: hardened', subject: 'container:hardened', expect: 'none' },
    { item: 'O2', state: 'wrong: root', subject: 'container:as-root', expect: 'finding' },
    {
      item: 'O2',
      state: 'wrong: the user 0:0',
      subject: 'container:zero',
      expect: 'finding',
      covers: 'user-0-0',
    },
    {
      item: 'O2',
      state: 'wrong: no-new-privileges:false',
      subject: 'container:may-gain',
      expect: 'finding',
      covers: 'no-new-privileges-false',
    },
    { item: 'O2', state: 'wrong: no limits', subject: 'container:unlimited', expect: 'finding' },
    {
      item: 'O2',
      state: 'borderline: limits by docker update',
      subject: 'container:limited-later',
      expect: 'none',
    },
    {
      item: 'O2',
      state: 'borderline: --cpu-quota is a limit',
      subject: 'container:by-quota',
      expect: 'none',
    },
    {
      item: 'O2',
      state: 'borderline: another user’s SYS_ADMIN, without a way to it',
      subject: 'container:more-rights',
      expect: 'none',
    },
    {
      item: 'O2',
      state: 'wrong: relies on what was not loaded',
      subject: 'container:relies',
      expect: 'finding',
      covers: 'not-loaded-5.26',
    },
    {
      item: 'O2',
      state: 'wrong: no-new-privileges that was not loaded',
      subject: 'setting:no-new-privileges',
      expect: 'finding',
      covers: 'not-loaded-2.14',
    },
    {
      item: 'O2',
      state: 'wrong: what would be started as root',
      subject: 'container:asleep',
      expect: 'finding',
    },
  ],
  further: [
    {
      title: 'loaded, tidied, declared, and said',
      setup: `systemctl restart docker
docker rm -f as-root zero may-gain unlimited more-rights asleep relies
docker start hardened limited-later by-quota
${run('relies-rightly', `--user 1000 ${LIMITS}`)}`,
      policy: { containers: 4, attestations: [word('O1', true), word('O4', true), word('O5', true)] },
      items: { O1: 'pass', O2: 'pass', O3: 'pass', O4: 'pass', O5: 'pass' },
      cases: [
        {
          item: 'O2',
          state: 'right: by a default that was loaded',
          subject: 'container:relies-rightly',
          expect: 'none',
        },
      ],
    },
    {
      title: 'one too many, and a person who says no',
      setup: 'true',
      policy: { containers: 3, attestations: [word('O1', false), word('O4', false), word('O5', false)] },
      items: { O1: 'fail', O3: 'fail', O4: 'fail', O5: 'fail' },
      cases: [],
    },
    {
      title: 'those that should look after the machine have failed',
      setup: `${service('bulkhead-audit', '/bin/false')}
printf '[Timer]\\nOnBootSec=1d\\n' > /etc/systemd/system/bulkhead-audit.timer
${service('prometheus-node-exporter', '/bin/false')}
${service('falco', '/bin/false')}
systemctl daemon-reload
systemctl start bulkhead-audit.timer
for unit in bulkhead-audit prometheus-node-exporter falco; do systemctl start $unit; done
${daemonIsOlder}
echo '{ "no-new-privileges": true, "metrics-addr": "127.0.0.1:9323" }' > /etc/docker/daemon.json
${['bulkhead-audit', 'prometheus-node-exporter', 'falco'].map((unit) => until(`systemctl is-failed --quiet ${unit}`)).join('\n')}`,
      policy: { attestations: [word('O1', true), word('O4', true), word('O5', true)] },
      cases: [
        {
          item: 'O1',
          state: 'wrong: the audit’s timer starts what fails',
          subject: 'service:bulkhead-audit.timer',
          expect: 'finding',
        },
        {
          item: 'O4',
          state: 'wrong: the exporter failed',
          subject: 'service:prometheus-node-exporter.service',
          expect: 'finding',
        },
        {
          item: 'O4',
          state: 'wrong: metrics that were not loaded',
          subject: 'setting:metrics-addr',
          expect: 'finding',
        },
        {
          item: 'O5',
          state: 'wrong: the detector failed',
          subject: 'service:falco.service',
          expect: 'finding',
        },
      ],
    },
    {
      title: 'they work, and nobody has said that they are listened to',
      setup: `${service('bulkhead-audit', '/bin/true')}
${service('prometheus-node-exporter', '/bin/sleep 1000000')}
${service('falco', '/bin/sleep 1000000')}
systemctl daemon-reload
systemctl reset-failed
for unit in bulkhead-audit prometheus-node-exporter falco docker; do systemctl restart $unit; done`,
      items: { O1: 'attest', O4: 'attest', O5: 'attest' },
      cases: [
        {
          item: 'O4',
          state: 'right: metrics that were loaded',
          subject: 'setting:metrics-addr',
          expect: 'none',
        },
      ],
    },
  ],
}
