import { useLayoutEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { SearchField } from 'react-aria-components/SearchField'
import { lessons } from '../../content/course.ts'
import { useCourse } from '../course/use-course.ts'
import { useSpeech } from '../language/language.ts'
import { useText } from '../language/use-text.ts'
import { Page } from '../navigation/Page.tsx'
import { hashOf, onAgain } from '../navigation/route.ts'
import { ShortText } from '../params/params.tsx'
import style from './Glossary.module.css'
import { sortTerms, termsWith } from './terms.ts'
import { useGlossary } from './use-glossary.ts'

/** Every term of the course; `at` is the one to go to. */
export function GlossaryView({ at }: { at?: string }) {
  const t = useText()
  const { language } = useSpeech()
  const glossary = useGlossary()
  const course = useCourse().value
  const [query, setQuery] = useState('')
  const [wasAt, setWasAt] = useState(at)
  if (at !== wasAt) {
    // What it leads to must be in the list.
    setWasAt(at)
    setQuery('')
  }
  const sorted = sortTerms(glossary, t, language)
  const shown = termsWith(sorted, query, t)
  useLayoutEffect(() => {
    if (at === undefined) return
    const go = () => {
      const term = document.getElementById(elementId(at))
      term?.scrollIntoView({ block: 'center' })
      term?.focus({ preventScroll: true })
    }
    go()
    return onAgain(() => {
      flushSync(() => setQuery(''))
      go()
    })
  }, [at])
  const titleOf = (id: string) => {
    const term = glossary.find((each) => each.id === id)
    return term ? t(term.term) : id
  }
  return (
    <Page
      title={t`Glossary`}
      lead={t`The course’s words, each in a few sentences, and the lesson where it is at home.`}
    >
      <SearchField className={style.search} value={query} onChange={setQuery}>
        <Label className={style.label}>{t`Find a term`}</Label>
        <Input className={style.input} />
      </SearchField>
      <p className="visually-hidden" role="status">
        {query !== '' && (shown.length === 1 ? t`1 term` : t`${shown.length} terms`)}
      </p>
      {shown.length === 0 && <p className={style.soft}>{t`No term has these words.`}</p>}
      <dl className={style.terms}>
        {shown.map(({ id, term, explanation, see, lesson }) => {
          const info = course?.find((each) => each.id === lesson)
          return (
            <div key={id} className={style.term} data-here={id === at || undefined}>
              <dt id={elementId(id)} tabIndex={-1}>
                {t(term)}
              </dt>
              <dd>
                <p>
                  <ShortText text={explanation} />
                </p>
                <p className={style.links}>
                  {see.length > 0 && (
                    <span>
                      {t`See also`}{' '}
                      {see.map((other) => (
                        <a key={other} href={hashOf({ view: 'glossary', at: other })}>
                          {titleOf(other)}
                        </a>
                      ))}
                    </span>
                  )}
                  {lessons.includes(lesson) && (
                    <span>
                      {t`Lesson`}{' '}
                      <a href={hashOf({ view: 'lesson', slug: lesson })}>
                        {info ? <ShortText text={info.title} /> : lesson}
                      </a>
                    </span>
                  )}
                </p>
              </dd>
            </div>
          )
        })}
      </dl>
    </Page>
  )
}

const elementId = (id: string) => `term-${id}`
