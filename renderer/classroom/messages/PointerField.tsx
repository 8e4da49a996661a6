import type { ClassMessage } from '../../../contract/class/index.ts'
import { useText } from '../../language/use-text.ts'
import { Field } from '../../ui/Field.tsx'
import { plainText } from '../ui/plain-text.ts'
import { useClass } from '../use-class.ts'

export type Pointer = ClassMessage['pointer']

interface PointerFieldProps {
  pointer: Pointer
  onChange(pointer: Pointer): void
}

/** What a message is about: nothing in particular, an exercise, or one of its tasks. */
export function PointerField({ pointer, onChange }: PointerFieldProps) {
  const t = useText()
  const { exercises } = useClass()
  const exercise = exercises.find(({ id }) => id === pointer?.exercise)
  return (
    <>
      <Field label={t`Points to`}>
        {(id) => (
          <select
            id={id}
            value={pointer?.exercise ?? ''}
            onChange={({ target }) =>
              onChange(target.value === '' ? null : { exercise: target.value, task: null })
            }
          >
            <option value="">{t`Nothing in particular`}</option>
            {exercises.map((each) => (
              <option key={each.id} value={each.id}>
                {t(each.title)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {exercise && (
        <Field label={t`Task`}>
          {(id) => (
            <select
              id={id}
              value={pointer?.task ?? ''}
              onChange={({ target }) => onChange({ exercise: exercise.id, task: target.value || null })}
            >
              <option value="">{t`The exercise as a whole`}</option>
              {exercise.tasks.map((task, index) => (
                <option key={task.id} value={task.id}>
                  {`${index + 1}. ${plainText(t(task.title))}`}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
    </>
  )
}
