import { useState } from 'react'
import type { AttemptReport } from '../../../contract/exercise.ts'
import { chosenSides, shownAttempts } from '../../exercise/attempt-choice.ts'
import { AttemptComparison } from '../../exercise/AttemptComparison.tsx'
import { useText } from '../../language/use-text.ts'
import { TroubleNote } from '../../ui/TroubleNote.tsx'
import ui from '../ui/ui.module.css'
import { type ClassClient, useClassQuery } from '../use-class.ts'

/** More are not asked for: who attacked so often has not read what came back. */
const MOST = 30

/** A learner's attacks on their lab of one exercise, two side by side as they see them themselves. */
export function Attempts({ person, exercise, count }: { person: string; exercise: string; count: number }) {
  const t = useText()
  const [chosen, setChosen] = useState<{ before?: string; after?: string }>({})
  const { value, trouble } = useClassQuery(`attempts:${person}:${exercise}:${count}`, (client) =>
    readAttempts(client, person, exercise),
  )
  if (trouble) return <TroubleNote trouble={trouble} />
  if (!value) return <p role="status">{t`Opening…`}</p>
  const attempts = shownAttempts(value, { running: false, steps: [] })
  const { before, after } = chosenSides(attempts, chosen)
  if (!after) return <p className={ui.empty}>{t`They have not attacked this lab yet.`}</p>
  return (
    <AttemptComparison
      attempts={attempts}
      before={before}
      after={after}
      onChoose={(choice) => setChosen({ ...chosen, ...choice })}
    />
  )
}

/** The newest of them, in the order they were made. */
async function readAttempts(client: ClassClient, person: string, exercise: string): Promise<AttemptReport[]> {
  const found: string[] = []
  for (let before: string | null = null, isEnd = false; !isEnd && found.length < MOST;) {
    const page: Awaited<ReturnType<ClassClient['room']['timeline']>> = await client.room.timeline({
      person,
      exercise,
      before,
    })
    found.push(...page.entries.filter(({ kind }) => kind === 'attempt').map(({ report }) => report))
    before = page.entries.at(-1)?.report ?? null
    isEnd = page.isEnd || before === null
  }
  const reports = await Promise.all(
    found.slice(0, MOST).map((report) => client.room.report({ person, report })),
  )
  return reports.flatMap((detail) => (detail.kind === 'attempt' ? [detail.report] : [])).toReversed()
}
