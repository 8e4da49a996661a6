import type { HostProbe, LabProbe, Params } from '../../contract/index.ts'
import { readAnswers } from '../shared/answers.ts'
import { api, isDone } from '../shared/daemon-api.ts'
import { packageIn } from '../../readings/dpkg-status.ts'
import { observeDaemon } from '../shared/judge-daemon.ts'
import type { Component } from './known.ts'
import { answerNames, packages, type Observation, type PackageName } from './observation.ts'
import { questions } from './params.ts'

export async function observe(lab: LabProbe, params: Params): Promise<Observation> {
  const master = lab.host('master')
  const at = new Date().toISOString()
  const ids = questions.map((question) => params[question] ?? '')
  const [daemon, answers, verdicts, installed] = await Promise.all([
    observeDaemon(master),
    readAnswers(master, answerNames),
    readAnswers(master, ids),
    seeInstalled(master),
  ])
  const versions = daemon.identity.kind === 'genuine' ? await seeVersions(master) : nothing
  return { at, daemon, answers, verdicts, versions, installed }
}

const nothing: Record<Component, null> = { engine: null, containerd: null, runc: null }

async function seeVersions(master: HostProbe): Promise<Record<Component, string | null>> {
  const answer = await api(master, { path: '/version' })
  if (!isDone(answer)) return nothing
  const { Components } = answer.json as { Components?: { Name: string; Version: string }[] }
  const of = (name: string) => Components?.find(({ Name }) => Name === name)?.Version ?? null
  return { engine: of('Engine'), containerd: of('containerd'), runc: of('runc') }
}

async function seeInstalled(master: HostProbe): Promise<Record<PackageName, string | null>> {
  const status = (await master.readFile('/var/lib/dpkg/status')) ?? ''
  return Object.fromEntries(
    packages.map((name) => [name, packageIn(status, name)?.version ?? null]),
  ) as Record<PackageName, string | null>
}
