import type { CheckResult, Evidence as Tried, Status } from '../../contract/verdict.ts'
import { type Message, msg } from '../../contract/message.ts'
import { useText } from '../language/use-text.ts'
import { ShortText } from '../params/params.tsx'
import type { IconName } from '../ui/Icon.tsx'
import { Icon } from '../ui/Icon.tsx'
import { clockTime } from './clock-time.ts'
import style from './Evidence.module.css'

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

/** What was tried and what came back: in words first, then exactly. */
export function Evidence({ checks, trouble }: EvidenceProps) {
  const t = useText()
  return (
    <div className={style.evidence}>
      {trouble && (
        <p className={style.ours}>
          {t`Something on our side kept us from looking. It is not your doing, and nothing you achieved is lost. Checks go on by themselves; if this stays, Reset gives you fresh hosts.`}
        </p>
      )}
      {checks.map((check) => (
        <section key={check.id} className={`${style.check} ${style[check.status]}`}>
          <p className={style.summary}>
            <Icon name={looks[check.status].icon} size={14} />
            <span className="visually-hidden">{t`${looks[check.status].text}: `}</span>
            <span>
              <ShortText text={check.summary} />
            </span>
          </p>
          {check.evidence.map((tried, index) => (
            <Attempted key={index} tried={tried} />
          ))}
        </section>
      ))}
    </div>
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
