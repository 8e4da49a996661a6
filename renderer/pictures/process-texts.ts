import { type Message, msg } from '../../contract/message.ts'
import type { TreeNode } from './process-tree.ts'

/** A row of the tree as one reads it out. */
export function tellProcess({ label, note, process, isInside, container, isFirst }: TreeNode): Message {
  if (!process) return label
  const { pid, innerPid, uid } = process
  if (!isInside) {
    return note ? msg`${label}, pid ${pid}, user ${uid}, ${note}` : msg`${label}, pid ${pid}, user ${uid}`
  }
  const who = msg`${label}, pid ${pid} on the host, ${innerPid} inside, user ${uid}`
  if (!container) return msg`${who}, in a container that is gone`
  if (isFirst) return msg`${who}, first process of container ${container}`
  return note ? msg`${who}, in container ${container}, ${note}` : msg`${who}, in container ${container}`
}
