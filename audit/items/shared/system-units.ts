/** What a host of Docker's commonly runs for itself: names of services without `.service`, and beginnings that end with `*`. */
const OWN = [
  'apparmor',
  'apt-daily*',
  'auditd',
  'blk-availability',
  'chrony',
  'chronyd',
  'cloud-*',
  'console-getty',
  'console-setup',
  'containerd',
  'cron',
  'crond',
  'dbus',
  'dbus-broker',
  'dm-event',
  'dnf-*',
  'docker',
  'dracut-*',
  'e2scrub*',
  'emergency',
  'fail2ban',
  'firewalld',
  'fstrim',
  'getty@*',
  'ifup@*',
  'ifupdown*',
  'initrd-*',
  'irqbalance',
  'iscsid',
  'kmod-static-nodes',
  'ldconfig',
  'logrotate',
  'lvm2-*',
  'man-db',
  'mdmonitor',
  'modprobe@*',
  'multipathd',
  'netplan-*',
  'networkd-*',
  'networking',
  'NetworkManager*',
  'nftables',
  'ntp',
  'ntpd',
  'ntpsec',
  'polkit',
  'polkitd',
  'qemu-guest-agent',
  'quotaon',
  'rc-local',
  'rescue',
  'resolvconf',
  'rsyslog',
  'serial-getty@*',
  'smartd',
  'smartmontools',
  'ssh',
  'sshd',
  'ssh@*',
  'sshd@*',
  'sshd-*',
  'sudo',
  'sysstat*',
  'systemd-*',
  'tuned',
  'ufw',
  'unattended-upgrades',
  'user-runtime-dir@*',
  'user@*',
  'wtmpdb-*',
]
/** Of a lab host: what pictures its traffic, and the machine within it. */
const LABS = ['docker-traffic', 'vm']

export function isSystems(unit: string, isLab: boolean): boolean {
  const name = unit.replace(/\.service$/, '')
  return [...OWN, ...(isLab ? LABS : [])].some((own) =>
    own.endsWith('*') ? name.startsWith(own.slice(0, -1)) : name === own,
  )
}

/** The unit that a process belongs to, by its control group; `undefined` for a user's or none. */
export const unitOf = (cgroup: string): string | undefined =>
  /^\/(?:[^/]+\.slice\/)*([^/]+\.service)(?:\/|$)/.exec(cgroup)?.[1]

/** Whether a process runs in one of Docker's containers, by its control group. */
export const isContainers = (cgroup: string): boolean =>
  /(?:\/|docker-)[0-9a-f]{64}(?:\.scope)?(?:\/|$)/.test(cgroup)
