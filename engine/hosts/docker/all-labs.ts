import type Docker from 'dockerode'
import { Label } from './labels.ts'

/** One lab on the engine, whoever's it is. */
export interface LabOnEngine {
  installation: string
  lab: string
  /** Hosts that run, and that are shut down. */
  running: number
  stopped: number
}

/** All labs that have a host left, of all installations. */
export async function allLabs(docker: Docker): Promise<LabOnEngine[]> {
  const filters = JSON.stringify({ label: [`${Label.kind}=host`, Label.installation, Label.lab] })
  const labs = new Map<string, LabOnEngine>()
  for (const { Labels, State } of await docker.listContainers({ all: true, filters })) {
    const { [Label.installation]: installation = '', [Label.lab]: lab = '' } = Labels
    const known = labs.get(lab) ?? { installation, lab, running: 0, stopped: 0 }
    labs.set(lab, known)
    if (State === 'running') known.running += 1
    else known.stopped += 1
  }
  return [...labs.values()]
}

/** When the last host of a lab was shut down, in milliseconds since 1970; 0 where none ever was. */
export async function shutDownAt(docker: Docker, lab: string): Promise<number> {
  const filters = JSON.stringify({ label: [`${Label.kind}=host`, `${Label.lab}=${lab}`] })
  const times = await Promise.all(
    (await docker.listContainers({ all: true, filters })).map(async ({ Id }) => {
      const { State } = await docker.getContainer(Id).inspect()
      return Date.parse(State.FinishedAt) || 0
    }),
  )
  return Math.max(0, ...times)
}
