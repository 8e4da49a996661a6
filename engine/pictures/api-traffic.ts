import { type ApiTrafficPicture, PicturedRequest } from '../../contract/index.ts'
import type { ApiTrafficReading } from './readings.ts'
import { SaidText } from './said-text.ts'

const MAX_REQUESTS = 50
/** As the recorder notes it; its texts may be longer than a picture lets them be. */
const NotedRequest = PicturedRequest.extend({
  method: SaidText.transform((method) => method.slice(0, 10)),
  path: SaidText,
  body: SaidText,
  answer: SaidText,
})

function requestIn(line: string): PicturedRequest | undefined {
  try {
    return NotedRequest.safeParse(JSON.parse(line)).data
  } catch {
    return undefined
  }
}

/** The last requests by their number. Of two lines with the same number the later one knows more. */
export function apiTrafficPicture({ recording, text }: ApiTrafficReading): Omit<ApiTrafficPicture, 'at'> {
  const byNumber = new Map<number, PicturedRequest>()
  for (const line of text.split('\n').slice(-4 * MAX_REQUESTS)) {
    const request = requestIn(line)
    if (request) byNumber.set(request.number, request)
  }
  const requests = [...byNumber.values()].toSorted((a, b) => a.number - b.number).slice(-MAX_REQUESTS)
  return { kind: 'api-traffic', recording, requests }
}
