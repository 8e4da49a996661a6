import { useState } from 'react'
import { signOut } from '../../classroom/gate/about.ts'
import { useAction } from '../../connection/use-action.ts'
import { useText } from '../../language/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { TroubleCard } from '../../ui/TroubleCard.tsx'
import type { Member } from '../membership.ts'
import style from './join.module.css'

/** Out of the class; where labs are hosted, out of this browser. */
export function LeaveClass({ member }: { member: Member }) {
  return member.place === 'hosted' ? <SignOut className={member.className} /> : <Leave member={member} />
}

function Leave({ member: { className, pending } }: { member: Member }) {
  const t = useText()
  const [asks, setAsks] = useState(false)
  const leave = useAction((client) => client.classroom.leave())
  return (
    <section className={style.leave}>
      {leave.trouble && <TroubleCard trouble={leave.trouble} />}
      <div>
        <Button isPending={leave.pending} onPress={() => setAsks(true)}>
          {t`Leave the class…`}
        </Button>
      </div>
      {asks && (
        <ConfirmDialog
          title={t`Leave “${className}”?`}
          action={t`Leave the class`}
          danger
          onConfirm={() => void leave.run()}
          onClose={() => setAsks(false)}
        >
          <p>
            {t`From now on, nothing is reported any more. What was reported stays with the class; what you achieved stays on this machine.`}
          </p>
          {pending > 0 && (
            <p>
              <strong>
                {pending === 1
                  ? t`One report has not reached the class yet, and never will.`
                  : t`${pending} reports have not reached the class yet, and never will.`}
              </strong>
            </p>
          )}
        </ConfirmDialog>
      )}
    </section>
  )
}

function SignOut({ className }: { className: string }) {
  const t = useText()
  const [asks, setAsks] = useState(false)
  const [failed, setFailed] = useState(false)
  const leave = async () => {
    setFailed(false)
    try {
      await signOut()
      location.replace('/')
    } catch {
      setFailed(true)
    }
  }
  return (
    <section className={style.leave}>
      <div>
        <Button onPress={() => setAsks(true)}>{t`Sign out…`}</Button>
      </div>
      {failed && (
        <p role="alert">{t`The class server gave no answer: you are still signed in. Try again when it is back.`}</p>
      )}
      {asks && (
        <ConfirmDialog
          title={t`Sign out of “${className}”?`}
          action={t`Sign out`}
          onConfirm={() => void leave()}
          onClose={() => setAsks(false)}
        >
          <p>
            {t`Your lab and what you achieved stay on the class server. To come back you need the join code, and somebody of the class has to agree.`}
          </p>
        </ConfirmDialog>
      )}
    </section>
  )
}
