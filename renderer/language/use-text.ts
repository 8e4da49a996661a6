import { isValidElement, type ReactElement, type ReactNode, Fragment, createElement } from 'react'
import {
  type Message,
  type MessageValue,
  isMessage,
  msg,
  render,
  renderParts,
} from '../../contract/message.ts'
import { type Speech, useSpeech } from './language.ts'

/** Says messages in the reader's language: t(message), or t`Docker runs on ${host}` where it is written. */
export interface Say {
  (message: Message): string
  (strings: TemplateStringsArray, ...values: MessageValue[]): string
  /** The same with elements among the values: t.rich`Press ${<kbd>Esc</kbd>}`. */
  rich(strings: TemplateStringsArray, ...values: (MessageValue | ReactElement)[]): ReactNode
}

const known = new WeakMap<Speech, Say>()

/** The same function as long as the language stays. */
export function sayIn(speech: Speech): Say {
  const before = known.get(speech)
  if (before) return before
  const { catalog } = speech
  const say = Object.assign(
    (said: Message | TemplateStringsArray, ...values: MessageValue[]) =>
      render(isMessage(said) ? said : msg(said, ...values), catalog),
    {
      rich: (strings: TemplateStringsArray, ...values: (MessageValue | ReactElement)[]) => {
        // Elements stand for themselves; which English text it is, only the words between them say.
        const { text } = msg(strings, ...values.map((value) => (isValidElement(value) ? '' : value)))
        const parts = renderParts<ReactElement>({ text, values }, catalog)
        return parts.map((part, index) => createElement(Fragment, { key: index }, part))
      },
    },
  )
  known.set(speech, say)
  return say
}

export function useText(): Say {
  return sayIn(useSpeech())
}
