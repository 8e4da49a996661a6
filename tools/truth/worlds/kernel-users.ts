import type { World } from '../world.ts'

const run = (name: string, options: string) =>
  `docker run -d --name ${name} ${options} bulkhead/shell sleep 1000000`

/** Whose root a container's root is. */
export const kernelUsers: World = {
  id: 'kernel-users',
  title: 'no user namespaces',
  setup: `docker rm -f $(docker ps -aq) 2>/dev/null || true
    ${run('plain', '')}`,
  cases: [
    {
      item: 'K2',
      state: 'wrong: the daemon maps nobody',
      subject: 'setting:userns-remap',
      expect: 'finding',
    },
    {
      item: 'configuration',
      state: 'right: nothing waits to be loaded',
      subject: 'setting:userns-remap',
      expect: 'none',
    },
  ],
  further: [
    {
      title: 'userns-remap in a daemon.json that was not loaded',
      setup: `cp /etc/docker/daemon.json /root/daemon.json.old 2>/dev/null || true
        python3 -c 'import json,os
path = "/etc/docker/daemon.json"
all = json.load(open(path)) if os.path.exists(path) else {}
all["userns-remap"] = "default"
json.dump(all, open(path, "w"))'`,
      cases: [
        {
          item: 'K2',
          state: 'wrong: set, not loaded',
          subject: 'setting:userns-remap',
          expect: 'finding',
          covers: 'not-loaded-2.9',
        },
        {
          item: 'configuration',
          state: 'wrong: userns-remap waits to be loaded',
          subject: 'setting:userns-remap',
          expect: 'finding',
        },
      ],
    },
    {
      title: 'userns-remap in effect, without a container',
      setup: `docker save bulkhead/shell > /root/shell.tar
        systemctl restart docker
        docker load -i /root/shell.tar`,
      items: { K2: 'pass', K3: 'unsupported', C7: 'unsupported' },
      cases: [],
    },
    {
      title: 'userns-remap in effect, and one that got out of it',
      setup: [run('mapped', ''), run('vanilla', '--userns host')].join('\n'),
      cases: [
        { item: 'K2', state: 'right: mapped', subject: 'container:mapped', expect: 'none' },
        {
          item: 'K2',
          state: 'borderline: --userns=host below a daemon that maps',
          subject: 'container:vanilla',
          expect: 'finding',
          covers: 'name-nil',
        },
      ],
    },
    {
      title: 'containers that live-restore kept, and a daemon that has another data directory since',
      setup: `set_option() {
          python3 -c 'import json, sys
path = "/etc/docker/daemon.json"
all = json.load(open(path))
all.pop("userns-remap")
all.update(json.loads(sys.argv[1]))
json.dump(all, open(path, "w"))' "$1"
        }
        set_option '{ "live-restore": true, "userns-remap": "default" }'
        systemctl reload docker
        until docker info --format '{{.LiveRestoreEnabled}}' | grep -q true; do sleep 0.1; done
        set_option '{}'
        systemctl restart docker`,
      items: { H7: 'fail', H3: 'error', K7: 'error', C3: 'error', N6: 'error' },
      cases: [],
    },
    {
      title: 'the same, ended as the audit says',
      setup: `for namespace in $(ctr namespaces ls -q); do
          for id in $(ctr --namespace $namespace tasks ls -q); do
            # It says with which status the task ended, and ends with that.
            ctr --namespace $namespace tasks rm --force $id || true
          done
        done`,
      items: { K7: 'pass', C3: 'pass', N6: 'pass' },
      cases: [],
    },
  ],
}
