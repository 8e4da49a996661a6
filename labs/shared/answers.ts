import type { HostProbe } from '../../contract/index.ts'

/** Where the lab host's `answer NAME VALUE` keeps what a learner found out, a file per name. */
const FOLDER = '/root/answers'
/** Longest answer that is read, in characters. */
const LONGEST = 400

/** Answers by name, trimmed; `null` where nothing was answered. Throws ProbeError. */
export async function readAnswers<Name extends string>(
  host: HostProbe,
  names: readonly Name[],
): Promise<Record<Name, string | null>> {
  const read = names.map(async (name) => {
    const text = await host.readFile(`${FOLDER}/${name}`)
    return [name, text === undefined || text.trim() === '' ? null : text.trim().slice(0, LONGEST)] as const
  })
  return Object.fromEntries(await Promise.all(read)) as Record<Name, string | null>
}
