import type { CertificateStanding } from '../../../contract/audit/certificate.ts'
import { useText } from '../../language/use-text.ts'
import { hashOf } from '../../navigation/route.ts'
import card from '../../ui/card.module.css'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import page from '../audit.module.css'

/** How far it is still, and what to do. */
export function Missing({ exercise, standing }: { exercise: string; standing: CertificateStanding }) {
  const t = useText()
  const { score, maxScore, passing, missing } = standing
  return (
    <section className={card.roomy}>
      <h2>{t`Not yet`}</h2>
      {score !== null && maxScore !== null && passing !== null && (
        <>
          <p>{t`${score} of ${maxScore} points; ${passing} are enough.`}</p>
          <ProgressBar fraction={maxScore > 0 ? score / maxScore : 0} label={t`Points`} />
        </>
      )}
      <ul>
        {missing.map((message, index) => (
          <li key={index}>{t(message)}</li>
        ))}
      </ul>
      <p className={page.links}>
        <a href={hashOf({ view: 'lesson', slug: exercise })}>{t`To the exercise`}</a>
        <a href={hashOf({ view: 'audit' })}>{t`To the audit`}</a>
      </p>
    </section>
  )
}
