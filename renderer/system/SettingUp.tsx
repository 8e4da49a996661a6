import { useEffect, useRef, useState } from 'react'
import type { SystemStatus } from '../../contract/lab.ts'
import { useAction } from '../connection/use-action.ts'
import { Button, Spinner } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { formatElapsed } from './elapsed.ts'
import style from './FirstRun.module.css'

type Status = Extract<SystemStatus, { kind: 'setting-up' }>

const stateText = { waiting: 'waiting', running: 'running', done: 'done' }

/** The running set-up: how far, which step, and the build's own words for who wants them. */
export function SettingUp({ status }: { status: Status }) {
  const { progress, steps, log, startedAt } = status
  const cancel = useAction((client) => client.system.cancelSetUp())
  return (
    <>
      <h1 className={style.title}>Setting up your lab</h1>
      <div className={style.progress}>
        <div className={style.progressHead}>
          <p className={style.stepTitle}>{progress.step}</p>
          <p className={style.numbers}>
            {Math.round(progress.fraction * 100)} % · <Elapsed since={startedAt} />
          </p>
        </div>
        <ProgressBar fraction={progress.fraction} label="Set-up" />
        <p className={style.line}>{progress.detail}</p>
      </div>
      <ol className={style.steps}>
        {steps.map((step) => (
          <li key={step.title} className={`${style.step} ${style[step.state]}`}>
            {step.state === 'running' ? (
              <Spinner />
            ) : (
              <Icon name={step.state === 'done' ? 'check' : 'circle'} />
            )}
            <p className={style.stepTitle}>{step.title}</p>
            <p className={style.stepState}>{stateText[step.state]}</p>
          </li>
        ))}
      </ol>
      <details className={style.details}>
        <summary>What the build says</summary>
        <Log lines={log} />
      </details>
      <div className={style.actions}>
        <Button isPending={cancel.pending} onPress={() => void cancel.run()}>
          Cancel
        </Button>
        <p className={style.detail}>What was built by then is kept for the next try.</p>
      </div>
      {cancel.trouble && <p role="alert">{cancel.trouble.what}</p>}
    </>
  )
}

function Elapsed({ since }: { since: string }) {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return <span>{formatElapsed(now - Date.parse(since))}</span>
}

/** Stays at its end unless the reader scrolled up. */
function Log({ lines }: { lines: string[] }) {
  const box = useRef<HTMLPreElement>(null)
  const atEnd = useRef(true)
  useEffect(() => {
    if (atEnd.current && box.current) box.current.scrollTop = box.current.scrollHeight
  }, [lines])
  return (
    <pre
      ref={box}
      className={style.log}
      tabIndex={0}
      aria-label="Build log"
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        atEnd.current = scrollTop + clientHeight > scrollHeight - 24
      }}
    >
      {lines.join('\n')}
    </pre>
  )
}
