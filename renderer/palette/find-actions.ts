import type { Message } from '../../contract/message.ts'
import { type Action, type ActionGroup, actionGroups } from './actions.ts'

export interface ActionsOfGroup {
  group: ActionGroup
  actions: Action[]
}

/** Those whose title or other words hold every word that is sought, by their groups; all of them for nothing. */
export function findActions(
  actions: readonly Action[],
  query: string,
  say: (message: Message) => string,
): ActionsOfGroup[] {
  const sought = query.toLowerCase().split(/\s+/)
  const fits = ({ title, words }: Action) => {
    const text = `${say(title)} ${words ? say(words) : ''}`.toLowerCase()
    return sought.every((word) => text.includes(word))
  }
  return (Object.keys(actionGroups) as ActionGroup[])
    .map((group) => ({
      group,
      actions: actions.filter((action) => action.group === group && !action.isDisabled && fits(action)),
    }))
    .filter((found) => found.actions.length > 0)
}
