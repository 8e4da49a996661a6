import { randomBytes } from 'node:crypto'
import { ProbeError, type FileInfo, type Message, msg } from '../../contract/index.ts'
import { attemptRun, refused, succeeded, type Attacker, type Ending } from '../shared/attempt.ts'
import { enter, run, type Inside } from '../shared/inside.ts'
import { STRANGER } from './planted.ts'

export const attempt = {
  title: msg`Use what lies around`,
  description: msg`From inside the service, as root in there: use powers that lie around. Give files away, write into somebody else’s, make a device, talk to the network below its rules, change the root. It cleans up.`,
  run: attemptRun('capabilities', attack),
}

interface Way {
  capability: string
  tried: Message
  /** Writes only to `$mine` and to what is somebody else's. */
  script: string
  /** What the power leaves on the disk, seen from outside. */
  worked(mine: FileInfo | undefined, ledger: FileInfo | undefined): boolean
}

const OTHER = 4321
const ways: readonly Way[] = [
  {
    capability: 'CHOWN',
    tried: msg`Give a file away to user ${OTHER}`,
    script: `touch $mine; chown ${OTHER}:${OTHER} $mine`,
    worked: (mine) => mine?.uid === OTHER,
  },
  {
    capability: 'MKNOD',
    tried: msg`Make a device file`,
    script: 'mknod $mine c 1 3',
    worked: (mine) => mine?.type === 'other',
  },
  {
    capability: 'SYS_CHROOT',
    tried: msg`Change the root directory`,
    script: 'chroot / touch $mine',
    worked: (mine) => mine !== undefined,
  },
  {
    capability: 'NET_RAW',
    tried: msg`Send a packet that no socket of the kernel has made`,
    script:
      "arping -q -f -c 1 -w 2 -I eth0 $(ip route | sed -n 's/^default via \\([0-9.]*\\).*/\\1/p') && touch $mine",
    worked: (mine) => mine !== undefined,
  },
  {
    capability: 'FOWNER',
    tried: msg`Change the rights of a file of user ${STRANGER}`,
    script: 'chmod 604 /srv/box/ledger',
    worked: (_, ledger) => ledger?.mode === 0o604,
  },
]

/**
 * What is needed stays possible, and is no power too many. Told in the end, so that nobody learns which one it is
 * from what is not tried.
 */
async function attack({ lab, params, step }: Attacker): Promise<Ending> {
  const { serviceName = '', need } = params
  const inside = await enter(lab.host('master'), serviceName)
  const tried: { way: Way; worked: boolean; at: string }[] = []
  for (const way of ways) {
    const at = new Date().toISOString()
    tried.push({ way, worked: await tryOut(inside, way), at })
  }
  const open = tried.filter(({ way, worked }) => worked && way.capability !== need)
  for (const { way, worked, at } of tried) {
    const got = !worked
      ? msg`The kernel did not let it.`
      : open.length > 0
        ? msg`It could: nobody had taken ${way.capability} away.`
        : msg`It could, and this is the one thing that its work takes.`
    step(way.tried, got, worked && open.length > 0, at)
  }
  return open.length > 0
    ? succeeded(msg`Whoever breaks into ${serviceName} has powers that its work does not take.`)
    : refused(msg`Whoever breaks into ${serviceName} can do its work, and nothing else that was tried.`)
}

async function tryOut(inside: Inside, { script, worked }: Way): Promise<boolean> {
  const mine = `/srv/box/.${randomBytes(6).toString('hex')}`
  const look = async (path: string) => {
    const place = inside.onDisk(path)
    return place === undefined ? undefined : inside.host.stat(place)
  }
  try {
    await run(inside, `mine=${mine}; ${script}`)
    return worked(await look(mine), await look('/srv/box/ledger'))
  } finally {
    await run(inside, `rm -f ${mine}; chmod 600 /srv/box/ledger`)
    await expectGone(inside, await look(mine))
  }
}

async function expectGone({ name }: Inside, left: FileInfo | undefined): Promise<void> {
  if (left) throw new ProbeError(msg`${left.path} of the attempt is still in ${name}`)
}
