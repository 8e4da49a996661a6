import type { CheckResult, Evidence as Tried, Status } from '../../contract/verdict.ts'
import { type Message, msg } from '../../contract/message.ts'
import { type Say, useText } from '../language/use-text.ts'
import { ShortText } from '../params/params.tsx'
import { CopyButton } from '../ui/CopyButton.tsx'
import more from '../ui/details.module.css'
import type { IconName } from '../ui/Icon.tsx'
import { Icon } from '../ui/Icon.tsx'
import { clockTime } from './clock-time.ts'
import style from './Evidence.module.css'
import { inOrder } from './task-view.ts'

const looks: Record<Status, { icon: IconName; text: Message }> = {
  pass: { icon: 'check', text: msg`As it should be` },
  fail: { icon: 'close', text: msg`Not as it should be` },
  error: { icon: 'alert', text: msg`We could not tell` },
  unsupported: { icon: 'minus', text: msg`Not possible here` },
}

interface EvidenceProps {
  checks: readonly CheckResult[]
  /** Whether the task could not be judged, which is our trouble. */
  trouble: boolean
}

/** What isn't as it should be comes first, in words; what exactly was tried stands behind it for who wants to know. */
export function Evidence({ checks, trouble }: EvidenceProps) {
  const t = useText()
  return (
    <div className={style.evidence}>
      {trouble && (
        <p className={style.ours}>
          {t`Something on our side kept us from looking. It is not your doing, and nothing you achieved is lost. Checks go on by themselves; if this stays, Reset gives you fresh hosts.`}
        </p>
      )}
      {inOrder(checks).map((check) => (
        <Found key={check.id} check={check} />
      ))}
      <details className={`${more.details} ${style.raw}`}>
        <summary>{t`What exactly was tried`}</summary>
        {checks.map((check) => (
          <section key={check.id} aria-label={check.id}>
            <p className={style.id}>
              <code>{check.id}</code> {t(looks[check.status].text)}
            </p>
            {check.evidence.map((tried, index) => (
              <Attempted key={index} tried={tried} />
            ))}
          </section>
        ))}
        <CopyButton small text={() => rawText(checks, t)}>
          {t`Copy as JSON`}
        </CopyButton>
      </details>
    </div>
  )
}

function Found({ check: { status, summary, evidence } }: { check: CheckResult }) {
  const t = useText()
  const [first] = evidence
  return (
    <section className={`${style.check} ${style[status]}`}>
      <p className={style.summary}>
        <Icon name={looks[status].icon} size={14} />
        <span className="visually-hidden">{t`${looks[status].text}: `}</span>
        <span>
          <ShortText text={summary} />
        </span>
      </p>
      {status !== 'pass' && first && (
        <dl className={style.facts}>
          <dt>{t`Expected`}</dt>
          <dd>{t(first.expected)}</dd>
          <dt>{t`Got`}</dt>
          <dd className={style.found}>{t(first.got)}</dd>
        </dl>
      )}
    </section>
  )
}

function Attempted({ tried }: { tried: Tried }) {
  const t = useText()
  return (
    <dl className={style.facts}>
      <dt>{t`Tried`}</dt>
      <dd>{t(tried.tried)}</dd>
      <dt>{t`From`}</dt>
      <dd>{t`${tried.from}, at ${clockTime(tried.at)}`}</dd>
      <dt>{t`Expected`}</dt>
      <dd>{t(tried.expected)}</dd>
      <dt>{t`Got`}</dt>
      <dd className={style.got}>{t(tried.got)}</dd>
    </dl>
  )
}

/** All of it, for somebody who helps; in the reader's language. */
function rawText(checks: readonly CheckResult[], t: Say): string {
  const said = checks.map(({ summary, evidence, ...check }) => ({
    ...check,
    summary: t(summary),
    evidence: evidence.map(({ tried, expected, got, ...where }) => ({
      tried: t(tried),
      ...where,
      expected: t(expected),
      got: t(got),
    })),
  }))
  return JSON.stringify(said, undefined, 2)
}
