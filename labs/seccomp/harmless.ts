import { type Message, msg, verbatim } from '../../contract/index.ts'
import type { NumberedCall, Tried } from './trial.ts'

const HERE = -100

/**
 * Calls that can do nothing, because what they are asked about is not there. A filter is asked before the kernel
 * looks at that, so the error tells who refused: EFAULT, EBADF and the like come from behind the filter.
 */
export const harmless: readonly NumberedCall[] = [
  { name: 'chmod', x86: 90, args: [0, 0] },
  { name: 'fchmod', x86: 91, arm: 52, args: [-1, 0] },
  { name: 'fchmodat', x86: 268, arm: 53, args: [HERE, 0, 0] },
  { name: 'fchmodat2', x86: 452, arm: 452, args: [HERE, 0, 0, 0] },
  { name: 'chown', x86: 92, args: [0, 0, 0] },
  { name: 'fchown', x86: 93, arm: 55, args: [-1, 0, 0] },
  { name: 'lchown', x86: 94, args: [0, 0, 0] },
  { name: 'fchownat', x86: 260, arm: 54, args: [HERE, 0, 0, 0, 0] },
  { name: 'utime', x86: 132, args: [0, 0] },
  { name: 'utimes', x86: 235, args: [0, 0] },
  { name: 'futimesat', x86: 261, args: [HERE, 0, 0] },
  { name: 'utimensat', x86: 280, arm: 88, args: [HERE, 0, 0, 0] },
  { name: 'mkdir', x86: 83, args: [0, 0] },
  { name: 'mkdirat', x86: 258, arm: 34, args: [HERE, 0, 0] },
  { name: 'symlink', x86: 88, args: [0, 0] },
  { name: 'symlinkat', x86: 266, arm: 36, args: [0, HERE, 0] },
  { name: 'link', x86: 86, args: [0, 0] },
  { name: 'linkat', x86: 265, arm: 37, args: [HERE, 0, HERE, 0, 0] },
  { name: 'rename', x86: 82, args: [0, 0] },
  { name: 'renameat', x86: 264, arm: 38, args: [HERE, 0, HERE, 0] },
  { name: 'renameat2', x86: 316, arm: 276, args: [HERE, 0, HERE, 0, 0] },
  { name: 'unshare', x86: 272, arm: 97, args: [0] },
  { name: 'setns', x86: 308, arm: 268, args: [-1, 0] },
  { name: 'mount', x86: 165, arm: 40, args: [0, 0, 0, 0, 0] },
  { name: 'umount2', x86: 166, arm: 39, args: [0, 0] },
  { name: 'add_key', x86: 248, arm: 217, args: [0, 0, 0, 0, 0] },
  { name: 'request_key', x86: 249, arm: 218, args: [0, 0, 0, 0] },
  { name: 'keyctl', x86: 250, arm: 219, args: [9999] },
]

const errors: Record<number, string> = {
  1: 'EPERM',
  9: 'EBADF',
  13: 'EACCES',
  14: 'EFAULT',
  22: 'EINVAL',
  38: 'ENOSYS',
  95: 'EOPNOTSUPP',
}
/** What only the call itself can have said. EPERM and the like may be a filter's word, ENOSYS a kernel's without it. */
const fromBehind = [0, 9, 14, 22, 95]

export function gotThrough({ answer }: Tried): boolean {
  return answer !== 'killed' && fromBehind.includes(answer)
}

export function triedInWords({ name, answer }: Tried): Message {
  return msg`${name}: ${answerInWords(answer)}`
}

function answerInWords(answer: Tried['answer']): Message {
  if (answer === 'killed') return msg`killed`
  if (answer === 0) return msg`done`
  const error = errors[answer]
  return error === undefined ? msg`error ${answer}` : verbatim(error)
}
