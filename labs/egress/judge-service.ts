import { type CheckResult, type Params, type Message, msg } from '../../contract/index.ts'
import { result, untried } from '../shared/evidence.ts'
import { evidenceOf } from './evidence.ts'
import { bodyOf } from './knock.ts'
import type { Knock, Observation } from './observation.ts'
import { readReport } from './report.ts'

/** Whether the container is there, in a network of its own, and answers. */
export function judgeService({ service, report, at }: Observation, params: Params): CheckResult {
  const name = params.serviceName ?? ''
  const say = (status: CheckResult['status'], summary: Message) =>
    result('service-runs', status, summary, [
      {
        tried: msg`Ask Docker for container ${name}, and the kernel for its network`,
        from: 'master',
        expected: msg`it runs, in a network of its own`,
        got: serviceInWords(service),
        at,
      },
      ...(report ? [evidenceOf(report, msg`a report of what it gets from others`)] : []),
    ])
  if (!service)
    return say(
      'fail',
      msg`There is no container ${name} on master, and a service that is not there proves nothing.`,
    )
  if (!service.running)
    return say('fail', msg`Container ${name} does not run, and a service that is not there proves nothing.`)
  if (!service.ownNetwork)
    return say('fail', msg`Container ${name} shares master's network, so no rule can tell the two apart.`)
  if (!report || untried(report))
    return say(
      'error',
      msg`Bulkhead could not look into the network of container ${name}, so it can't tell yet.`,
    )
  return report.outcome.kind === 'answered' && report.outcome.status === 200
    ? say('pass', msg`Container ${name} runs and answers at its port 80.`)
    : say('fail', msg`Container ${name} runs, but gives no report at its port 80 inside.`)
}

function serviceInWords(service: Observation['service']): Message {
  if (!service) return msg`there is no such container`
  if (!service.running) return msg`it does not run`
  return service.ownNetwork
    ? msg`it runs, in a network of its own`
    : msg`it runs, not in a network of its own`
}

type Asker = 'stranger' | 'master'

const saidOf: Record<
  Asker,
  { unknown: Message; served(port: string): Message; missed(port: string): Message }
> = {
  stranger: {
    unknown: msg`Bulkhead could not ask for the page as stranger, so it can't tell.`,
    served: (port) => msg`At port ${port} of master, stranger gets the page of the service.`,
    missed: (port) =>
      msg`At port ${port} of master, stranger does not get the page. Answers to those who ask are not what should be refused.`,
  },
  master: {
    unknown: msg`Bulkhead could not ask for the page as master itself, so it can't tell.`,
    served: (port) => msg`At port ${port} of master, master itself gets the page of the service.`,
    missed: (port) =>
      msg`At port ${port} of master, master itself does not get the page. What the service answers master is for master too, and should come through.`,
  },
}

/** Whether somebody gets the service's page at master's port. */
export function judgeServed(
  id: string,
  who: Asker,
  knock: Knock,
  { pagePort = '', pageWord = '?' }: Params,
): CheckResult {
  const evidence = [evidenceOf(knock, msg`the page of the service`)]
  const { unknown, served, missed } = saidOf[who]
  if (untried(knock)) return result(id, 'error', unknown, evidence)
  return bodyOf(knock).includes(pageWord)
    ? result(id, 'pass', served(pagePort), evidence)
    : result(id, 'fail', missed(pagePort), evidence)
}

/** Whether the service gets what it lives on. */
export function judgeOffer(observation: Observation, { offerPort = '' }: Params): CheckResult {
  const { report, offer } = observation
  const id = 'offer-fetched'
  const evidence = [
    ...(report ? [evidenceOf(report, msg`the supplier's offer`)] : []),
    evidenceOf(offer, msg`the offer, for comparison`),
  ]
  if (untried(offer))
    return result(id, 'error', msg`Bulkhead could not ask the supplier itself, so it can't tell.`, evidence)
  return readReport(observation).offer
    ? result(id, 'pass', msg`The service gets the offer of supplier:${offerPort}.`, evidence)
    : result(
        id,
        'fail',
        msg`The service does not get the offer of supplier:${offerPort}, which it needs.`,
        evidence,
      )
}

export function judgeStock(observation: Observation, params: Params): CheckResult {
  const { report, stock, at } = observation
  const id = 'neighbour-answers'
  const name = params.neighbourName ?? ''
  const evidence = [
    ...(report ? [evidenceOf(report, msg`the neighbour's stock`)] : []),
    ...(stock
      ? [evidenceOf(stock, msg`the stock, for comparison`)]
      : [
          {
            tried: msg`Look for container ${name}`,
            from: 'master',
            expected: msg`it runs`,
            got: msg`it does not`,
            at,
          },
        ]),
  ]
  if (stock && untried(stock))
    return result(
      id,
      'error',
      msg`Bulkhead could not ask container ${name} itself, so it can't tell.`,
      evidence,
    )
  return readReport(observation).stock
    ? result(id, 'pass', msg`The service gets the stock of its neighbour ${name}, by that name.`, evidence)
    : result(
        id,
        'fail',
        msg`The service does not get the stock of its neighbour ${name}, which it needs.`,
        evidence,
      )
}

/** Whether names are found that only a name server knows. */
export function judgeNames(observation: Observation): CheckResult {
  const { report } = observation
  const { supplier } = readReport(observation)
  const evidence = report ? [evidenceOf(report, msg`an address for the name supplier`)] : []
  return supplier
    ? result('names-found', 'pass', msg`For the service, the name supplier means ${supplier}.`, evidence)
    : result(
        'names-found',
        'fail',
        msg`The service finds no address for the name supplier: it can no longer ask a name server.`,
        evidence,
      )
}
