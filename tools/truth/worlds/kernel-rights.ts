import type { World } from '../world.ts'

const run = (name: string, options: string) =>
  `docker run -d --name ${name} ${options} bulkhead/shell sleep 1000000`
const profile = (name: string, json: object) => `echo '${JSON.stringify(json)}' > /root/${name}.json`

const REFUSES_LITTLE = {
  defaultAction: 'SCMP_ACT_ALLOW',
  syscalls: [{ names: ['keyctl'], action: 'SCMP_ACT_ERRNO' }],
}
const STANDS_IN = {
  defaultAction: 'SCMP_ACT_ERRNO',
  syscalls: [{ names: ['mount', 'bpf'], action: 'SCMP_ACT_ALLOW' }],
}
/** A kernel on the disk: of the kind that runs, with other numbers. */
const kernel = (numbers: string, kind = '') =>
  `release=$(uname -r | sed 's/^[0-9.]*/${numbers}/')${kind}
mkdir -p "/lib/modules/$release" && touch "/lib/modules/$release/modules.order"`

/** Capabilities, seccomp, namespaces and what comes to --privileged. */
export const kernelRights: World = {
  id: 'kernel-rights',
  title: 'containers with more rights than they need, and with just those',
  setup: [
    run('plain', ''),
    run('without-raw', '--cap-drop NET_RAW'),
    run('nothing', '--cap-drop ALL'),
    run('nobody', '--user 1000 --security-opt no-new-privileges'),
    run('nobody-yet', '--user 1000'),
    run('chosen-raw', '--cap-drop ALL --cap-add NET_RAW'),
    run('admin', '--cap-drop ALL --cap-add SYS_ADMIN'),
    // What --privileged is, as far as a lab host lets it.
    run(
      'master-of-nil',
      '--cap-add ALL --security-opt seccomp=unconfined --security-opt systempaths=unconfined',
    ),
    run('unfiltered', '--cap-drop ALL --security-opt seccomp=unconfined'),
    profile('little', REFUSES_LITTLE),
    run('builtin', '--security-opt seccomp=builtin'),
    run('own-little', '--security-opt seccomp=/root/little.json'),
    profile('mounts', STANDS_IN),
    'docker create --name own-mounts --security-opt seccomp=/root/mounts.json bulkhead/shell true',
    'docker create --name privileged --privileged bulkhead/shell true',
    'docker create --name every-device --device-cgroup-rule "a *:* rwm" bulkhead/shell true',
    run('one-device', '--device /dev/null:/dev/nothing'),
    run('host-pid', '--pid host'),
    run('host-ipc', '--ipc host'),
    run('host-uts', '--uts host'),
    run('host-net', '--network host'),
    run('net-of-host-net', '--network container:host-net'),
    run('pid-of-plain', '--pid container:plain --ipc private'),
    'docker create --name host-pid-asleep --pid host bulkhead/shell true',
  ].join('\n'),
  items: { K1: 'unsupported', K4: 'unsupported' },
  cases: [
    {
      item: 'K5',
      state: 'wrong: Docker’s default with NET_RAW',
      subject: 'container:plain',
      expect: 'finding',
    },
    {
      item: 'K5',
      state: 'right: the default without NET_RAW',
      subject: 'container:without-raw',
      expect: 'none',
    },
    { item: 'K5', state: 'right: none', subject: 'container:nothing', expect: 'none' },
    {
      item: 'K5',
      state: 'right: out of reach of a user without a way up',
      subject: 'container:nobody',
      expect: 'none',
    },
    {
      item: 'K5',
      state: 'borderline: a user with a way up',
      subject: 'container:nobody-yet',
      expect: 'finding',
    },
    {
      item: 'K5',
      state: 'borderline: NET_RAW that was chosen',
      subject: 'container:chosen-raw',
      expect: 'none',
    },
    { item: 'K5', state: 'wrong: SYS_ADMIN', subject: 'container:admin', expect: 'finding' },
    {
      item: 'K5',
      state: 'wrong: all',
      subject: 'container:master-of-nil',
      expect: 'finding',
      covers: ['privileged-5.4', 'name-nil'],
    },
    { item: 'K6', state: 'right: Docker’s profile', subject: 'container:plain', expect: 'none' },
    { item: 'K6', state: 'wrong: unconfined', subject: 'container:unfiltered', expect: 'finding' },
    {
      item: 'K6',
      state: 'right: Docker’s profile, by its name',
      subject: 'container:builtin',
      expect: 'none',
    },
    {
      item: 'K6',
      state: 'wrong: all of --privileged',
      subject: 'container:master-of-nil',
      expect: 'finding',
      covers: 'privileged-5.22',
    },
    {
      item: 'K4',
      state: 'borderline: all of --privileged, on a host that may load no profiles',
      subject: 'container:master-of-nil',
      expect: 'unsupported',
      covers: 'privileged-5.3',
    },
    {
      item: 'K6',
      state: 'wrong: --privileged, not started',
      subject: 'container:privileged',
      expect: 'finding',
    },
    {
      item: 'K6',
      state: 'borderline: a profile that allows what it does not name',
      subject: 'container:own-little',
      expect: 'finding',
    },
    {
      item: 'K6',
      state: 'borderline: a profile that allows mount',
      subject: 'container:own-mounts',
      expect: 'finding',
    },
    { item: 'K7', state: 'right: all of its own', subject: 'container:plain', expect: 'none' },
    { item: 'K7', state: 'wrong: pid', subject: 'container:host-pid', expect: 'finding' },
    { item: 'K7', state: 'wrong: ipc', subject: 'container:host-ipc', expect: 'finding' },
    { item: 'K7', state: 'wrong: uts', subject: 'container:host-uts', expect: 'finding' },
    { item: 'K7', state: 'wrong: net', subject: 'container:host-net', expect: 'finding' },
    {
      item: 'K7',
      state: 'wrong: the network of a container that has the host’s',
      subject: 'container:net-of-host-net',
      expect: 'finding',
      covers: 'network-of-another',
    },
    {
      item: 'K7',
      state: 'borderline: the processes of another container',
      subject: 'container:pid-of-plain',
      expect: 'none',
    },
    {
      item: 'K7',
      state: 'borderline: pid, not started',
      subject: 'container:host-pid-asleep',
      expect: 'finding',
    },
    { item: 'C3', state: 'right: nothing of it', subject: 'container:nothing', expect: 'none' },
    {
      item: 'C3',
      state: 'wrong: --privileged, not started',
      subject: 'container:privileged',
      expect: 'finding',
    },
    {
      item: 'C3',
      state: 'wrong: the same without the word',
      subject: 'container:master-of-nil',
      expect: 'finding',
    },
    {
      item: 'C3',
      state: 'wrong: every device',
      subject: 'container:every-device',
      expect: 'finding',
      covers: 'privileged-5.18',
    },
    { item: 'C3', state: 'borderline: one harmless device', subject: 'container:one-device', expect: 'none' },
    { item: 'C3', state: 'borderline: SYS_ADMIN alone is K5’s', subject: 'container:admin', expect: 'none' },
  ],
  further: [
    {
      title: 'as a machine with a newer kernel that was never booted',
      asMachine: true,
      setup: kernel('99.0.1'),
      cases: [
        { item: 'K1', state: 'wrong: a newer kernel is installed', subject: 'host', expect: 'finding' },
      ],
    },
    {
      title: 'as a machine with a newer kernel of another kind',
      asMachine: true,
      setup: `rm -r /lib/modules/99*\n${kernel('99.0.1', '-rt')}`,
      // Whether its distribution has a newer one is asked.
      items: { K1: 'attest' },
      cases: [],
    },
    {
      title: 'as a machine with an older kernel besides, and a person who says that there is no newer',
      asMachine: true,
      setup: `rm -r /lib/modules/99*\n${kernel('0.0.1')}`,
      policy: {
        attestations: [
          { item: 'K1', yes: true, by: 'Ada', on: '2026-11-01', expires: '2099-01-01', note: '' },
        ],
      },
      items: { K1: 'pass' },
      cases: [],
    },
  ],
}
