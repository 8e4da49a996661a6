import { type Message, msg, verbatim } from '../../contract/index.ts'
import type { HostedState } from '../../contract/class/index.ts'
import type { SharedLabHosts } from '../../engine/docker-hosts.ts'
import { installationId } from '../../engine/home.ts'

export interface SetUpOptions {
  /** The class server's folder. */
  home: string
  say(line: Message): void
  signal: AbortSignal
}

/** Builds what lab hosts are made from, where it is not there: a hosted learner can't. Throws TroubleError. */
export async function setUpImages(
  shared: Pick<SharedLabHosts, 'of'>,
  { home, say, signal }: SetUpOptions,
): Promise<void> {
  const hosts = shared.of(installationId(home))
  try {
    if ((await hosts.missing()).length === 0) return
    say(msg`Building the images of the lab hosts. This takes a few minutes, once.`)
    let last = ''
    const progress = ({ step }: { step: Message }) => {
      const now = JSON.stringify(step)
      if (now !== last) say(step)
      last = now
    }
    await hosts.prepare({ progress, log() {} }, signal)
  } finally {
    await hosts.dispose()
  }
}

const bounds: Record<HostedState['bound'], Message> = {
  memory: msg`memory`,
  cores: msg`the number of cores`,
  inotify: msg`the kernel’s limit fs.inotify.max_user_instances, which may be raised`,
  disk: msg`room on the disk`,
  set: verbatim('--max-hosts'),
}

/** For whoever starts the server. */
export const roomInWords = ({ fits, bound }: Pick<HostedState, 'fits' | 'bound'>): Message =>
  msg`There is room for ${fits} lab hosts of those who only have a browser; what keeps it from being more is ${bounds[bound]}.`
