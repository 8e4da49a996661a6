import { joined, type Message, msg, semicolon, space } from '../../contract/message.ts'
import type { MachinesPicture } from '../../contract/picture.ts'
import { useText } from '../language/use-text.ts'
import { machineNames, machines, notRunning, type Question, questionsOf } from './machine-answers.ts'
import { PictureFrame } from './PictureFrame.tsx'
import style from './VmBesideContainer.module.css'

/** The same questions, answered by the lab host, a VM and a container on it. */
export function VmBesideContainer({ host }: { host: string }) {
  return (
    <PictureFrame
      host={host}
      kind="machines"
      title={msg`VM beside container`}
      height={28}
      about={msg`Each answers for itself; what it costs is what the lab host sees.`}
      draw={(picture) => <Drawn picture={picture} />}
      words={(picture) => <Words picture={picture} />}
    />
  )
}

function Drawn({ picture }: { picture: MachinesPicture }) {
  const t = useText()
  return (
    <div className={style.machines} role="group" aria-label={t`Answers`} tabIndex={0}>
      <table className={style.table}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t`Question`}</span>
            </th>
            {machines.map((machine) => (
              <th key={machine} scope="col" data-machine={machine}>
                {t(machineNames[machine])}
                {!picture[machine] && <span className={style.absent}>{t(notRunning)}</span>}
              </th>
            ))}
          </tr>
        </thead>
        {questionsOf(picture).map(({ id, asked, answers, note }) => (
          <tbody key={id}>
            <tr>
              <th scope="row">{t(asked)}</th>
              {machines.map((machine) => (
                <td key={machine} data-machine={machine} data-question={id}>
                  <Answer answer={answers[machine]} />
                </td>
              ))}
            </tr>
            {note && (
              <tr className={style.note}>
                <td colSpan={4}>{t(note)}</td>
              </tr>
            )}
          </tbody>
        ))}
      </table>
    </div>
  )
}

function Answer({ answer }: { answer: Message | null }) {
  const t = useText()
  return answer ? t(answer) : <span className={style.absent}>{t(notRunning)}</span>
}

function Words({ picture }: { picture: MachinesPicture }) {
  const t = useText()
  return (
    <ul>
      {questionsOf(picture).map((question) => (
        <li key={question.id}>{t(inWords(question))}</li>
      ))}
    </ul>
  )
}

function inWords({ asked, answers, note }: Question): Message {
  const all = machines.map((machine) => msg`${machineNames[machine]}: ${answers[machine] ?? notRunning}`)
  const said = msg`${asked} ${joined(all, semicolon)}.`
  return note ? space(said, note) : said
}
