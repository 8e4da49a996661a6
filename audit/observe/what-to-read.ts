import { limitFiles } from '../../readings/cgroup-limits.ts'
import { dockerPlaces } from '../docker-places.ts'
import type { SurveyRequest } from '../survey.ts'

/**
 * What the audit asks of a machine besides what every survey brings: each item that needs a file's text, its owner and
 * mode or a number of a container's control group adds it here.
 */

/** Of a container's control groups, by their names on version 1 and 2. */
const groupFiles = [
  ...limitFiles,
  'cpu.shares',
  'cpu.weight',
  // What is allowed of the machine's devices, on version 1: C3.
  'devices.list',
]

/** Files whose text is read; the daemon's own configuration file is always among them. */
const texts: string[] = [
  '/etc/hosts',
  // Where a seccomp profile of the daemon's own lies: K6.
  '/etc/docker/*.json',
  // Whom the machine trusts when it asks a registry.
  '/etc/docker/certs.d/*/*.crt',
  '/usr/local/share/ca-certificates/*.crt',
  '/etc/pki/ca-trust/source/anchors/*.crt',
  // Rules of the kernel's audit: H4.
  '/etc/audit/audit.rules',
  '/etc/audit/rules.d/*.rules',
  // Whose the sockets are: H6.
  '/etc/group',
  // Where logs go: O6.
  '/etc/rsyslog.conf',
  '/etc/rsyslog.d/*.conf',
  '/etc/systemd/journald.conf',
  '/etc/systemd/journald.conf.d/*.conf',
  '/usr/lib/systemd/journald.conf.d/*.conf',
  // What is done again and again: H7, O1.
  '/etc/crontab',
  '/etc/cron.d/*',
  '/etc/cron.daily/*',
  '/etc/cron.weekly/*',
  '/etc/cron.monthly/*',
  '/var/spool/cron/crontabs/*',
  // Whether the kernel's old packet filter has rules, too: N2.
  '/proc/1/net/ip_tables_names',
  // What scanners found: I6.
  '/var/log/image-scans/*',
  // What tells clients to take signed images only: I7.
  '/etc/environment',
  '/etc/profile',
  '/etc/profile.d/*.sh',
  '/etc/containers/policy.json',
  '/etc/systemd/system/*.timer',
  '/etc/systemd/system/*.service',
]

/** Files whose owner and mode are read. */
const stats: string[] = [
  // H4, H6.
  ...dockerPlaces,
  // What lies in its folders, and what else is its own: H6.
  '/etc/docker/',
  '/etc/containerd',
  '/etc/systemd/system/docker.service.d/*',
  '/etc/systemd/system/docker.socket.d/*',
  '/usr/bin/docker-proxy',
  '/usr/sbin/docker-proxy',
  // The client's keys: H6.
  '/root/.docker/',
  // What audits left behind: O1.
  '/var/log/lynis-report.dat',
  '/var/log/docker-bench-security*.log',
  '/var/log/bulkhead-audit*',
]

export const whatToRead: Pick<SurveyRequest, 'groupFiles' | 'texts' | 'stats'> = { groupFiles, texts, stats }
