import type { ReactNode } from 'react'
import { useId, useRef, useState } from 'react'
import { type Message, space } from '../../contract/message.ts'
import type { PictureKind } from '../../contract/picture.ts'
import { clockTime } from '../exercise/clock-time.ts'
import { useText } from '../language/use-text.ts'
import { ToggleButton } from '../ui/ToggleButton.tsx'
import style from './Picture.module.css'
import { PictureBoundary } from './PictureBoundary.tsx'
import type { PictureOfKind, PictureView } from './picture-state.ts'
import { emptyTexts, stateWords } from './picture-state.ts'
import { useInView } from './use-in-view.ts'
import { usePicture } from './use-picture.ts'

export interface PictureFrameProps<K extends PictureKind> {
  host: string
  kind: K
  title: Message
  /** What is to be seen, below it; always there. */
  about: Message
  /** Of the whole figure's middle, in rem: it never changes, so that the lesson doesn't jump. */
  height: number
  /** Stays mounted while the words are shown, so it may keep what it saw. `isLive`: time goes on. */
  draw(picture: PictureOfKind<K>, isLive: boolean): ReactNode
  /** The same as text, in lists and tables without controls: always there for screen readers. */
  words(picture: PictureOfKind<K>, isLive: boolean): ReactNode
}

/** A live picture of a lab host, with all that is the same for every one of them. */
export function PictureFrame<K extends PictureKind>(props: PictureFrameProps<K>) {
  const { host, kind, title, about, height } = props
  const t = useText()
  const figure = useRef<HTMLElement>(null)
  const isInView = useInView(figure)
  const [isPaused, setIsPaused] = useState(false)
  const [inWords, setInWords] = useState(false)
  const view = usePicture({ host, kind, isInView, isPaused })
  const titleId = useId()
  return (
    <figure className={style.picture} ref={figure} aria-labelledby={titleId} data-picture={view.state}>
      <figcaption className={style.bar}>
        <span className={style.title} id={titleId}>
          {t(title)} <span className={style.host}>{t`on ${host}`}</span>
        </span>
        <Mark view={view} />
        <span className={style.buttons}>
          <ToggleButton icon="pause" isSelected={isPaused} onChange={setIsPaused}>
            {t`Pause`}
          </ToggleButton>
          <ToggleButton icon="text" isSelected={inWords} onChange={setInWords}>
            {t`In words`}
          </ToggleButton>
        </span>
      </figcaption>
      <div className={style.body} style={{ height: `${height}rem` }}>
        <PictureBoundary>
          <Content {...props} view={view} inWords={inWords} />
        </PictureBoundary>
      </div>
      <p className={style.about}>{t(about)}</p>
    </figure>
  )
}

/** Told once when looked for, never read out by itself: pictures change all the time. */
function Mark({ view }: { view: PictureView<{ at: string }> }) {
  const t = useText()
  const isStill = view.state === 'paused' || view.state === 'old'
  return (
    <span className={style.mark} data-state={view.state}>
      {t(stateWords[view.state])}
      {isStill && ` · ${t`seen ${clockTime(view.picture.at)}`}`}
    </span>
  )
}

interface ContentProps<K extends PictureKind> extends PictureFrameProps<K> {
  view: PictureView<PictureOfKind<K>>
  inWords: boolean
}

function Content<K extends PictureKind>({ view, inWords, draw, words, title }: ContentProps<K>) {
  const t = useText()
  if (view.state === 'lacking') {
    const { what, means, todo } = view.trouble
    return (
      <div className={style.empty}>
        <p>
          <strong>{t(what)}</strong> {t(space(means, todo))}
        </p>
      </div>
    )
  }
  if (!('picture' in view)) {
    return (
      <div className={style.empty}>
        <p>{t(emptyTexts[view.state])}</p>
      </div>
    )
  }
  return (
    <>
      <div className={style.drawing} hidden={inWords} data-old={view.state === 'old' || undefined}>
        {draw(view.picture, view.state === 'live')}
      </div>
      <div
        className={inWords ? style.words : 'visually-hidden'}
        role="group"
        aria-label={t`${title}, in words`}
        tabIndex={inWords ? 0 : undefined}
      >
        {words(view.picture, view.state === 'live')}
      </div>
    </>
  )
}
