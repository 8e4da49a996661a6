import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs'
import type { ExerciseInfo } from '../../contract/exercise.ts'
import type { ExerciseProgress, GradingState } from '../../contract/rpc.ts'
import { useText } from '../language/use-text.ts'
import tabs from '../ui/tabs.module.css'
import { Announcer } from './Announcer.tsx'
import { AttemptView } from './AttemptView.tsx'
import style from './ExercisePanel.module.css'
import { TaskList } from './TaskList.tsx'
import type { TaskView } from './task-view.ts'
import type { Attempt } from './use-attempt.ts'

export type ExerciseTab = 'tasks' | 'attempts'

interface ExercisePanelProps {
  info: ExerciseInfo
  tasks: readonly TaskView[]
  grading?: GradingState
  progress?: ExerciseProgress
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
  attempt,
  canAttempt,
  tab,
  onTab,
}: ExercisePanelProps) {
  const t = useText()
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
          />
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
