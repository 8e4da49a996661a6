import '../../lesson/print.css'
import { baselineLevels } from '../../../content/baseline/baseline.ts'
import type { CertificateStanding } from '../../../contract/audit/certificate.ts'
import { useText } from '../../language/use-text.ts'
import { Icon } from '../../ui/Icon.tsx'
import { countByLevel } from '../levels.ts'
import { useTime } from '../use-time.ts'
import style from './certificate.module.css'
import { attackCounts, factsOf } from './facts.ts'

/** What is printed: one page. */
export function Sheet({ issued }: { issued: NonNullable<CertificateStanding['issued']> }) {
  const t = useText()
  const time = useTime()
  const { evidence, fingerprint } = issued
  const { verdict, attempt, audit } = evidence
  const { day, statuses, failing, attested, unanswered, accepted } = factsOf(evidence)
  const attacks = attackCounts(attempt)
  return (
    <article className={style.sheet} data-print aria-label={t`Certificate`}>
      <header className={style.head}>
        <p className={style.brand}>Bulkhead</p>
        <h2 className={style.title}>{t`Certificate`}</h2>
        <p className={style.who}>{evidence.name === '' ? ' ' : evidence.name}</p>
        <p>{t`has hardened a Docker host: ${evidence.title}`}</p>
        <p className={style.score}>
          {t`${verdict.score} of ${verdict.maxScore} points`} · <time dateTime={day}>{time.day(day)}</time>
        </p>
      </header>
      <div className={style.columns}>
        <section>
          <h3>{t`Tasks`}</h3>
          <table className={style.table}>
            <tbody>
              {verdict.tasks.map(({ id, title, status, points }) => (
                <tr key={id}>
                  <th scope="row">{t(title)}</th>
                  <td>{status === 'unsupported' ? '–' : `${status === 'pass' ? points : 0}/${points}`}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <section>
          <h3>{t`The baseline, audited`}</h3>
          <table className={style.table}>
            <tbody>
              {countByLevel(statuses).map(({ level, pass, counts }) => (
                <tr key={level}>
                  <th scope="row">{t(baselineLevels[level])}</th>
                  <td>{t`${pass} of ${counts}`}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {failing.length > 0 && <p>{t`Not as it should be: ${failing.join(', ')}.`}</p>}
          {attested.length > 0 && (
            <p>
              {t`Asked and attested: ${attested
                .map(({ item, yes, by }) => `${item} ${t(yes)} (${by})`)
                .join(', ')}.`}
            </p>
          )}
          {unanswered > 0 && <p>{t`${unanswered} items wait for a person’s word.`}</p>}
          {accepted > 0 && <p>{t`${accepted} findings were accepted.`}</p>}
        </section>
      </div>
      <section>
        <h3>{t`Attacks, carried out again: ${attacks.refused} steps refused, ${attacks.succeeded} got in`}</h3>
        <p>{t(attempt.summary)}</p>
        <ul className={style.attacks}>
          {attacks.shown.map((step, index) => (
            <li key={index}>
              <Icon name={step.succeeded ? 'close' : 'check'} size={12} />
              <span className="visually-hidden">{step.succeeded ? t`got in` : t`refused`}</span>
              <span>{t(step.tried)}</span>
            </li>
          ))}
        </ul>
        {attacks.more > 0 && <p>{t`${attacks.more} more steps are in the bundle.`}</p>}
      </section>
      <footer className={style.foot}>
        <p>
          {t`Made by Bulkhead ${evidence.bulkhead} on a lab host with Docker ${audit.target.engine}, Linux ${audit.target.kernel}.`}
        </p>
        <p>
          {t`Fingerprint of the evidence bundle (SHA-256):`}{' '}
          <code className={style.fingerprint}>{fingerprint}</code>
        </p>
      </footer>
    </article>
  )
}
