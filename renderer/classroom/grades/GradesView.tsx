import { useState } from 'react'
import type { GradesFormat } from '../../../contract/class/index.ts'
import { type Message, msg } from '../../../contract/message.ts'
import { useText } from '../../language/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import card from '../../ui/card.module.css'
import ink from '../../ui/ink.module.css'
import { saveFile } from '../../ui/save-file.ts'
import { TroubleNote } from '../../ui/TroubleNote.tsx'
import { bytesOf } from '../ui/class-file.ts'
import { ClassPage } from '../ui/ClassPage.tsx'
import ui from '../ui/ui.module.css'
import { useClassAction, useMay } from '../use-class.ts'

const formats: { format: GradesFormat; title: Message; says: Message }[] = [
  {
    format: 'csv',
    title: msg`CSV`,
    says: msg`One line for each learner and exercise, with the columns of nbgrader. For spreadsheets and learning platforms.`,
  },
  {
    format: 'json',
    title: msg`JSON`,
    says: msg`Everything the grades are made of, task by task, for programs of your own.`,
  },
  {
    format: 'gradescope',
    title: msg`Gradescope`,
    says: msg`A ZIP with one results.json for each learner, as Gradescope’s autograder reads it.`,
  },
  {
    format: 'prairielearn',
    title: msg`PrairieLearn`,
    says: msg`A ZIP with one results.json for each learner, as PrairieLearn’s external grader gives it.`,
  },
  {
    format: 'junit',
    title: msg`JUnit`,
    says: msg`XML with one test case for each task, for CI systems and test viewers.`,
  },
  {
    format: 'evidence',
    title: msg`Evidence`,
    says: msg`A ZIP with a signed file for each learner: everything that their machines reported, and the grade that follows from it. “bulkhead verify” checks each file offline. It shows that nothing was changed afterwards; what a machine was made to say it can’t show.`,
  },
]

/** Grades, as files for what reads them. */
export function GradesView() {
  const t = useText()
  const may = useMay()
  if (!may('grades', 'get')) {
    return (
      <ClassPage title={t`Grades`}>
        <p className={ui.empty}>{t`Grades are for the instructors of this class.`}</p>
      </ClassPage>
    )
  }
  return (
    <ClassPage
      title={t`Grades`}
      lead={t`As they stand now, by what is set under Course: points with partial credit, weights, deadlines. What a learner’s machine has not reported yet is not in them.`}
    >
      {formats.map((one) => (
        <Format key={one.format} {...one} />
      ))}
    </ClassPage>
  )
}

function Format({ format, title, says }: (typeof formats)[number]) {
  const t = useText()
  const [progress, setProgress] = useState<{ done: number; of: number }>()
  const get = useClassAction(async (client) => {
    if (format === 'evidence') {
      const { evidenceOfAll } = await import('./evidence-of-all.ts')
      const archive = await evidenceOfAll(client, (done, of) => setProgress({ done, of }))
      return saveFile('evidence.zip', archive, 'application/zip')
    }
    const file = await client.grades.get({ format })
    saveFile(file.name, bytesOf(file), file.type)
  })
  return (
    <section className={card.card} aria-label={t(title)}>
      <div className={ui.head}>
        <h2>{t(title)}</h2>
        <Button
          icon="download"
          isPending={get.pending}
          aria-label={t`Save as a file: ${title}`}
          onPress={() => void get.run()}
        >
          {t`Save as a file`}
        </Button>
      </div>
      <p className={ink.soft}>{t(says)}</p>
      {format === 'evidence' && (
        <p role="status" className={ink.soft}>
          {get.pending && progress && t`${progress.done} of ${progress.of} learners`}
        </p>
      )}
      {get.trouble && <TroubleNote trouble={get.trouble} />}
    </section>
  )
}
