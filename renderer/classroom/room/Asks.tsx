import type { MoveRequest } from '../../../contract/class/index.ts'
import { useText } from '../../language/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { TroubleNote } from '../../ui/TroubleNote.tsx'
import { useClassAction } from '../use-class.ts'
import { agoText } from './ages.ts'
import style from './SidePanel.module.css'

/** People who want to go on from another machine: somebody who knows them says yes or no. */
export function Asks({ moves, now }: { moves: readonly MoveRequest[]; now: number }) {
  const t = useText()
  return (
    <section className={style.section} aria-labelledby="side-asks">
      <h2 id="side-asks">{t`Asking to change machines`}</h2>
      <p className={style.soft}>
        {t`Somebody joined under a name that has worked in this class before. Say yes when you know it is them: the work goes along, and no other machine acts for them any more.`}
      </p>
      <ul className={style.list}>
        {moves.map((move) => (
          <Ask key={move.id} move={move} now={now} />
        ))}
      </ul>
    </section>
  )
}

function Ask({ move, now }: { move: MoveRequest; now: number }) {
  const t = useText()
  const yes = useClassAction((client) => client.people.answerMove({ request: move.id, yes: true }))
  const no = useClassAction((client) => client.people.answerMove({ request: move.id, yes: false }))
  const trouble = yes.trouble ?? no.trouble
  return (
    <li className={style.item}>
      <p>
        <b>{move.name}</b> {t`from ${move.machine}`}
      </p>
      <p className={style.soft}>{t(agoText(now - Date.parse(move.at)))}</p>
      <div className={style.buttons}>
        <Button
          small
          look="primary"
          isPending={yes.pending}
          aria-label={t`Yes, this is ${move.name}`}
          onPress={() => void yes.run()}
        >
          {t`Yes`}
        </Button>
        <Button
          small
          isPending={no.pending}
          aria-label={t`No, this is not ${move.name}`}
          onPress={() => void no.run()}
        >
          {t`No`}
        </Button>
      </div>
      {trouble && <TroubleNote trouble={trouble} />}
    </li>
  )
}
