import type { MachinesPicture } from '../../contract/picture.ts'
import { machineNames, machines, notRunning, questionsOf } from './machine-answers.ts'
import { PictureFrame } from './PictureFrame.tsx'
import style from './VmBesideContainer.module.css'

/** The same questions, answered by the lab host, a VM and a container on it. */
export function VmBesideContainer({ host }: { host: string }) {
  return (
    <PictureFrame
      host={host}
      kind="machines"
      title="VM beside container"
      height={28}
      about="Each answers for itself; what it costs is what the lab host sees."
      draw={(picture) => <Drawn picture={picture} />}
      words={(picture) => <Words picture={picture} />}
    />
  )
}

function Drawn({ picture }: { picture: MachinesPicture }) {
  return (
    <div className={style.machines} role="group" aria-label="Answers" tabIndex={0}>
      <table className={style.table}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">Question</span>
            </th>
            {machines.map((machine) => (
              <th key={machine} scope="col" data-machine={machine}>
                {machineNames[machine]}
                {!picture[machine] && <span className={style.absent}>{notRunning}</span>}
              </th>
            ))}
          </tr>
        </thead>
        {questionsOf(picture).map(({ id, asked, answers, note }) => (
          <tbody key={id}>
            <tr>
              <th scope="row">{asked}</th>
              {machines.map((machine) => (
                <td key={machine} data-machine={machine} data-question={id}>
                  {answers[machine] ?? <span className={style.absent}>{notRunning}</span>}
                </td>
              ))}
            </tr>
            {note && (
              <tr className={style.note}>
                <td colSpan={4}>{note}</td>
              </tr>
            )}
          </tbody>
        ))}
      </table>
    </div>
  )
}

function Words({ picture }: { picture: MachinesPicture }) {
  return (
    <ul>
      {questionsOf(picture).map(({ id, asked, answers, note }) => (
        <li key={id}>
          {asked}{' '}
          {machines
            .map((machine) => `${machineNames[machine]}: ${answers[machine] ?? notRunning}`)
            .join('; ')}
          . {note}
        </li>
      ))}
    </ul>
  )
}
