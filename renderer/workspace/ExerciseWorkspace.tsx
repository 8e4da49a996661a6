import { useCallback, useEffect, useEffectEvent, useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels'
import type { ExerciseInfo } from '../../contract/exercise.ts'
import type { Trouble } from '../../contract/lab.ts'
import { useAction } from '../connection/use-action.ts'
import { useLive } from '../connection/use-connection.ts'
import { useQuery } from '../connection/use-query.ts'
import type { ExerciseTab } from '../exercise/ExercisePanel.tsx'
import { ExercisePanel } from '../exercise/ExercisePanel.tsx'
import { focusTask } from '../exercise/focus-task.ts'
import { viewTasks } from '../exercise/task-view.ts'
import { useAttempt } from '../exercise/use-attempt.ts'
import { TypeContext } from '../lesson/CodeBlock.tsx'
import { Lesson } from '../lesson/Lesson.tsx'
import { useText } from '../language/use-text.ts'
import { ParamsContext } from '../params/params.tsx'
import { useRefreshedByWork } from '../membership/use-refreshed-by-work.ts'
import { onAgain } from '../navigation/route.ts'
import { LabContext } from '../pictures/lab-context.ts'
import { TerminalPanel } from '../terminal/TerminalPanel.tsx'
import { useTerminals } from '../terminal/use-terminals.ts'
import separator from '../ui/separator.module.css'
import type { CoursePart } from './ExerciseMenu.tsx'
import { Header } from './Header.tsx'
import { Notice } from './Notice.tsx'
import { type Part, partId, partTabId } from './parts.ts'
import { PartTabs } from './PartTabs.tsx'
import { useLab } from './use-lab.ts'
import { useNarrow } from './use-narrow.ts'
import { useRegionKeys } from './use-region-keys.ts'
import style from './Workspace.module.css'

const noParams = {}

interface ExerciseWorkspaceProps {
  course: CoursePart[]
  info: ExerciseInfo
  /** The number of the lesson's heading to go to. */
  at?: string
  /** The task to go to. */
  task?: string
  trouble?: Trouble
}

export function ExerciseWorkspace({ course, info, at, task, trouble }: ExerciseWorkspaceProps) {
  const t = useText()
  const exercise = info.id
  const lab = useLab(exercise)
  const { session } = lab
  const grading = useLive(session && `grading:${session.id}`, (client, signal) =>
    client.grading.watch({ exercise }, { signal }),
  )
  const progress = useQuery(`progress:${exercise}`, (client) => client.course.progress({ exercise }))
  useRefreshedByWork(progress.refresh)
  const seed = session?.seed
  const askAgain = useEffectEvent(() => progress.refresh())
  // What was shown stays until the answer is there: nothing flashes when a lab opens.
  useEffect(() => {
    if (seed !== undefined) askAgain()
  }, [seed])
  const check = useAction((client) => client.grading.check({ exercise }))
  const attempt = useAttempt(exercise, seed, progress.refresh)
  const [tab, setTab] = useState<ExerciseTab>('tasks')
  /** Which part is shown where there is no room for all. */
  const [part, setPart] = useState<Part>('lesson')
  const [terminalTrouble, setTerminalTrouble] = useState<Trouble>()
  const terminals = useTerminals({
    exercise,
    hosts: info.hosts,
    hostsKey: lab.hostsKey,
    onTrouble: setTerminalTrouble,
  })
  const { type } = terminals
  const typeInto = useCallback(
    (host: string, text: string) => {
      // A terminal that isn't shown takes no focus.
      flushSync(() => setPart('terminal'))
      type(host, text)
    },
    [type],
  )
  const columns = useDefaultLayout({ id: 'bulkhead.columns', storage: localStorage })
  const rows = useDefaultLayout({ id: 'bulkhead.rows', storage: localStorage })
  const { kind: labKind } = lab.state ?? {}
  const isComing = labKind === 'opening' || labKind === 'resetting'
  const hosts = lab.isOpen && session ? `${session.id} ${session.openedAt}` : undefined
  const lessonLab = useMemo(() => ({ exercise, isComing, hosts }), [exercise, isComing, hosts])
  const isNarrow = useNarrow()
  const [wasAt, setWasAt] = useState(at)
  if (at !== wasAt) {
    setWasAt(at)
    setPart('lesson')
  }
  const goToTask = useEffectEvent(() => {
    if (task === undefined) return
    flushSync(() => {
      setPart('exercise')
      setTab('tasks')
    })
    focusTask(task)
  })
  useEffect(() => goToTask(), [task])
  useEffect(
    () => onAgain(() => (task === undefined ? flushSync(() => setPart('lesson')) : goToTask())),
    [task],
  )
  useRegionKeys(isNarrow ? setPart : undefined)
  const region = (name: Part, label?: string) => ({
    id: partId(name),
    className: style.region,
    'data-region': name,
    ...(isNarrow
      ? { role: 'tabpanel', 'aria-labelledby': partTabId(name) }
      : label !== undefined && { 'aria-label': label }),
  })

  return (
    <ParamsContext value={session?.params ?? noParams}>
      <div className={style.workspace}>
        <Header
          info={info}
          course={course}
          lab={lab}
          checking={check.pending || grading.value?.phase === 'checking'}
          attempting={attempt.running}
          onCheck={() => {
            setPart('exercise')
            setTab('tasks')
            void check.run()
          }}
          onAttempt={() => {
            setPart('exercise')
            setTab('attempts')
            attempt.run()
          }}
        />
        <Notice
          troubles={[
            trouble,
            lab.trouble,
            check.trouble,
            terminalTrouble,
            grading.trouble,
            progress.trouble,
            lab.woken,
          ]}
        />
        <main className={style.panels} data-shown={isNarrow ? part : undefined}>
          {isNarrow && <PartTabs shown={part} onShow={setPart} />}
          <Group orientation="horizontal" {...columns}>
            <Panel id="lesson" defaultSize="44" minSize="22rem">
              <div {...region('lesson')}>
                <TypeContext value={lab.isOpen ? typeInto : undefined}>
                  <LabContext value={lessonLab}>
                    <Lesson slug={exercise} at={at} />
                  </LabContext>
                </TypeContext>
              </div>
            </Panel>
            <Separator className={separator.separator} aria-label={t`Width of the lesson`} />
            <Panel id="work" minSize="24rem">
              <Group orientation="vertical" {...rows}>
                <Panel id="terminal" defaultSize="55" minSize="9rem">
                  <section {...region('terminal', t`Terminal`)}>
                    <TerminalPanel exercise={exercise} lab={lab} hosts={info.hosts} terminals={terminals} />
                  </section>
                </Panel>
                <Separator className={separator.separator} aria-label={t`Height of the terminal`} />
                <Panel id="exercise" minSize="9rem">
                  <section {...region('exercise', t`Exercise`)}>
                    <ExercisePanel
                      seed={seed}
                      info={info}
                      tasks={viewTasks(info.tasks, grading.value?.verdict ?? undefined, progress.value)}
                      grading={grading.value}
                      progress={progress.value}
                      attempt={attempt}
                      canAttempt={lab.isOpen}
                      tab={tab}
                      onTab={setTab}
                    />
                  </section>
                </Panel>
              </Group>
            </Panel>
          </Group>
        </main>
      </div>
    </ParamsContext>
  )
}
