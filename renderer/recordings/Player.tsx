import '@xterm/xterm/css/xterm.css'
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import { Slider, SliderThumb, SliderTrack } from 'react-aria-components/Slider'
import { useText } from '../language/use-text.ts'
import { useSetting } from '../settings/settings.ts'
import { formatElapsed } from '../system/elapsed.ts'
import { IconButton } from '../ui/Button.tsx'
import { ToggleButton } from '../ui/ToggleButton.tsx'
import { parseCast } from './cast.ts'
import { createPlayback, LONGEST_PAUSE, type Playback } from './playback.ts'
import style from './Player.module.css'
import { createStage, type PlayerStage } from './stage.ts'
import { usePlayback } from './use-playback.ts'

const SPEEDS = [0.5, 1, 2, 4] as const
/** How far an arrow key goes, in seconds. */
const STEP = 5

/** Plays a recording on an xterm of its own, which takes no input. */
export function Player({ text }: { text: string }) {
  const t = useText()
  const [theme] = useSetting('terminalTheme')
  const [reader] = useSetting('terminalReader')
  const [cast] = useState(() => parseCast(text))
  const [{ stage, playback }, setPlaying] = useState<{ stage?: PlayerStage; playback?: Playback }>({})
  const element = useRef<HTMLDivElement>(null)
  const [speed, setSpeed] = useState(1)
  const [skips, setSkips] = useState(true)
  const { state, act } = usePlayback(playback)

  useLayoutEffect(() => {
    if (!element.current) return
    const created = createStage(element.current)
    const begun = createPlayback(cast, created)
    // Who opened it wanted to see it.
    begun.play()
    setPlaying({ stage: created, playback: begun })
    const observer = new ResizeObserver(created.fit)
    observer.observe(element.current)
    window.addEventListener('resize', created.fit)
    return () => {
      observer.disconnect()
      window.removeEventListener('resize', created.fit)
      created.dispose()
    }
  }, [cast])
  useLayoutEffect(() => stage?.look({ theme, reader }), [stage, theme, reader])

  const changeSpeed = (to: number) => {
    setSpeed(to)
    act((playback) => playback.setSpeed(to))
  }
  const toggle = () => act((playback) => (state.isPlaying ? playback.pause() : playback.play()))
  const seek = (to: number) => act((playback) => playback.seek(to))
  const keys: Record<string, () => void> = {
    ' ': toggle,
    k: toggle,
    ArrowLeft: () => seek(state.at - STEP),
    ArrowRight: () => seek(state.at + STEP),
    Home: () => seek(0),
    End: () => seek(state.length),
    '<': () => changeSpeed(SPEEDS[Math.max(0, SPEEDS.findIndex((one) => one === speed) - 1)] ?? 1),
    '>': () => changeSpeed(SPEEDS[SPEEDS.findIndex((one) => one === speed) + 1] ?? speed),
    PageUp: () => stage?.scroll(-1),
    PageDown: () => stage?.scroll(1),
  }
  const press = (event: KeyboardEvent) => {
    const go = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key]
    if (!go) return
    event.preventDefault()
    go()
  }
  const time = (seconds: number) => formatElapsed(seconds * 1000)

  return (
    <section className={style.player} data-terminal-theme={theme} aria-label={t`Player`}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a player's keys, which its buttons do too */}
      <div
        className={style.screen}
        role="group"
        tabIndex={0}
        aria-label={t`What the terminal showed. Space plays and pauses, the arrows go ${STEP} seconds, Page Up and Page Down scroll.`}
        onKeyDown={press}
      >
        <div ref={element} className={style.stage} />
      </div>
      <div className={style.controls}>
        <IconButton
          icon={state.isPlaying ? 'pause' : 'play'}
          label={state.isPlaying ? t`Pause` : t`Play`}
          onPress={toggle}
        />
        <span className={style.time}>{time(state.at)}</span>
        <Slider
          className={style.slider}
          aria-label={t`Place in the recording`}
          minValue={0}
          maxValue={Math.max(state.length, 0.1)}
          step={0.1}
          value={Math.min(state.at, Math.max(state.length, 0.1))}
          formatOptions={{ style: 'unit', unit: 'second', maximumFractionDigits: 0 }}
          onChange={seek}
        >
          <SliderTrack className={style.track}>
            <div
              className={style.passed}
              style={{ width: `${(100 * state.at) / Math.max(state.length, 0.1)}%` }}
            />
            <SliderThumb className={style.thumb} />
          </SliderTrack>
        </Slider>
        <span className={style.time}>{time(state.length)}</span>
        <div className={style.choices} role="group" aria-label={t`Speed`}>
          {SPEEDS.map((one) => (
            <ToggleButton key={one} isSelected={speed === one} onChange={() => changeSpeed(one)}>
              {`${one}×`}
            </ToggleButton>
          ))}
        </div>
        <ToggleButton
          icon={skips ? 'check' : 'minus'}
          isSelected={skips}
          onChange={(to) => {
            setSkips(to)
            act((playback) => playback.skipPauses(to))
          }}
        >
          {t`Pauses of ${LONGEST_PAUSE} s at most`}
        </ToggleButton>
      </div>
    </section>
  )
}
