import type { AuditReport } from '../../../contract/audit/report.ts'
import { type Message, msg } from '../../../contract/message.ts'
import { useText } from '../../language/use-text.ts'
import { useTime } from '../use-time.ts'
import style from './Facts.module.css'

const sights: Record<AuditReport['target']['sight'], Message> = {
  api: msg`Docker’s API only: of the machine below it, nothing`,
  machine: msg`Docker’s API, and the machine’s kernel and files`,
}

/** What was audited, when, and how far it was seen. */
export function Facts({ report: { target, at, took, containers, images } }: { report: AuditReport }) {
  const t = useText()
  const time = useTime()
  const facts: [string, string][] = [
    [t`When`, t`${time.moment(at)}, in ${(took / 1000).toFixed(1)} s`],
    [t`Seen`, t(sights[target.sight])],
    [t`Engine`, `Docker ${target.engine}`],
    [
      t`System`,
      `${target.system}, Linux ${target.kernel}${target.cgroup ? `, cgroup v${target.cgroup}` : ''}`,
    ],
    [t`There`, t`${containers} containers, ${images} images`],
  ]
  return (
    <dl className={style.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
