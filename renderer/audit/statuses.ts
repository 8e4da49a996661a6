import type { ItemStatus } from '../../contract/audit/report.ts'
import { type Message, msg } from '../../contract/message.ts'
import type { IconName } from '../ui/Icon.tsx'

/** From what is to be done first to what counts for nothing. */
export const statuses = ['fail', 'error', 'attest', 'pass', 'unsupported'] as const satisfies ItemStatus[]

/** Each has a shape besides its colour. */
export const statusLooks: Record<ItemStatus, { icon: IconName; word: Message; about: Message }> = {
  fail: { icon: 'close', word: msg`Fails`, about: msg`Looked at or tried, and not as it should be.` },
  error: { icon: 'alert', word: msg`Can’t tell`, about: msg`It could not be seen; the reason stands there.` },
  attest: {
    icon: 'question',
    word: msg`Asks you`,
    about: msg`Nothing that can be seen speaks against it; the rest only a person can know.`,
  },
  pass: { icon: 'check', word: msg`Passes`, about: msg`Looked at or tried, and as it should be.` },
  unsupported: {
    icon: 'minus',
    word: msg`Not possible`,
    about: msg`This machine can’t do it, so it does not count.`,
  },
}
