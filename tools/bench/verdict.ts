import type { Page } from '@playwright/test'
import type { LabSession } from '../../contract/index.ts'
import { dockerClient } from '../../engine/hosts/docker-engine.ts'
import { hostContainer } from '../../engine/hosts/docker/container-spec.ts'
import { runInContainer } from '../../engine/hosts/docker/exec.ts'
import { type Bench, timed } from './bench.ts'
import { launch, openWindow } from './browser.ts'
import { type Figure, atMost } from './figures.ts'
import { type Follower, createFollower, now } from './follower.ts'
import { EXERCISE, type HostShell, openLab, openShell, solve } from './lab.ts'
import { type ServedApp, serveApp } from './served-app.ts'

/** A 95th percentile of ten would be their maximum. */
const CHANGES_PER_RUN = 4
const TASK = 'keys-private'

/** Changes that one task sees, and that no daemon has to be restarted for. */
const CHANGES = [
  {
    host: 'master',
    wrong: 'chmod 644 /etc/docker/tls/server-key.pem',
    right: 'chmod 400 /etc/docker/tls/server-key.pem',
  },
  {
    host: 'client',
    wrong: 'chmod 755 /root /root/.docker && chmod 644 /root/.docker/key.pem',
    right: 'chmod 700 /root /root/.docker && chmod 400 /root/.docker/key.pem',
  },
  {
    host: 'master',
    wrong: 'install -m 644 /root/pki/ca-key.pem /root/copy.pem && chmod 755 /root',
    right: 'rm /root/copy.pem && chmod 700 /root',
  },
] as const

/** How soon the learner sees what a change on the host came to. */
export async function verdict(bench: Bench): Promise<Figure[]> {
  const app = await serveApp(bench)
  const browser = await launch()
  const shells = new Map<string, HostShell>()
  const watching = new AbortController()
  try {
    const session = await openLab(bench, app)
    await solve(bench, session, 'flags-in-drop-in.sh')
    for (const { name } of session.hosts) shells.set(name, await openShell(bench, session, name))
    const subscriber = followTask(app, watching.signal)
    const page = await openWindow(browser, app)
    await page.goto(`${app.address}#${EXERCISE}`)
    const states = await followDom(page)
    await Promise.all([subscriber.turns(true), states.turns(true)])

    const [pushed, shown, red] = [[], [], []] as [number[], number[], number[]]
    for (let change = 0; change < bench.runs * CHANGES_PER_RUN; change++) {
      bench.signal.throwIfAborted()
      const { host, wrong, right } = CHANGES[change % CHANGES.length] ?? CHANGES[0]
      const shell = shells.get(host)
      if (!shell) throw new Error(`The lab has no host ${host}.`)
      red.push((await timeTurn(shell, wrong, false, subscriber, states)).shown)
      const green = await timeTurn(shell, right, true, subscriber, states)
      pushed.push(green.pushed)
      shown.push(green.shown)
      if (change % CHANGES_PER_RUN === 0) bench.say(`green tick ${green.shown.toFixed(0)} ms`)
    }
    const baseline = { what: 'one docker exec of stat', samples: await execs(bench, session) }
    const common = { unit: 'ms', by: 'p95', baseline } as const
    return [
      { ...common, what: 'change to green tick in the window', samples: shown, targets: [atMost(1000)] },
      { ...common, what: 'change to verdict at a subscriber', samples: pushed, targets: [atMost(1000)] },
      { ...common, what: 'change to tick taken back', samples: red, targets: [] },
    ]
  } finally {
    watching.abort()
    for (const shell of shells.values()) shell.close()
    await browser.close()
    await app.stop()
  }
}

/**
 * From sending the command to a waiting shell, so a few milliseconds of its own are in it, until both have
 * seen it. A pause of its own length before keeps it out of step with the engine's poll.
 */
async function timeTurn(
  shell: HostShell,
  command: string,
  to: boolean,
  subscriber: Follower,
  states: Follower,
): Promise<{ pushed: number; shown: number }> {
  await new Promise((resolve) => setTimeout(resolve, 700 + Math.random() * 1500))
  const turned = Promise.all([subscriber.turns(to), states.turns(to)])
  const at = now()
  await shell.run(command)
  const [pushed, shown] = await turned
  return { pushed: pushed - at, shown: shown - at }
}

/** Over the WebSocket that a window has too. */
function followTask({ client }: ServedApp, signal: AbortSignal): Follower {
  const follower = createFollower('the task at a subscriber')
  const follow = async () => {
    for await (const { verdict: latest } of await client.grading.watch({ exercise: EXERCISE }, { signal })) {
      const found = latest?.tasks.find(({ id }) => id === TASK)
      if (found) follower.saw(found.status === 'pass', now())
    }
  }
  follow().catch((error: unknown) => {
    if (!signal.aborted) console.error('following the verdicts:', error)
  })
  return follower
}

/** In the page, at the moment the task's element changes. */
async function followDom(page: Page): Promise<Follower> {
  const follower = createFollower('the task in the window')
  await page.exposeFunction('benchSaw', (state: string, at: number) => follower.saw(state === 'done', at))
  await page.locator(`[data-task="${TASK}"]`).waitFor()
  await page.evaluate((task) => {
    const { benchSaw } = globalThis as unknown as { benchSaw(state: string, at: number): void }
    const element = document.querySelector(`[data-task="${task}"]`)
    if (!element) throw new Error('The task is not on the page.')
    const tell = () =>
      benchSaw(element.getAttribute('data-state') ?? '', performance.timeOrigin + performance.now())
    new MutationObserver(tell).observe(element, { attributeFilter: ['data-state'] })
    tell()
  }, TASK)
  return follower
}

async function execs(bench: Bench, session: LabSession): Promise<number[]> {
  const container = dockerClient(bench.docker).getContainer(hostContainer(session.id, 'master'))
  const samples: number[] = []
  for (let run = 0; run < bench.runs; run++) {
    samples.push(
      await timed(() => runInContainer(container, ['stat', '-c', '%a', '/etc/docker/tls/server-key.pem'])),
    )
  }
  return samples
}
