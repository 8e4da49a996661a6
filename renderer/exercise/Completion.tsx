import { use } from 'react'
import { capstone } from '../../content/course.ts'
import type { ExerciseInfo } from '../../contract/exercise.ts'
import type { ExerciseProgress } from '../../contract/rpc.ts'
import { nextExercise } from '../course/standing.ts'
import { useCourse } from '../course/use-course.ts'
import { useOverview } from '../course/use-overview.ts'
import { useSpeech } from '../language/language.ts'
import { useText } from '../language/use-text.ts'
import { useQuestionsLeft } from '../lesson/answers.ts'
import { goTo } from '../navigation/route.ts'
import { ParamsContext } from '../params/params.tsx'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { saveFile } from '../ui/save-file.ts'
import style from './Completion.module.css'
import { summaryText } from './summary.ts'
import { type TaskView, tally } from './task-view.ts'
import type { Attempt } from './use-attempt.ts'

interface CompletionProps {
  info: ExerciseInfo
  tasks: readonly TaskView[]
  progress?: ExerciseProgress
  workedSeconds?: number
  solutionSeenAt?: string | null
  attempt: Attempt
  canAttempt: boolean
  onAttempt(): void
}

/** When all tasks are done: what that means, and what comes next. */
export function Completion(props: CompletionProps) {
  const { info, tasks, progress, attempt, canAttempt, onAttempt } = props
  const t = useText()
  const { locale } = useSpeech()
  const params = use(ParamsContext)
  const questions = useQuestionsLeft()
  const course = useCourse()
  const overview = useOverview()
  const next = overview.value && nextExercise(course.value ?? [], overview.value, info.id)
  const last = attempt.report ?? progress?.attempts.at(-1)
  const isRefused = last?.outcome === 'refused'
  const gotIn = progress?.attempts.some(({ outcome }) => outcome === 'succeeded')
  const { points } = tally(tasks)
  return (
    <section className={style.card} aria-labelledby="completion" data-completion>
      <h3 id="completion">
        <Icon name="check" />
        {info.attempt && !isRefused ? t`All tasks are done` : t`This exercise is done`}
      </h3>
      <p>
        {!info.attempt || !isRefused
          ? t`Every task is true now: ${points} points.`
          : gotIn
            ? t`Every task is true now, ${points} points, and the attack that got in before is refused.`
            : t`Every task is true now, ${points} points, and the attack is refused.`}
      </p>
      <ul className={style.next}>
        {info.attempt && !isRefused && (
          <li>
            <p>{t`One proof is left: the attack itself. It should be refused now.`}</p>
            <Button
              small
              icon="door"
              isPending={attempt.running}
              isDisabled={!canAttempt}
              onPress={onAttempt}
            >
              {t`Run the attempt`}
            </Button>
          </li>
        )}
        {questions > 0 && (
          <li>
            <p>
              {questions === 1
                ? t`One question in the lesson has no answer yet.`
                : t`${questions} questions in the lesson have no answer yet.`}
            </p>
          </li>
        )}
        {info.id === capstone && (
          <li>
            <p>{t`Your certificate says what you reached; until it is there, what is missing.`}</p>
            <Button small onPress={() => goTo({ view: 'certificate', at: capstone })}>
              {t`Certificate`}
            </Button>
          </li>
        )}
        {overview.value && (
          <li>
            <p>{next ? t`Then there is: ${next.title}` : t`You have done all exercises of the course.`}</p>
            <Button
              small
              look={isRefused || !info.attempt ? 'primary' : 'normal'}
              onPress={() => goTo(next ? { view: 'lesson', slug: next.id } : { view: 'course' })}
            >
              {next ? t`Next exercise` : t`To the course`}
            </Button>
          </li>
        )}
        <li>
          <p>{t`A summary of what you did, to keep or to hand in.`}</p>
          <Button
            small
            look="quiet"
            icon="download"
            onPress={() => {
              const summary = summaryText({ ...props, params }, t, locale)
              saveFile(`bulkhead-${info.id}.md`, summary, 'text/markdown')
            }}
          >
            {t`Save a summary`}
          </Button>
        </li>
      </ul>
    </section>
  )
}
