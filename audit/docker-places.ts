/**
 * Docker's configuration, units, sockets, data and programs, wherever a distribution may put them. Those that are on a
 * machine have to be watched, one check of Docker Bench each (H4), and belong to user 0 (H6). Several paths may lead to one file.
 */
export const dockerPlaces: readonly string[] = [
  '/etc/docker',
  '/etc/docker/daemon.json',
  '/etc/default/docker',
  '/etc/sysconfig/docker',
  '/etc/containerd/config.toml',
  '/run/containerd',
  '/run/docker.sock',
  '/run/containerd/containerd.sock',
  '/var/lib/docker',
  '/usr/lib/systemd/system/docker.service',
  '/usr/lib/systemd/system/docker.socket',
  '/usr/lib/systemd/system/containerd.service',
  '/etc/systemd/system/docker.service',
  '/etc/systemd/system/docker.socket',
  '/etc/systemd/system/containerd.service',
  '/usr/bin/docker',
  '/usr/bin/dockerd',
  '/usr/sbin/dockerd',
  '/usr/bin/containerd',
  '/usr/bin/containerd-shim',
  '/usr/bin/containerd-shim-runc-v1',
  '/usr/bin/containerd-shim-runc-v2',
  '/usr/bin/runc',
  '/usr/sbin/runc',
]
