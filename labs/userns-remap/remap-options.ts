import { optionOf, parseConfiguration } from '../../readings/daemon-options.ts'
import { subordinateRanges } from './id-ranges.ts'
import type { RemapConfiguration } from './observation.ts'

/** Whom `default` stands for. */
const DEFAULT_USER = 'dockremap'

export interface HostTables {
  subuid: string | undefined
  subgid: string | undefined
  passwd: string | undefined
  group: string | undefined
}

/** What dockerd is told to map to, and the ranges that the host's tables give for it. */
export function remapOf(
  args: readonly string[],
  daemonJson: string | undefined,
  tables: HostTables,
): RemapConfiguration {
  const argument = optionOf(args, 'userns-remap')
  const inFile = textOf(daemonJson, 'userns-remap')
  const option = argument || inFile || null
  if (option === null) return { option, from: null, uids: [], gids: [] }
  const [user = '', group = user] = (option === 'default' ? DEFAULT_USER : option).split(':')
  return {
    option,
    from: argument ? 'arguments' : 'file',
    uids: subordinateRanges(tables.subuid, namesOf(tables.passwd, user)),
    gids: subordinateRanges(tables.subgid, namesOf(tables.group, group)),
  }
}

/** Name and number of a user or group, whichever of them is given. */
function namesOf(table: string | undefined, given: string): string[] {
  for (const line of (table ?? '').split('\n')) {
    const [name = '', , id = ''] = line.split(':')
    if (name !== '' && (name === given || id === given)) return [name, id]
  }
  return [given]
}

/** Accounts with a shell: whoever gets their user id gets what is theirs. */
export function loginAccounts(passwd: string | undefined): { name: string; uid: number }[] {
  return (passwd ?? '').split('\n').flatMap((line) => {
    const [name = '', , uid = '', , , , shell = ''] = line.split(':')
    const isLogin = /\/(ba|da|z|fi|k|c|tc|a)?sh$/.test(shell)
    return name !== '' && isLogin ? [{ name, uid: Number(uid) }] : []
  })
}

function textOf(json: string | undefined, key: string): string | undefined {
  const text = parseConfiguration(json)?.[key]
  return typeof text === 'string' ? text : undefined
}
