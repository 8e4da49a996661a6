import type { AuditedItem } from '../../../contract/audit/report.ts'
import { useCourse } from '../../course/use-course.ts'
import { useText } from '../../language/use-text.ts'
import { hashOf } from '../../navigation/route.ts'
import { Commands } from '../../ui/Commands.tsx'
import ink from '../../ui/ink.module.css'
import { Words } from '../Words.tsx'
import type { PolicyInUse } from '../use-policy.ts'
import { Attested } from './Attested.tsx'
import { Findings } from './Findings.tsx'
import style from './ItemDetails.module.css'
import { LookedAt } from './LookedAt.tsx'
import { Part } from './Part.tsx'

interface ItemDetailsProps {
  item: AuditedItem
  policy: PolicyInUse
}

/** Why, what was looked at, what is wrong, what a person is asked, how to mend it, and where it is taught. */
export function ItemDetails({ item, policy }: ItemDetailsProps) {
  const t = useText()
  const course = useCourse().value ?? []
  const lesson = course.find(({ id }) => id === item.lesson)
  return (
    <>
      {item.attestation && <Attested item={item} attestation={item.attestation} policy={policy} />}
      {item.findings.length > 0 && <Findings item={item} policy={policy} />}
      {item.mend && (
        <Part title={t`How to mend it`}>
          <p>
            <Words text={item.mend.how} />
          </p>
          {item.mend.commands.length > 0 && <Commands commands={item.mend.commands} />}
        </Part>
      )}
      {item.looked.length > 0 && (
        <Part title={t`What was looked at`}>
          <LookedAt looked={item.looked} />
        </Part>
      )}
      <p className={`${ink.soft} ${style.further}`}>
        <span>
          {t.rich`Its lesson: ${(
            <a href={hashOf({ view: 'lesson', slug: item.lesson })}>
              {lesson ? t(lesson.title) : item.lesson}
            </a>
          )}`}
        </span>
        {item.bench.length > 0 && <span>{t`Docker Bench and CIS: ${item.bench.join(', ')}`}</span>}
      </p>
    </>
  )
}
