import { type Message, msg } from '../../../contract/message.ts'
import type { TaskState } from '../../exercise/task-view.ts'
import type { IconName } from '../../ui/Icon.tsx'
import type { LearnerState } from './learner-state.ts'

/** Each state has a shape and words of its own, so that nobody needs the colours. */
export const cellLooks: Record<TaskState, { icon?: IconName; text: Message }> = {
  unknown: { text: msg`Not looked at yet` },
  open: { icon: 'circle', text: msg`Not done yet` },
  done: { icon: 'check', text: msg`Done` },
  slipped: { icon: 'undo', text: msg`Achieved, but not true now` },
  trouble: { icon: 'alert', text: msg`We couldn’t check` },
  unsupported: { icon: 'minus', text: msg`Not possible on their machine` },
}

export const stateNames: Record<LearnerState, Message> = {
  stuck: msg`Stuck`,
  working: msg`Working`,
  done: msg`Finished`,
  begun: msg`Lab closed`,
  'not-begun': msg`Not begun`,
}
