import type { CheckResult, Evidence as Tried, Status } from '../../contract/verdict.ts'
import { ShortText } from '../params/params.tsx'
import type { IconName } from '../ui/Icon.tsx'
import { Icon } from '../ui/Icon.tsx'
import { clockTime } from './clock-time.ts'
import style from './Evidence.module.css'

const looks: Record<Status, { icon: IconName; text: string }> = {
  pass: { icon: 'check', text: 'As it should be' },
  fail: { icon: 'close', text: 'Not as it should be' },
  error: { icon: 'alert', text: 'We could not tell' },
  unsupported: { icon: 'minus', text: 'Not possible here' },
}

interface EvidenceProps {
  checks: readonly CheckResult[]
  /** Whether the task could not be judged, which is our trouble. */
  trouble: boolean
}

/** What was tried and what came back: in words first, then exactly. */
export function Evidence({ checks, trouble }: EvidenceProps) {
  return (
    <div className={style.evidence}>
      {trouble && (
        <p className={style.ours}>
          Something on our side kept us from looking. It is not your doing, and nothing you achieved is lost.
          Checks go on by themselves; if this stays, Reset gives you fresh hosts.
        </p>
      )}
      {checks.map((check) => (
        <section key={check.id} className={`${style.check} ${style[check.status]}`}>
          <p className={style.summary}>
            <Icon name={looks[check.status].icon} size={14} />
            <span className="visually-hidden">{looks[check.status].text}: </span>
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
  return (
    <dl className={style.facts}>
      <dt>Tried</dt>
      <dd>{tried.tried}</dd>
      <dt>From</dt>
      <dd>
        {tried.from}, at {clockTime(tried.at)}
      </dd>
      <dt>Expected</dt>
      <dd>{tried.expected}</dd>
      <dt>Got</dt>
      <dd className={style.got}>{tried.got}</dd>
    </dl>
  )
}
