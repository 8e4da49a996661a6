import type { Params, SeededRandom } from '../../contract/index.ts'

const desks = ['counter', 'enquiries', 'frontdesk', 'helpdesk', 'kiosk', 'reception', 'wicket'] as const
const workers = ['archiver', 'importer', 'indexer', 'mailer', 'printer', 'reporter', 'resizer'] as const
const pages = ['arrivals', 'departures', 'hours', 'prices', 'queue', 'tickets', 'today'] as const
const words = ['amber', 'copper', 'indigo', 'ivory', 'olive', 'scarlet', 'silver', 'violet'] as const

/** Within this, a check asks twice and gives up twice; Docker counts one failure at a time. */
const TIMEOUT_SECONDS = 3
const CHECK_RETRIES = 2

export function drawParams(random: SeededRandom): Params {
  const desk = random.pick('desk', desks)
  const interval = random.integer('healthInterval', 1, 2)
  return {
    worker: random.pick('worker', workers),
    retries: String(random.integer('retries', 2, 5)),
    /** What the worker ends with each time: what makes its failures its own. */
    crashCode: String(random.integer('crashCode', 11, 99)),
    desk,
    twin: `${desk}-hung`,
    deskPort: String(random.integer('deskPort', 21000, 28999)),
    page: random.pick('page', pages),
    answer: `${random.pick('answerWord', words)}-${random.integer('answerNumber', 100, 999)}`,
    healthInterval: String(interval),
    noticeWithin: String(CHECK_RETRIES * (interval + TIMEOUT_SECONDS)),
  }
}
