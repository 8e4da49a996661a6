import type { PacketPathPicture } from '../../contract/picture.ts'
import { movedNow, movementText, rememberCounters } from './packet-counters.ts'
import type { Way } from './packet-path.ts'
import { chainText, hookTexts, mapOf, ruleWords, ways } from './packet-path.ts'
import { counted, cutText } from './units.ts'
import { useFolded, useMoment } from './use-folded.ts'

/** Most rules of a chain that are told. */
const MOST = 20

interface PathWordsProps {
  picture: PacketPathPicture
  isLive: boolean
  way: Way
}

/** The base chains of a way and what their rules counted; chains that they call are in the drawing. */
export function PathWords({ picture, isLive, way }: PathWordsProps) {
  const memory = useFolded(picture, rememberCounters)
  const now = useMoment(picture.at, isLive)
  const map = mapOf(picture)
  return (
    <>
      <p>{movementText(picture, movedNow(memory, now))}</p>
      {ways[way].hooks.map((hook) => (
        <div key={hook}>
          <p>
            At {hook}: {hookTexts[hook]}
          </p>
          <ul>
            {map.chainsAt(hook).map((chain) => (
              <li key={chainText(chain)}>
                {cutText(chainText(chain))}
                {chain.policy && `, where nothing fits: ${chain.policy}`}.{' '}
                {chain.rules.length === 0
                  ? 'No rules.'
                  : chain.rules
                      .slice(0, MOST)
                      .map((rule) => {
                        const { does, fits } = ruleWords(rule)
                        const count = rule.packets === null ? '' : `, ${counted(rule.packets, 'packet')}`
                        return `${does && `${cutText(does)}: `}${cutText(fits)}${count}`
                      })
                      .join('; ')}
                {chain.rules.length > MOST && `; and ${chain.rules.length - MOST} more`}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  )
}
