import { type Message, type MessageValue, type Trouble, msg } from '../../../contract/index.ts'
import { MINIMUM_API } from './answer.ts'

/** What can be wrong with the Docker engine of this machine, as a person reads it. */
export const engineTroubles = {
  denied: (address: string, user: string): Trouble => ({
    code: 'docker-denied',
    what: msg`Docker is running at ${address}, but the user ${user} may not use it.`,
    means: msg`Without it no lab can be opened.`,
    todo: msg`Add yourself to the group that may (sudo usermod -aG docker ${user}), log out and in again, and try again.`,
  }),
  windows: (address: string): Trouble => ({
    code: 'docker-windows-containers',
    what: msg`The Docker engine at ${address} is set to Windows containers.`,
    means: msg`Lab hosts are Linux machines and cannot run there.`,
    todo: msg`Choose “Switch to Linux containers” in Docker Desktop’s menu and try again.`,
  }),
  old: (address: string, apiVersion: string): Trouble => ({
    code: 'docker-too-old',
    what: msg`The Docker engine at ${address} speaks API ${apiVersion}; lab hosts need ${MINIMUM_API} (Docker 20.10) or newer.`,
    means: msg`Labs cannot be opened with this engine.`,
    todo: msg`Upgrade Docker and try again.`,
  }),
  broken: (address: string, message: Message): Trouble => ({
    code: 'docker-not-answering',
    what: msg`Something listens at ${address} but does not answer as a Docker engine does: ${message}.`,
    means: msg`Docker may be starting up, hanging, or asking for other certificates.`,
    todo: msg`Try “docker version”; if that fails too, restart Docker, and then try again.`,
  }),
  namedAbsent: (from: MessageValue, address: string): Trouble => ({
    code: 'docker-named-absent',
    what: msg`No Docker engine answers at ${address}, which ${from} names.`,
    means: msg`We use no other engine than the one you named.`,
    todo: msg`Start that engine, or unset ${from === 'DOCKER_HOST' ? 'DOCKER_HOST' : 'DOCKER_CONTEXT'} so that we look for another.`,
  }),
  unusableAddress: (from: MessageValue, address: string): Trouble => ({
    code: 'docker-address',
    what: msg`${from} says ${address}, which we cannot connect to.`,
    means: msg`Addresses may be unix://, npipe:// or tcp://; ssh:// is not among them.`,
    todo: msg`Name the engine by such an address, or let a tunnel of yours lead to it.`,
  }),
  desktopMissing: (): Trouble => ({
    code: 'docker-missing',
    what: msg`No Docker engine is running on this computer.`,
    means: msg`Lab hosts are containers, so labs need one.`,
    todo: msg`Install Docker Desktop (https://docs.docker.com/get-docker/), start it, and try again.`,
  }),
  notRunning: (): Trouble => ({
    code: 'docker-missing',
    what: msg`No Docker engine is running on this computer.`,
    means: msg`Lab hosts are containers, so labs need one.`,
    todo: msg`Run “npm start” as root, which installs and starts one, or install and start Docker yourself.`,
  }),
  notDebian: (): Trouble => ({
    code: 'docker-missing',
    what: msg`No Docker engine is running on this computer, and we can install one on Debian and Ubuntu only.`,
    means: msg`Lab hosts are containers, so labs need one.`,
    todo: msg`Install and start Docker as your system does it (https://docs.docker.com/engine/install/), and try again.`,
  }),
  stillMissing: (logFile: string): Trouble => ({
    code: 'docker-still-missing',
    what: msg`The packages docker.io and iptables are installed, but dockerd or iptables is not among the programs.`,
    means: msg`Somebody removed files of the packages, or the search path (PATH) leaves them out.`,
    todo: msg`Reinstall them (apt-get install --reinstall docker.io iptables) and try again. Details: ${logFile}`,
  }),
  noRight: (packages: readonly string[]): Trouble => ({
    code: 'docker-no-right',
    what: msg`No Docker engine is installed, and this user has no right to install one.`,
    means: msg`Lab hosts are containers, so labs need one.`,
    todo: msg`Have an administrator run “apt-get install ${packages.join(' ')}”, or run this as root.`,
  }),
  notStarted: (): Trouble => ({
    code: 'docker-not-started',
    what: msg`Docker is installed but not running, and this user has no right to start it.`,
    means: msg`Labs need a running engine.`,
    todo: msg`Start it (sudo systemctl start docker; without systemd, run this as root) and try again.`,
  }),
  declined: (): Trouble => ({
    code: 'docker-declined',
    what: msg`There is no Docker engine, and you chose not to have one installed or started.`,
    means: msg`Lessons can be read, but no lab can be opened.`,
    todo: msg`Start again and agree, or install and start Docker yourself.`,
  }),
  noControlGroups: (): Trouble => ({
    code: 'no-cgroups',
    what: msg`No control groups are mounted at /sys/fs/cgroup.`,
    means: msg`Docker cannot start containers without them.`,
    todo: msg`Mount them (mount -t cgroup2 none /sys/fs/cgroup), or run on the machine itself instead of in a container.`,
  }),
  homeNotWritable: (directory: string, message: string): Trouble => ({
    code: 'home-not-writable',
    what: msg`The directory ${directory} cannot be written to: ${message}.`,
    means: msg`The engine’s images and log have no place.`,
    todo: msg`Make it writable for this user, or name another one in BULKHEAD_HOME.`,
  }),
  noSpace: (directory: string): Trouble => ({
    code: 'disk-full',
    what: msg`The disk that holds ${directory} is full.`,
    means: msg`The Docker engine cannot work without space for images.`,
    todo: msg`Free some gigabytes and try again.`,
  }),
  iptables: (logFile: string): Trouble => ({
    code: 'iptables',
    what: msg`The Docker engine could not set up its network rules with iptables; see ${logFile}.`,
    means: msg`Labs get their networks from these rules.`,
    todo: msg`Install iptables (apt-get install iptables) and run this where the kernel allows packet filtering.`,
  }),
  wouldNotStart: (message: Message, where: Message): Trouble => ({
    code: 'docker-would-not-start',
    what: msg`Our Docker engine did not start: ${message}.`,
    means: msg`Labs need a running engine.`,
    todo: msg`Its log is ${where}; try again once what it says is put right.`,
  }),
} as const
