import type { ReactNode } from 'react'
import { Children, createContext, Fragment, isValidElement, use } from 'react'
import { fillParams } from '../../contract/params.ts'
import type { Params } from '../../contract/lab.ts'
import type { Message } from '../../contract/message.ts'
import { useText } from '../language/use-text.ts'
import style from './params.module.css'

/** The open lab's parameters; empty while there is none. */
export const ParamsContext = createContext<Params>({})

const placeholder = /(__[a-z][A-Za-z0-9]*__)/

/** A parameter's value, or its name while no lab is open. */
export function Param({ written }: { written: string }) {
  const t = useText()
  const value = fillParams(written, use(ParamsContext))
  if (value !== written)
    return (
      <span className={style.param} translate="no">
        {value}
      </span>
    )
  return (
    <span className={style.pending} title={t`Drawn for you when the lab opens`}>
      {written.slice(2, -2)}
    </span>
  )
}

/** Puts a `Param` in the place of every `__name__` in the strings among `children`. */
export function withParams(children: ReactNode): ReactNode {
  return Children.map(children, (child) => {
    if (typeof child !== 'string' || !placeholder.test(child)) return child
    return child
      .split(placeholder)
      .map((part, index) =>
        placeholder.test(part) ? (
          <Param key={index} written={part} />
        ) : (
          <Fragment key={index}>{part}</Fragment>
        ),
      )
  })
}

/** All text in `children`, as it is written. */
export function textOf(children: ReactNode): string {
  return Children.toArray(children)
    .map((child) => {
      if (isValidElement<{ children?: ReactNode }>(child)) return textOf(child.props.children)
      return typeof child === 'string' || typeof child === 'number' ? String(child) : ''
    })
    .join('')
}

/** Short text of an exercise: parameters filled, `code` between backticks. */
export function ShortText({ text }: { text: Message }) {
  return <FilledText text={useText()(text)} />
}

/** The same for text that is in the reader's language already. */
export function FilledText({ text }: { text: string }) {
  return text
    .split(/`([^`]+)`/)
    .map((part, index) =>
      index % 2 === 1 ? (
        <code key={index}>{withParams(part)}</code>
      ) : (
        <Fragment key={index}>{withParams(part)}</Fragment>
      ),
    )
}
