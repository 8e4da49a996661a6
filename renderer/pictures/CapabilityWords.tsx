import type { Capabilities, Holding } from './capability-rows.ts'
import { holdingLists, seccompOf } from './capability-texts.ts'

const order = ['has', 'extra', 'asleep', 'may-gain', 'barred', 'lost'] as const satisfies Holding[]

export function CapabilityWords({ columns, rows }: Capabilities) {
  const names = (numbers: { name: string }[]) => numbers.map(({ name }) => name).join(', ')
  return (
    <>
      <p>Docker gives by default: {names(rows.filter(({ isDefault }) => isDefault))}.</p>
      {columns.length === 0 && <p>No container runs on this host.</p>}
      <ul>
        {columns.map(({ id, name, process }, index) => (
          <li key={id}>
            <strong>{name}</strong>:{' '}
            {process
              ? `user ${process.uid}, seccomp: ${seccompOf(process)}, no-new-privileges: ${process.noNewPrivileges ? 'on' : 'off'}.`
              : 'its first process was not found. It may just have ended.'}
            <ul>
              {order.map((holding) => {
                const held = rows.filter(({ cells }) => cells[index]?.holding === holding)
                return (
                  held.length > 0 && (
                    <li key={holding}>
                      {holdingLists[holding]}: {names(held)}.
                    </li>
                  )
                )
              })}
            </ul>
          </li>
        ))}
      </ul>
    </>
  )
}
