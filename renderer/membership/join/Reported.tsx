import { useText } from '../../language/use-text.ts'
import { useSetting } from '../../settings/settings.ts'
import style from './join.module.css'

/** The same in two sentences, before somebody agrees to it. */
export function ReportedInShort() {
  const t = useText()
  const [records] = useSetting('record')
  return (
    <p className={style.short}>
      {records
        ? t`The class will see what you do in labs: every verdict with its evidence, attacks, hints and solutions that you look at, your time, and the recordings of your terminals, which you have on.`
        : t`The class will see what you do in labs: every verdict with its evidence, attacks, hints and solutions that you look at, and your time; no terminals, because you don’t record them.`}{' '}
      {t`It does not see your notes, your answers to questions in lessons, or anything else. The list below says it exactly.`}
    </p>
  )
}

/** What a class gets to know of whoever is in it, and what it doesn't. */
export function Reported({ isHosted }: { isHosted: boolean }) {
  const t = useText()
  const [records] = useSetting('record')
  return (
    <section className={style.reported} aria-labelledby="reported">
      <h2 id="reported" className={style.heading}>{t`What the class gets to know`}</h2>
      <div className={style.columns}>
        <div>
          <h3>{t`Reported`}</h3>
          <ul>
            <li>{t`the name that you give, and what this machine or browser is called`}</li>
            <li>{t`which labs you open, reset or close, and the values that were drawn for them`}</li>
            <li>{t`every verdict: which tasks are done, since when, and the evidence of each check, which quotes what stands on your lab hosts`}</li>
            <li>{t`attacks that you run, step by step`}</li>
            <li>{t`hints and solutions that you look at`}</li>
            <li>{t`how long you are at an exercise`}</li>
            <li>
              {records
                ? t`recordings of terminals: all that they show. You record terminals now; the settings can stop that.`
                : t`recordings of terminals, if you switch them on. You do not record terminals now.`}
            </li>
          </ul>
        </div>
        <div>
          <h3>{t`Not reported`}</h3>
          <ul>
            <li>{t`your notes, and your answers to the questions in lessons`}</li>
            <li>{t`what you read and search for`}</li>
            <li>{t`what terminals show that are not recorded; staff may ask to see them, and see nothing until you say yes`}</li>
            {isHosted ? (
              <li>{t`what is outside of this page. Your lab hosts run on the class server, and who runs that machine can look into them.`}</li>
            ) : (
              <li>{t`anything else on this machine; of what you did before you joined, only how labs stand that are open then`}</li>
            )}
          </ul>
        </div>
      </div>
    </section>
  )
}
