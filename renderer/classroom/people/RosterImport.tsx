import { type SubmitEvent, useRef, useState } from 'react'
import type { RosterLine } from '../../../contract/class/index.ts'
import { type Message, msg } from '../../../contract/message.ts'
import { useText } from '../../language/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { FormActions } from '../../ui/FormActions.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import ink from '../../ui/ink.module.css'
import note from '../../ui/note.module.css'
import ui from '../ui/ui.module.css'
import { useClassAction } from '../use-class.ts'
import style from './people.module.css'

const whats: Record<RosterLine['what'], Message> = {
  added: msg`New`,
  renamed: msg`Renamed`,
  known: msg`Known already`,
  refused: msg`Not taken`,
}
const whys: Record<NonNullable<RosterLine['why']>, Message> = {
  'no-name': msg`It has no name.`,
  'bad-name': msg`Its name is too long or has characters that no name has.`,
  'bad-id': msg`Its id is too long or has characters that no id has.`,
  'id-twice': msg`Its id stands in this file twice.`,
}

/** In characters, as the contract has it. */
const LONGEST = 200_000
/** What a file looks like, in headings that it understands. */
const EXAMPLE = 'name,id\nAda Lovelace,1815'

/** Reads a roster: first only shows what would come of it. */
export function RosterImport({ onImported, onClose }: { onImported(): void; onClose(): void }) {
  const t = useText()
  const input = useRef<HTMLInputElement>(null)
  const [csv, setCsv] = useState('')
  const [lines, setLines] = useState<readonly RosterLine[]>()
  const [isDone, setDone] = useState(false)
  const look = useClassAction((client) => client.people.importRoster({ csv, dryRun: true }))
  const take = useClassAction((client) => client.people.importRoster({ csv, dryRun: false }))
  const change = (text: string) => {
    setCsv(text)
    setLines(undefined)
    setDone(false)
  }
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (isDone) return onClose()
    const answer = await (lines ? take : look).run()
    if (!answer) return
    setLines(answer)
    if (lines) {
      setDone(true)
      onImported()
    }
  }
  const count = (what: RosterLine['what']) => lines?.filter((line) => line.what === what).length ?? 0
  const isTooLong = csv.length > LONGEST
  const next = lines ? t`Import ${count('added') + count('renamed')} people` : t`Look at it first`
  return (
    <FormDialog
      title={t`Import a roster`}
      isWide
      trouble={look.trouble ?? take.trouble}
      onSubmit={submit}
      onClose={onClose}
    >
      {!lines && (
        <>
          <p>{t`A CSV file with a line of headings, of which one is “name” and one may be “id”. Whoever is in the class already, by id, is renamed; nobody is removed.`}</p>
          <div>
            <Button onPress={() => input.current?.click()}>{t`Choose a file…`}</Button>
            <input
              ref={input}
              type="file"
              accept=".csv,text/csv"
              hidden
              aria-label={t`File with the roster`}
              onChange={({ currentTarget }) => {
                const [file] = currentTarget.files ?? []
                // The same file may be chosen again.
                currentTarget.value = ''
                if (file) void file.text().then(change)
              }}
            />
          </div>
          <Field
            label={t`Or paste it`}
            wrong={isTooLong ? t`It is too long: at most ${LONGEST} characters at once.` : undefined}
          >
            {(id, about) => (
              <textarea
                id={id}
                aria-describedby={about}
                spellCheck={false}
                className={style.csv}
                placeholder={EXAMPLE}
                value={csv}
                onChange={({ target }) => change(target.value)}
              />
            )}
          </Field>
        </>
      )}
      {lines && (
        <>
          <p role="status" className={isDone ? note.good : undefined}>
            {isDone
              ? t`Imported: ${count('added')} new, ${count('renamed')} renamed, ${count('known')} known already, ${count('refused')} not taken.`
              : t`This would come of it: ${count('added')} new, ${count('renamed')} renamed, ${count('known')} known already, ${count('refused')} not taken.`}
          </p>
          <div className={style.preview} tabIndex={0} role="region" aria-label={t`Line by line`}>
            <table className={ui.table}>
              <thead>
                <tr>
                  <th scope="col">{t`Line`}</th>
                  <th scope="col">{t`Name`}</th>
                  <th scope="col">{t`Id in the roster`}</th>
                  <th scope="col">{t`What becomes of it`}</th>
                </tr>
              </thead>
              <tbody>
                {lines.map((line) => (
                  <tr key={line.line} data-what={line.what}>
                    <td>{line.line}</td>
                    <td>{line.name}</td>
                    <td>{line.rosterId ?? '–'}</td>
                    <td>
                      {t(whats[line.what])}
                      {line.why && <span className={ink.soft}> {t(whys[line.why])}</span>}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      <FormActions
        action={isDone ? t`Close` : next}
        isDisabled={
          csv.trim() === '' || isTooLong || (lines && !isDone && count('added') + count('renamed') === 0)
        }
        isPending={look.pending || take.pending}
        onCancel={isDone ? undefined : onClose}
      >
        {lines && !isDone && <Button onPress={() => setLines(undefined)}>{t`Back`}</Button>}
      </FormActions>
    </FormDialog>
  )
}
