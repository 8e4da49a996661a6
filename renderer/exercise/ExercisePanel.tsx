import { useEffect, useEffectEvent } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs'
import type { ExerciseInfo } from '../../contract/exercise.ts'
import { msg } from '../../contract/message.ts'
import type { ExerciseProgress, GradingState } from '../../contract/rpc.ts'
import { useQuery } from '../connection/use-query.ts'
import { useText } from '../language/use-text.ts'
import { useActions } from '../palette/actions.ts'
import { useSetting } from '../settings/settings.ts'
import tabs from '../ui/tabs.module.css'
import { Announcer } from './Announcer.tsx'
import { AttemptView } from './AttemptView.tsx'
import { Completion } from './Completion.tsx'
import style from './ExercisePanel.module.css'
import { Solution } from './Solution.tsx'
import { TaskList } from './TaskList.tsx'
import { type TaskView, tally } from './task-view.ts'
import type { Attempt } from './use-attempt.ts'
import { useWorked } from './use-worked.ts'

export type ExerciseTab = 'tasks' | 'attempts'

interface ExercisePanelProps {
  info: ExerciseInfo
  tasks: readonly TaskView[]
  grading?: GradingState
  progress?: ExerciseProgress
  /** Of the lab that is open. */
  seed?: string
  attempt: Attempt
  canAttempt: boolean
  tab: ExerciseTab
  onTab(tab: ExerciseTab): void
}

export function ExercisePanel({
  info,
  tasks,
  grading,
  progress,
  seed,
  attempt,
  canAttempt,
  tab,
  onTab,
}: ExercisePanelProps) {
  const t = useText()
  const { done, tasks: total } = tally(tasks)
  const isDone = total > 0 && done === total
  // Whether it is offered may change with each of these.
  const lastCheck = grading?.verdict?.mode === 'check' ? grading.verdict.at : ''
  const tries = `${progress?.attempts.length} ${done} ${lastCheck}`
  const offer = useQuery(`solution:${info.id}`, (client) =>
    client.course.solution({ exercise: info.id, show: false }),
  )
  const refreshOffer = useEffectEvent(offer.refresh)
  useEffect(() => refreshOffer(), [tries])
  const workedSeconds = useWorked(info.id, canAttempt, progress?.workedSeconds)
  const [showTime, setShowTime] = useSetting('showTime')
  useActions([
    {
      id: 'show-time',
      group: 'exercise',
      title: showTime ? msg`Hide the time spent` : msg`Show the time spent`,
      run: () => setShowTime(!showTime),
    },
  ])
  return (
    <>
      <Announcer tasks={tasks} />
      <Tabs
        className={style.panel}
        selectedKey={info.attempt ? tab : 'tasks'}
        onSelectionChange={(key) => onTab(key === 'attempts' ? key : 'tasks')}
      >
        <TabList className={tabs.list} aria-label={t`Exercise`}>
          <Tab className={tabs.tab} id="tasks">
            {t`Tasks`}
          </Tab>
          {info.attempt && (
            <Tab className={tabs.tab} id="attempts">
              {t`Attempts`}
            </Tab>
          )}
        </TabList>
        <TabPanel className={style.content} id="tasks">
          <TaskList
            exercise={info.id}
            tasks={tasks}
            grading={grading}
            hintsShown={progress?.hintsShown ?? {}}
            onHint={offer.refresh}
            workedSeconds={showTime ? workedSeconds : undefined}
          >
            {isDone && (
              <Completion
                info={info}
                tasks={tasks}
                progress={progress}
                workedSeconds={workedSeconds}
                solutionSeenAt={offer.value?.seenAt}
                attempt={attempt}
                canAttempt={canAttempt}
                onAttempt={() => {
                  onTab('attempts')
                  attempt.run()
                }}
              />
            )}
            <Solution key={`${info.id} ${seed}`} exercise={info.id} offer={offer} isDone={isDone} />
          </TaskList>
        </TabPanel>
        {info.attempt && (
          <TabPanel className={style.content} id="attempts">
            <AttemptView
              about={info.attempt}
              attempt={attempt}
              history={progress?.attempts ?? []}
              canRun={canAttempt}
            />
          </TabPanel>
        )}
      </Tabs>
    </>
  )
}
