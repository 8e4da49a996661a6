import { useEffect, useRef, useState } from 'react'
import type { SystemStatus } from '../../contract/lab.ts'
import { msg } from '../../contract/message.ts'
import { useAction } from '../connection/use-action.ts'
import { useConnection } from '../connection/use-connection.ts'
import { useText } from '../language/use-text.ts'
import { Button, Spinner } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import lines from '../ui/list.module.css'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { CopyButton } from '../ui/CopyButton.tsx'
import { formatElapsed } from './elapsed.ts'
import style from './FirstRun.module.css'

type Status = Extract<SystemStatus, { kind: 'setting-up' }>

const stateText = { waiting: msg`waiting`, running: msg`under way`, done: msg`done` }

/** The running set-up: how far, which step, and the build's own words for who wants them. */
export function SettingUp({ status }: { status: Status }) {
  const t = useText()
  const { progress, steps, log, startedAt } = status
  const { client } = useConnection()
  const cancel = useAction((client) => client.system.cancelSetUp())
  return (
    <>
      <h1 className={style.title}>{t`Setting up your lab`}</h1>
      <div className={style.progress}>
        <div className={style.progressHead}>
          <p className={style.stepTitle}>{t(progress.step)}</p>
          <p className={style.numbers}>
            {Math.round(progress.fraction * 100)} % · <Elapsed since={startedAt} />
          </p>
        </div>
        <ProgressBar fraction={progress.fraction} label={t`Set-up`} />
        <p className={style.line}>{progress.detail}</p>
      </div>
      <ol className={lines.list}>
        {steps.map((step, index) => (
          <li key={index} className={`${style.step} ${style[step.state]}`}>
            {step.state === 'running' ? (
              <Spinner />
            ) : (
              <Icon name={step.state === 'done' ? 'check' : 'circle'} />
            )}
            <p className={style.stepTitle}>{t(step.title)}</p>
            <p className={style.stepState}>{t(stateText[step.state])}</p>
          </li>
        ))}
      </ol>
      <details className={style.details}>
        <summary>{t`What the build says`}</summary>
        <Log lines={log} />
        <div className={style.logTools}>
          <CopyButton text={async () => (await client.system.logs()).text}>{t`Copy logs`}</CopyButton>
          <p className={style.detail}>{t`The whole log, without passwords, keys and your name.`}</p>
        </div>
      </details>
      <div className={style.actions}>
        <Button isPending={cancel.pending} onPress={() => void cancel.run()}>
          {t`Cancel`}
        </Button>
        <p className={style.detail}>{t`What was built by then is kept for the next try.`}</p>
      </div>
      {cancel.trouble && <p role="alert">{t(cancel.trouble.what)}</p>}
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
  const t = useText()
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
      aria-label={t`Build log`}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        atEnd.current = scrollTop + clientHeight > scrollHeight - 24
      }}
    >
      {lines.join('\n')}
    </pre>
  )
}
