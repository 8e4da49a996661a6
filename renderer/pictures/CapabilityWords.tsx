import { joined, msg } from '../../contract/message.ts'
import { useText } from '../language/use-text.ts'
import type { Capabilities, CapabilityColumn, CapabilityRow, Holding } from './capability-rows.ts'
import { holdingLists, seccompOf } from './capability-texts.ts'

const order = ['has', 'extra', 'asleep', 'may-gain', 'barred', 'lost'] as const satisfies Holding[]

export function CapabilityWords({ columns, rows }: Capabilities) {
  const t = useText()
  const names = (listed: CapabilityRow[]) => joined(listed.map(({ name }) => name))
  return (
    <>
      <p>{t`Docker gives by default: ${names(rows.filter(({ isDefault }) => isDefault))}.`}</p>
      {columns.length === 0 && <p>{t`No container runs on this host.`}</p>}
      <ul>
        {columns.map((column, index) => (
          <li key={column.id}>
            <Container column={column} />
            <ul>
              {order.map((holding) => {
                const held = rows.filter(({ cells }) => cells[index]?.holding === holding)
                return (
                  held.length > 0 && <li key={holding}>{t`${holdingLists[holding]}: ${names(held)}.`}</li>
                )
              })}
            </ul>
          </li>
        ))}
      </ul>
    </>
  )
}

function Container({ column: { name, process } }: { column: CapabilityColumn }) {
  const t = useText()
  const who = <strong>{t(name)}</strong>
  if (!process) return t.rich`${who}: its first process was not found. It may just have ended.`
  const guard = process.noNewPrivileges ? msg`on` : msg`off`
  return t.rich`${who}: user ${process.uid}, seccomp: ${seccompOf(process)}, no-new-privileges: ${guard}.`
}
