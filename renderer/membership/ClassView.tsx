import type { Trouble } from '../../contract/lab.ts'
import { useAction } from '../connection/use-action.ts'
import { useText } from '../language/use-text.ts'
import { Page } from '../navigation/Page.tsx'
import { Button } from '../ui/Button.tsx'
import { TroubleCard } from '../ui/TroubleCard.tsx'
import style from './join/join.module.css'
import { JoinForm } from './join/JoinForm.tsx'
import { LeaveClass } from './join/LeaveClass.tsx'
import { Reported } from './join/Reported.tsx'
import { StartClass } from './join/StartClass.tsx'
import { type Member, useMembership } from './membership.ts'
import { ClassLinkState } from './panel/ClassLinkState.tsx'
import { Messages } from './panel/Messages.tsx'
import { SetForYou } from './panel/SetForYou.tsx'

/** Joining a class, being in one, leaving it; and starting one. */
export function ClassView() {
  const membership = useMembership()
  switch (membership?.kind) {
    case 'member':
      return <InClass member={membership} />
    case 'waiting':
      return <Waiting className={membership.className} name={membership.name} />
    default:
      return <NoClass trouble={membership?.trouble} />
  }
}

function NoClass({ trouble }: { trouble?: Trouble }) {
  const t = useText()
  const forget = useAction((client) => client.classroom.leave())
  return (
    <Page
      title={t`Join a class`}
      lead={t`You work as before, in this app and on this machine. The class sees how far you are, and can help you.`}
    >
      {trouble && (
        <TroubleCard trouble={trouble}>
          <Button isPending={forget.pending} onPress={() => void forget.run()}>{t`Put away`}</Button>
        </TroubleCard>
      )}
      <section className={style.card} aria-label={t`Join a class`}>
        <JoinForm />
      </section>
      <Reported isHosted={false} />
      <StartClass />
    </Page>
  )
}

function Waiting({ className, name }: { className: string; name: string }) {
  const t = useText()
  const leave = useAction((client) => client.classroom.leave())
  return (
    <Page title={t`Waiting for “${className}”`}>
      <section className={style.card} role="status">
        <p>
          {t`Somebody called ${name} has worked in this class before. Tell your instructor that it is you: they have to agree that you go on from this machine.`}
        </p>
        <p className={style.soft}>
          {t`This goes on by itself as soon as they have answered. Until then nothing is reported, and you can work here.`}
        </p>
      </section>
      {leave.trouble && <TroubleCard trouble={leave.trouble} />}
      <div>
        <Button isPending={leave.pending} onPress={() => void leave.run()}>
          {t`Don’t wait any longer`}
        </Button>
      </div>
    </Page>
  )
}

function InClass({ member }: { member: Member }) {
  const t = useText()
  const isHosted = member.place === 'hosted'
  const nothing = () => {}
  return (
    <Page
      title={member.className}
      lead={
        isHosted
          ? t`You are ${member.name} here. Your lab is hosted by the class server.`
          : t`You are ${member.name} here. Your lab is on this machine, which reports to ${member.address}.`
      }
    >
      <ClassLinkState member={member} />
      {member.link.kind === 'refused' && member.link.trouble.code === 'class-other-certificate' && (
        <section className={style.card} aria-labelledby="again">
          <h2 id="again" className={style.heading}>{t`Join again`}</h2>
          <p className={style.soft}>
            {t`With the link as your instructor shows it now. What waits is reported then.`}
          </p>
          <JoinForm />
        </section>
      )}
      <section className={style.card}>
        <SetForYou member={member} heading="h2" onGone={nothing} />
      </section>
      <section className={style.card}>
        <Messages member={member} heading="h2" onGone={nothing} />
      </section>
      <Reported isHosted={isHosted} />
      <LeaveClass member={member} />
    </Page>
  )
}
