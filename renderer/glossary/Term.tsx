import { type ReactNode, Suspense } from 'react'
import { Button } from 'react-aria-components/Button'
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import { useText } from '../language/use-text.ts'
import { hashOf } from '../navigation/route.ts'
import { ShortText } from '../params/params.tsx'
import style from './Term.module.css'
import { loadGlossary, useGlossary } from './use-glossary.ts'

interface TermProps {
  id: string
  children: ReactNode
}

/** A word of a lesson that the glossary explains: pressed, it does so on the spot. */
export function Term({ id, children }: TermProps) {
  const prepare = () => void loadGlossary().catch(() => {})
  return (
    <DialogTrigger>
      <Button className={style.word} onHoverStart={prepare} onFocus={prepare}>
        {children}
      </Button>
      <Popover className={style.popover} placement="bottom" offset={6}>
        <Dialog className={style.dialog}>
          {({ close }) => (
            <Suspense>
              <Explanation id={id} onLeave={close} />
            </Suspense>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

function Explanation({ id, onLeave }: { id: string; onLeave(): void }) {
  const t = useText()
  const term = useGlossary().find((each) => each.id === id)
  if (!term) throw new Error(`the glossary has no ${id}`)
  return (
    <>
      <p className={style.title}>{t(term.term)}</p>
      <p>
        <ShortText text={term.explanation} />
      </p>
      <a href={hashOf({ view: 'glossary', at: id })} onClick={onLeave}>
        {t`In the glossary`}
      </a>
    </>
  )
}
