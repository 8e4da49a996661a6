import { type HostProbe, type Params, msg, verbatim } from '../../contract/index.ts'
import { attemptRun, refused, succeeded, untried, type Attacker, type Ending } from '../shared/attempt.ts'
import { runOnce } from '../shared/containers.ts'
import { api, isDone } from '../shared/daemon-api.ts'
import { inspectImage } from '../shared/image-layers.ts'

const PULL_MS = 30_000

export const attempt = {
  title: msg`Answer in the registry’s place`,
  description: msg`Somebody on master pulls the image by its tag, as on any day, and runs it once. The one on the way answers where they can. Nothing of it is left behind.`,
  run: attemptRun('tampering', attack),
}

async function attack({ lab, params, step }: Attacker): Promise<Ending> {
  const master = lab.host('master')
  const { image = '', tag = '', service = '', token = '?' } = params
  const name = `${image}:${tag}`
  const [before, known] = await Promise.all([inspectImage(master, name), idsOf(master)])
  const refusal = await pull(master, params)
  if (refusal !== undefined) {
    step(verbatim(`docker pull ${name}`), verbatim(refusal), false)
    // A registry that is away says nothing about who could answer for it.
    if (!/x509|certificate|tls|https/i.test(refusal))
      return untried(
        msg`Docker could not pull the image, and not because of who answered: that says nothing about your work. (${verbatim(refusal)})`,
      )
    return refused(msg`Docker noticed that it was not the registry who answered, and took nothing.`)
  }
  try {
    const pulled = await inspectImage(master, name)
    step(verbatim(`docker pull ${name}`), msg`Image ${pulled?.Id.slice(7, 19) ?? '?'} arrived.`, true)
    const outcome = await runOnce(master, {
      image: name,
      cmd: [`/bin/${service}`, '--check'],
      hostConfig: { NetworkMode: 'none' },
    })
    const said = 'refused' in outcome ? outcome.refused : outcome.output.trim()
    const isOurs = said.includes(token)
    const got = said === '' ? msg`It ran, and said nothing.` : verbatim(said.slice(0, 200))
    step(msg`Run ${`/bin/${service}`} of it`, got, isOurs)
    return isOurs
      ? succeeded(msg`Another image arrived than was asked for, and was run without a question.`)
      : refused(msg`By the tag, too, the image arrived that the house built.`)
  } finally {
    await putBack(master, params, before?.Id, known)
  }
}

/** What the daemon says instead of doing it; nothing where it did. */
async function pull(master: HostProbe, { image = '', tag = '' }: Params): Promise<string | undefined> {
  const query = `fromImage=${encodeURIComponent(image)}&tag=${encodeURIComponent(tag)}`
  const path = `/images/create?${query}`
  const answer = await api(master, { method: 'POST', path, timeoutMs: PULL_MS })
  if (!isDone(answer)) return answer.message.trim().slice(0, 300)
  return /"error":\s*"((?:[^"\\]|\\.)*)"/.exec(answer.message)?.[1]?.slice(0, 300)
}

async function idsOf(master: HostProbe): Promise<string[]> {
  const answer = await api(master, { path: '/images/json?all=1' })
  return isDone(answer) ? (answer.json as { Id: string }[]).map(({ Id }) => Id) : []
}

/** The name leads where it led before; what was not there before goes. */
async function putBack(
  master: HostProbe,
  { image = '', tag = '' }: Params,
  before: string | undefined,
  known: readonly string[],
): Promise<void> {
  const name = `${image}:${tag}`
  const now = (await inspectImage(master, name))?.Id
  if (now === undefined || now === before) return
  if (before !== undefined) {
    const to = `repo=${encodeURIComponent(image)}&tag=${encodeURIComponent(tag)}`
    await api(master, { method: 'POST', path: `/images/${before}/tag?${to}` })
  }
  if (known.includes(now)) return
  const gone = before === undefined ? encodeURIComponent(name) : now
  await api(master, { method: 'DELETE', path: `/images/${gone}?force=1` })
}
