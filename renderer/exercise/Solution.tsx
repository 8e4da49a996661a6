import { use, useState } from 'react'
import type { SolutionWay } from '../../contract/solution.ts'
import { useConnection } from '../connection/use-connection.ts'
import { troubleOf } from '../connection/trouble.ts'
import type { Query } from '../connection/use-query.ts'
import type { Solution as Offer } from '../../contract/solution.ts'
import type { Trouble } from '../../contract/lab.ts'
import { useSpeech } from '../language/language.ts'
import { useText } from '../language/use-text.ts'
import { SolutionRule } from '../membership/lazy.tsx'
import { useActions } from '../palette/actions.ts'
import { ParamsContext } from '../params/params.tsx'
import { Button } from '../ui/Button.tsx'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { CopyButton } from '../ui/CopyButton.tsx'
import { TroubleCard } from '../ui/TroubleCard.tsx'
import { msg } from '../../contract/message.ts'
import style from './Solution.module.css'

interface SolutionProps {
  exercise: string
  offer: Query<Offer>
  isDone: boolean
}

/** The right ways through the exercise, for who has tried. */
export function Solution({ exercise, offer, isDone }: SolutionProps) {
  const t = useText()
  const { client } = useConnection()
  const [isAsking, setIsAsking] = useState(false)
  const [ways, setWays] = useState<readonly SolutionWay[]>()
  const [trouble, setTrouble] = useState<Trouble>()
  const seen = offer.value?.seenAt !== null
  const isOffered = offer.value?.isOffered ?? false
  const show = async () => {
    setTrouble(undefined)
    try {
      setWays((await client.course.solution({ exercise, show: true })).ways)
      offer.refresh()
    } catch (error) {
      setTrouble(troubleOf(error))
    }
  }
  const ask = () => {
    if (seen || isDone) void show()
    else setIsAsking(true)
  }
  useActions([
    {
      id: 'solution',
      group: 'exercise',
      title: msg`Show the solution`,
      isDisabled: !isOffered || ways !== undefined,
      run: ask,
    },
  ])
  if (!isOffered) return <SolutionRule exercise={exercise} />
  return (
    <section className={style.solution} aria-label={t`Solution`}>
      {ways ? (
        <>
          <div className={style.head}>
            <h3>{t`Right ways`}</h3>
            <Button small look="quiet" onPress={() => setWays(undefined)}>
              {t`Hide`}
            </Button>
          </div>
          <p className={style.soft}>
            {t`Each of them does all tasks, as root on ${ways[0]?.host ?? ''}. Read one, close it, and do it your way: what you understand stays.`}
          </p>
          {ways.map((way) => (
            <Way key={way.name} way={way} />
          ))}
        </>
      ) : (
        <div className={style.head}>
          <p className={style.soft}>
            {isDone
              ? t`There are other right ways, if you want to compare.`
              : seen
                ? t`You have looked at the solution before. It is here whenever you need it.`
                : t`You have tried honestly. If you are stuck, the solution is here.`}
          </p>
          <Button small onPress={ask}>
            {t`Show the solution`}
          </Button>
        </div>
      )}
      {trouble && <TroubleCard trouble={trouble} />}
      {isAsking && (
        <ConfirmDialog
          title={t`Show the solution?`}
          action={t`Show it`}
          onConfirm={() => void show()}
          onClose={() => setIsAsking(false)}
        >
          <p>{t`It costs nothing but the joy of finding it. Tasks count as before. That you looked is noted with your progress, and in a class the instructor may see it.`}</p>
        </ConfirmDialog>
      )}
    </section>
  )
}

function Way({ way: { name, about, script } }: { way: SolutionWay }) {
  const t = useText()
  const { language } = useSpeech()
  const isFilled = Object.keys(use(ParamsContext)).length > 0
  return (
    <details className={style.way}>
      <summary>
        <strong>{about[language] || name}</strong> <code>{name}</code>
      </summary>
      {!isFilled && (
        <p className={style.soft}>{t`Ports and names stand for themselves while no lab is open.`}</p>
      )}
      <pre tabIndex={0} aria-label={name}>
        {script}
      </pre>
      <CopyButton small text={() => script} of={name}>
        {t`Copy`}
      </CopyButton>
    </details>
  )
}
