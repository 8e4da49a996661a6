import { type Message, type MessageValue, msg } from '../../../contract/index.ts'
import { TroubleError } from '../../hosts/lab-hosts.ts'

const trouble = (code: string, what: Message, means: Message, todo: Message) =>
  new TroubleError({ code, what, means, todo })

const nothing = msg`Nothing was looked at.`

/** What keeps a machine from being looked at, by an audit or by a grading. */
export const hostTroubles = {
  noContext: (name: string) =>
    trouble(
      'audit-no-context',
      msg`There is no docker context “${name}”.`,
      nothing,
      msg`“docker context ls” shows those that there are; or name an address (unix://, ssh:// or tcp://).`,
    ),
  badAddress: (address: string) =>
    trouble(
      'audit-address',
      msg`${address} is no address of a Docker engine that can be used.`,
      nothing,
      msg`Write unix:///path/to/socket, ssh://user@host:port or tcp://host:port.`,
    ),
  sshMissing: () =>
    trouble(
      'audit-ssh-missing',
      msg`The program ssh is not installed here.`,
      nothing,
      msg`Install it (apt-get install openssh-client) and try again.`,
    ),
  sshFailed: (address: string, said: string) =>
    trouble(
      'audit-ssh-failed',
      msg`The way over ssh to ${address} does not lead to Docker (${said}).`,
      msg`Nothing was looked at. No password and no new host key is asked for here.`,
      msg`See that “ssh … docker version” works there without a question: with a key in your agent, a known host, and a user who may use Docker.`,
    ),
  denied: (address: string) =>
    trouble(
      'audit-denied',
      msg`Docker is running at ${address}, but this user may not use it.`,
      nothing,
      msg`Run this as root (sudo) or as a user of the group that may use Docker.`,
    ),
  absent: (from: MessageValue, address: string) =>
    trouble(
      'audit-absent',
      msg`No Docker engine answers at ${address}, which is ${from}.`,
      nothing,
      msg`Start that engine, or name another one.`,
    ),
  tls: (address: string, said: string) =>
    trouble(
      'audit-tls',
      msg`Docker at ${address} and we do not agree on certificates (${said}).`,
      nothing,
      msg`Set DOCKER_TLS_VERIFY=1 and DOCKER_CERT_PATH to a folder with ca.pem, cert.pem and key.pem that this engine knows, or use a docker context that has them.`,
    ),
  old: (address: string, api: string, minimum: string) =>
    trouble(
      'audit-too-old',
      msg`The Docker engine at ${address} speaks API ${api}; ${minimum} (Docker 20.10) or newer is needed.`,
      msg`Nothing was looked at. An engine so old gets no security fixes any more.`,
      msg`Upgrade Docker there and try again then.`,
    ),
  windows: (address: string) =>
    trouble(
      'audit-windows',
      msg`The Docker engine at ${address} runs Windows containers.`,
      msg`Nothing was looked at: all of it is about Linux.`,
      msg`Choose “Switch to Linux containers” in Docker Desktop’s menu, or name another engine.`,
    ),
  broken: (address: string, said: string) =>
    trouble(
      'audit-not-answering',
      msg`What listens at ${address} does not answer as a Docker engine does (${said}).`,
      nothing,
      msg`Try “docker version” with the same address. If that fails too, restart Docker and try again.`,
    ),
  noSuchHost: (host: string) =>
    trouble(
      'audit-no-host',
      msg`This lab has no host “${host}”.`,
      nothing,
      msg`Name one of its hosts; “bulkhead list” shows open labs.`,
    ),
  noProbeImage: (name: string) =>
    trouble(
      'audit-no-probe-image',
      msg`The image ${name}, which looks at a machine from inside a container, is neither there nor here.`,
      msg`Nothing was started.`,
      msg`Build Bulkhead’s images on this computer first (npm start, or “bulkhead up” of any exercise), or do without --probe.`,
    ),
  imageRefused: (name: string, said: string) =>
    trouble(
      'audit-image-refused',
      msg`Docker there does not take the image ${name}, which looks at a machine from inside a container (${said}).`,
      msg`Nothing was started.`,
      msg`See what refuses it there: an authorization plugin, or a full disk. Or do without --probe.`,
    ),
  leftBehind: (container: string, said: string) =>
    trouble(
      'audit-left-behind',
      msg`The container ${container} of ours could not be removed from the machine that was looked at (${said}).`,
      msg`It ends by itself, after half an hour at most. What was found is not told.`,
      msg`Remove it there: docker rm -f ${container}. Or allow probing once more, which tries it again.`,
    ),
}
