import type { Finding, Looked } from '../../contract/audit/index.ts'
import { type FileInfo, joined, type Message, msg, space } from '../../contract/index.ts'
import { type AuditItem, cannotTell, type Judgement, judged } from '../item.ts'
import type { Observation } from '../observation.ts'
import { type HostSurvey, isReadable } from '../survey.ts'
import { filesNamed, type FileRule, groupNumber, octal, ruleOf } from './shared/docker-files.ts'
import { named, someOf, subjectOf } from './shared/naming.ts'

export const dockerFiles: AuditItem = {
  id: 'H6',
  bench: Array.from({ length: 24 }, (_, index) => `3.${index + 1}`),
  mend: {
    how: msg`Give each of these files to root, and take the rights away that are too many: files at most 644, keys 600, folders 755, sockets 660 with the group docker or root.`,
    commands: [
      'chown root:root /etc/docker /etc/docker/daemon.json',
      'chmod go-w /etc/docker',
      'chmod 644 /etc/docker/daemon.json',
    ],
  },
  judge,
}

function judge(seen: Observation): Judgement {
  const { host } = seen
  if (!host.seen) return cannotTell(host.why)
  const namedFiles = filesNamed(seen)
  const keys = namedFiles.filter(({ isKey }) => isKey).map(({ path }) => path)
  const read = Object.entries(host.value.stats)
  const files = read.flatMap(([, file]) => (isReadable(file) ? [file] : []))
  const wrong = files.flatMap((file) => {
    const rule = ruleOf(file, keys)
    const why = rule ? wrongWith(file, rule, host.value) : []
    return rule && why.length > 0 ? [{ file, rule, why }] : []
  })
  const findings = wrong.map(({ file, rule, why }): Finding => ({
    subject: subjectOf('file', file.path),
    summary: joined(why, space),
    looked: [lookedAt(file, rule)],
  }))
  const sound = files.filter((file) => ruleOf(file, keys) && !wrong.some((each) => each.file === file))
  return judged({
    findings,
    wrong: msg`More people than root have a hand in ${someOf(wrong.map(({ file }) => file.path))}.`,
    right: msg`Docker’s files, folders and sockets belong to root, and nobody else may change them.`,
    looked: sound.slice(0, MOST_LOOKED).flatMap((file) => {
      const rule = ruleOf(file, keys)
      return rule ? [lookedAt(file, rule)] : []
    }),
    blind:
      files.length === 0
        ? msg`None of Docker’s files could be seen. Audit again with the rights of root.`
        : blindness(seen, host.value),
    commands: wrong.slice(0, 20).flatMap(({ file, rule }) => commandsFor(file, rule)),
  })
}

const MOST_LOOKED = 10

function wrongWith(file: FileInfo, { kind, most }: FileRule, host: HostSurvey): Message[] {
  const why: Message[] = []
  if (file.uid !== 0) why.push(msg`${named(file.path)} belongs to user ${file.uid}, not to root.`)
  if ((file.mode & ~most) !== 0)
    why.push(msg`${named(file.path)} has mode ${octal(file.mode)}, which is more than ${octal(most)}.`)
  if (kind === 'socket' && !mayHaveSocket(file, host))
    why.push(msg`${named(file.path)} belongs to the group ${file.gid}, which is neither root’s nor docker’s.`)
  return why
}

/** Whoever may write to the socket is root: the group is what counts. A group that can't be looked up is taken at the mode's word. */
function mayHaveSocket({ gid, path, mode }: FileInfo, { texts }: HostSurvey): boolean {
  if (gid === 0 || (mode & 0o060) === 0) return true
  if (!path.endsWith('/docker.sock')) return false
  const groups = texts['/etc/group']
  return groups === undefined || !isReadable(groups) || groupNumber(groups.text, 'docker') === gid
}

function lookedAt({ path, mode, uid, gid }: FileInfo, { most }: FileRule): Looked {
  return {
    tried: msg`Asked the kernel for owner and mode of ${named(path)}`,
    expected: msg`owner 0, mode within ${octal(most)}`,
    got: msg`owner ${uid}, group ${gid}, mode ${octal(mode)}`,
  }
}

/** What should have been looked at and was not: a key elsewhere, a file that we were not let see. */
function blindness(seen: Observation, { stats }: HostSurvey): Message | undefined {
  const denied = Object.entries(stats).find(([, file]) => !isReadable(file) && file.unreadable !== 'absent')
  if (denied)
    return msg`The owner and mode of ${named(denied[0])} could not be read. Audit again with the rights of root.`
  const [, ...tls] = filesNamed(seen)
  const elsewhere = tls.filter(({ path }) => stats[path] === undefined).map(({ path }) => path)
  if (elsewhere.length === 0) return undefined
  return msg`The daemon uses ${someOf(elsewhere)} for TLS, which was not looked at. Keep that below \`/etc/docker\`, or look at it yourself: \`stat -c '%U %a %n'\`.`
}

/** Only paths that can be typed as they are. */
function commandsFor(file: FileInfo, { kind, most }: FileRule): string[] {
  if (!/^[\w./@:+-]+$/.test(file.path)) return []
  const owner = kind === 'socket' && file.path.endsWith('/docker.sock') ? 'root:docker' : 'root:root'
  return [`chown ${owner} ${file.path}`, `chmod ${octal(file.mode & most)} ${file.path}`]
}
