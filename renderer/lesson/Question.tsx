import type { FormEvent, ReactElement, ReactNode } from 'react'
import { Children, isValidElement, use, useEffect, useId, useState } from 'react'
import { type Message, msg } from '../../contract/message.ts'
import { useText } from '../language/use-text.ts'
import { FilledText, withParams } from '../params/params.tsx'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { type Chosen, isRight, keepAnswer, questionId, showQuestion, useAnswer } from './answers.ts'
import style from './Question.module.css'
import { SlugContext } from './slug-context.ts'

interface ChoiceProps {
  right?: boolean
  children: ReactNode
}

/** Drawn by its question. */
export function Choice({ children }: ChoiceProps) {
  return children
}

/** Why a choice is right or is not; drawn by its question. */
export function Why({ children }: { children: ReactNode }) {
  return withParams(children)
}

interface QuestionProps {
  ask: string
  /** Which one of the lesson's, from the build. */
  number?: string
  children: ReactNode
}

/** Something to think about: the reader chooses, and each choice says why it is right or is not. It never locks. */
export function Question({ ask, number = '0', children }: QuestionProps) {
  const t = useText()
  const name = useId()
  const id = questionId(use(SlugContext), number)
  const choices = Children.toArray(children).filter((child): child is ReactElement<ChoiceProps> =>
    isValidElement(child),
  )
  const right = choices.flatMap((choice, index) => (choice.props.right ? [index] : []))
  const given = useAnswer(id, choices.length)
  const [thinking, setThinking] = useState<Chosen>([])
  const chosen = given ?? thinking
  const isOne = right.length === 1
  useEffect(() => showQuestion(id, choices.length), [id, choices.length])

  const take = (index: number, isTaken: boolean) => {
    const others = isOne ? [] : chosen.filter((one) => one !== index)
    const next = isTaken ? [...others, index].toSorted((a, b) => a - b) : others
    // Who thinks again after the answer sees at once what becomes of it.
    if (given && next.length > 0) keepAnswer(id, next)
    else if (!given) setThinking(next)
  }
  const answer = (event: FormEvent) => {
    event.preventDefault()
    if (given) {
      setThinking([])
      keepAnswer(id, undefined)
    } else if (chosen.length > 0) keepAnswer(id, chosen)
  }

  return (
    <form className={style.question} onSubmit={answer} data-question={number} aria-labelledby={`${name}-ask`}>
      <p className={style.kind}>
        <Icon name="question" />
        {t`A question for you`}
      </p>
      <fieldset>
        <legend id={`${name}-ask`}>
          <FilledText text={ask} />
          {!isOne && <span className={style.several}> {t`More than one is right.`}</span>}
        </legend>
        <ul className={style.choices}>
          {choices.map((choice, index) => {
            const { words, why } = partsOf(choice)
            const isSo = right.includes(index)
            const explained = `${name}-why-${index}`
            return (
              <li key={index} className={style.choice} data-answered={given && (isSo ? 'right' : 'wrong')}>
                <label>
                  <input
                    type={isOne ? 'radio' : 'checkbox'}
                    name={name}
                    checked={chosen.includes(index)}
                    aria-describedby={given && explained}
                    onChange={(event) => take(index, event.target.checked)}
                  />
                  <span>{withParams(words)}</span>
                </label>
                {given && (
                  <p className={style.why} id={explained}>
                    <Icon name={isSo ? 'check' : 'minus'} size={14} />
                    <span>
                      <strong>{t(isSo ? said.isRight : said.isWrong)}</strong> {why}
                    </span>
                  </p>
                )}
              </li>
            )
          })}
        </ul>
      </fieldset>
      <div className={style.foot}>
        <Button type="submit" small isDisabled={chosen.length === 0}>
          {given ? t`Ask me again` : t`Answer it`}
        </Button>
        <p role="status" className={style.verdict}>
          {given && t(verdictOn(given, right))}
        </p>
      </div>
    </form>
  )
}

const said = { isRight: msg`Right.`, isWrong: msg`Not so.` }

function verdictOn(chosen: Chosen, right: Chosen): Message {
  if (isRight(chosen, right)) return msg`Yes, that is it.`
  if (chosen.every((one) => right.includes(one))) return msg`That is right, and there is more.`
  if (chosen.some((one) => right.includes(one))) return msg`Part of it. Below each choice it says why.`
  return msg`Not quite, and many think so. Below each choice it says why.`
}

function partsOf(choice: ReactElement<ChoiceProps>): { words: ReactNode; why: ReactNode } {
  const children = Children.toArray(choice.props.children)
  const isWhy = (child: ReactNode) => isValidElement(child) && child.type === Why
  return { words: children.filter((child) => !isWhy(child)), why: children.find(isWhy) }
}
