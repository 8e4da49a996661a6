import type { World } from '../world.ts'
import { daemonIsOlder, until } from './until.ts'

/** What stands in daemon.json, and what of it the daemon that runs has. */
export const notLoaded: World = {
  id: 'not-loaded',
  title: 'a daemon.json that nobody loaded',
  setup: `
    docker run -d --name old bulkhead/shell sleep 1000000
    ${daemonIsOlder}
    cat >/etc/docker/daemon.json <<'END'
{
  "icc": false,
  "userns-remap": "default",
  "no-new-privileges": true,
  "live-restore": true,
  "userland-proxy": false,
  "log-driver": "syslog",
  "authorization-plugins": ["guard"],
  "insecure-registries": ["registry.lab:5000"],
  "default-ulimits": { "nofile": { "Name": "nofile", "Hard": 1024, "Soft": 512 } }
}
END`,
  cases: [
    ...(
      [
        ['icc', 'not-loaded-2.2'],
        ['userns-remap', 'not-loaded-2.9'],
        ['no-new-privileges', 'not-loaded-2.14'],
        ['authorization-plugins', 'not-loaded-2.12'],
        ['default-ulimits', 'not-loaded-2.8'],
        ['userland-proxy', 'not-loaded-2.16'],
      ] as const
    ).map(([setting, covers]) => ({
      item: 'configuration' as const,
      state: `wrong: ${setting} in the file, and not in effect`,
      subject: `setting:${setting}`,
      expect: 'finding' as const,
      covers,
    })),
    ...['live-restore', 'log-driver', 'insecure-registries'].map((setting) => ({
      item: 'configuration' as const,
      state: `wrong: ${setting} in the file, and not in effect`,
      subject: `setting:${setting}`,
      expect: 'finding' as const,
    })),
    {
      item: 'N1',
      state: 'wrong: icc is off in a file that was not loaded',
      subject: 'setting:icc',
      expect: 'finding',
    },
    {
      item: 'K2',
      state: 'wrong: userns-remap in a file that was not loaded',
      subject: 'setting:userns-remap',
      expect: 'finding',
    },
    {
      item: 'O2',
      state: 'wrong: no-new-privileges in a file that was not loaded',
      subject: 'container:old',
      expect: 'finding',
      covers: 'not-loaded-5.26',
    },
  ],
  further: [
    {
      title: 'the same daemon, started anew with a file that it takes',
      setup: `
        cat >/etc/docker/daemon.json <<'END'
{
  "icc": false,
  "no-new-privileges": true,
  "live-restore": true,
  "userland-proxy": false,
  "insecure-registries": ["registry.lab:5000"],
  "default-ulimits": { "nofile": { "Name": "nofile", "Hard": 1024, "Soft": 512 } }
}
END
        systemctl reset-failed docker docker.socket
        systemctl restart docker`,
      cases: [
        { item: 'configuration', state: 'right: all of the file is in effect', expect: 'none' },
        {
          item: 'N1',
          state: 'right: icc is off, loaded',
          subject: 'setting:icc',
          expect: 'none',
        },
      ],
    },
    {
      title: 'a registry taken out of the file and the daemon told to reload',
      setup: `
        sed -i '/insecure-registries/d' /etc/docker/daemon.json
        before=$(date +%s)
        systemctl reload docker
        ${until('docker events --since "$before" --until "$(date +%s)" --filter type=daemon --filter event=reload | grep -q .')}`,
      cases: [
        {
          item: 'configuration',
          state: 'wrong: an insecure registry that the file no longer has, still in effect',
          subject: 'setting:insecure-registries',
          expect: 'finding',
        },
        {
          item: 'configuration',
          state: 'borderline: a setting that is in effect in a file that is younger than the daemon',
          subject: 'setting:icc',
          expect: 'none',
        },
      ],
    },
  ],
}
