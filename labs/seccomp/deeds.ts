import { type Message, msg } from '../../contract/index.ts'
import type { FamilyName } from './families.ts'
import type { NumberedCall } from './trial.ts'

const HERE = -100
const SETUID = 0o4755
const NOBODY = 65534

/** One way of doing something to a file, or of making something beside it. */
export interface Deed {
  family: FamilyName
  /** The program, or the call. */
  way: string
  /** Of the call, or `by-<applet>`. */
  name: string
  /** With an ordinary program, in a shell: `$f` is a file, `$n` a name that is not there yet. */
  command?: string
  /** By number. */
  call?(file: string, fresh: string): NumberedCall
}

const byName = (family: FamilyName, command: string): Deed => ({
  family,
  way: command.split(' ')[0] ?? '',
  name: `by-${command.split(' ')[0]}`,
  command,
})

const byNumber = (
  family: FamilyName,
  name: string,
  numbers: { x86?: number; arm?: number },
  args: (path: { file: string; fresh: string; open: string; beside: string }) => (number | string)[],
): Deed => ({
  family,
  way: name,
  name,
  call: (file, fresh) => {
    const beside = file.slice(file.lastIndexOf('/') + 1)
    return {
      name,
      ...numbers,
      args: args({ file: `:${file}`, fresh: `:${fresh}`, open: `<${file}`, beside: `:${beside}` }),
    }
  },
})

/** Each on a file of its own. All of them leave a trace that can be seen from outside. */
export const deeds: readonly Deed[] = [
  byName('modes', 'chmod 4755 $f'),
  byNumber('modes', 'fchmod', { x86: 91, arm: 52 }, ({ open }) => [open, SETUID]),
  byNumber('modes', 'fchmodat', { x86: 268, arm: 53 }, ({ file }) => [HERE, file, SETUID]),
  byNumber('modes', 'fchmodat2', { x86: 452, arm: 452 }, ({ file }) => [HERE, file, SETUID, 0]),
  byName('owners', `chown ${NOBODY} $f`),
  byNumber('owners', 'lchown', { x86: 94 }, ({ file }) => [file, NOBODY, -1]),
  byNumber('owners', 'fchown', { x86: 93, arm: 55 }, ({ open }) => [open, NOBODY, -1]),
  byNumber('owners', 'fchownat', { x86: 260, arm: 54 }, ({ file }) => [HERE, file, NOBODY, -1, 0]),
  byName('times', "touch -d '2001-02-03 04:05' $f"),
  byNumber('times', 'utime', { x86: 132 }, ({ file }) => [file, 0]),
  byNumber('times', 'futimesat', { x86: 261 }, ({ file }) => [HERE, file, 0]),
  byNumber('times', 'utimensat', { x86: 280, arm: 88 }, ({ file }) => [HERE, file, 0, 0]),
  byName('directories', 'mkdir $n'),
  byNumber('directories', 'mkdirat', { x86: 258, arm: 34 }, ({ fresh }) => [HERE, fresh, 0o700]),
  byName('symlinks', 'ln -s "${f##*/}" $n'),
  byNumber('symlinks', 'symlinkat', { x86: 266, arm: 36 }, ({ beside, fresh }) => [beside, HERE, fresh]),
  byName('links', 'ln $f $n'),
  byNumber('links', 'linkat', { x86: 265, arm: 37 }, ({ file, fresh }) => [HERE, file, HERE, fresh, 0]),
  byName('renames', 'mv $f $n'),
  byNumber('renames', 'renameat', { x86: 264, arm: 38 }, ({ file, fresh }) => [HERE, file, HERE, fresh]),
  byNumber('renames', 'renameat2', { x86: 316, arm: 276 }, ({ file, fresh }) => [HERE, file, HERE, fresh, 0]),
]

const NEW_USER = 0x10000000
const OWN_PROCESS = -2

/** What nobody asked about. Their effect ends with the process that makes them. */
export const furtherCalls: readonly { deed: Message; call: NumberedCall }[] = [
  {
    deed: msg`Get a user namespace of its own, in which it is root with every capability (unshare)`,
    call: { name: 'unshare', x86: 272, arm: 97, args: [NEW_USER] },
  },
  {
    deed: msg`Put a key into the kernel’s keyring, which knows no containers (add_key)`,
    call: { name: 'add_key', x86: 248, arm: 217, args: [':user', ':bulkhead', ':x', 1, OWN_PROCESS] },
  },
]
