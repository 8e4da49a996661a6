import type { ExerciseDefinition } from '../contract/index.ts'
import { apiFirewall } from './api-firewall/exercise.ts'
import { capabilities } from './capabilities/exercise.ts'
import { cgroups } from './cgroups/exercise.ts'
import { containerLan } from './container-lan/exercise.ts'
import { cves } from './cves/exercise.ts'
import { daemonTls } from './daemon-tls/exercise.ts'
import { dockerAnatomy } from './docker-anatomy/exercise.ts'
import { dockerBench } from './docker-bench/exercise.ts'
import { egress } from './egress/exercise.ts'
import { exhaustion } from './exhaustion/exercise.ts'
import { filesystem } from './filesystem/exercise.ts'
import { hardenThisHost } from './harden-this-host/exercise.ts'
import { images } from './images/exercise.ts'
import { kernelGuards } from './kernel-guards/exercise.ts'
import { leastPrivilege } from './least-privilege/exercise.ts'
import { logging } from './logging/exercise.ts'
import { maliciousImage } from './malicious-image/exercise.ts'
import { minimalContainer } from './minimal-container/exercise.ts'
import { namespaces } from './namespaces/exercise.ts'
import { openDoors } from './open-doors/exercise.ts'
import { publishedPorts } from './published-ports/exercise.ts'
import { resourceLimits } from './resource-limits/exercise.ts'
import { restartAndHealth } from './restart-and-health/exercise.ts'
import { seccomp } from './seccomp/exercise.ts'
import { sharedKernel } from './shared-kernel/exercise.ts'
import { tampering } from './tampering/exercise.ts'
import { ulimits } from './ulimits/exercise.ts'
import { upgrade } from './upgrade/exercise.ts'
import { usernsRemap } from './userns-remap/exercise.ts'
import { vmAndContainer } from './vm-and-container/exercise.ts'

/** Looking and trying: what a container is, and where Docker is attacked. */
const foundations: readonly ExerciseDefinition[] = [
  // What a container is
  vmAndContainer as ExerciseDefinition,
  dockerAnatomy as ExerciseDefinition,
  namespaces as ExerciseDefinition,
  cgroups as ExerciseDefinition,
  capabilities as ExerciseDefinition,
  kernelGuards as ExerciseDefinition,
  // Where Docker is attacked
  cves as ExerciseDefinition,
  maliciousImage as ExerciseDefinition,
  tampering as ExerciseDefinition,
  exhaustion as ExerciseDefinition,
  sharedKernel as ExerciseDefinition,
  openDoors as ExerciseDefinition,
]

/** Every step of hardening. */
export const hardening: readonly ExerciseDefinition[] = [
  // Who reaches what
  daemonTls as ExerciseDefinition,
  apiFirewall as ExerciseDefinition,
  publishedPorts as ExerciseDefinition,
  egress as ExerciseDefinition,
  containerLan as ExerciseDefinition,
  // What a container may do
  usernsRemap as ExerciseDefinition,
  leastPrivilege as ExerciseDefinition,
  filesystem as ExerciseDefinition,
  seccomp as ExerciseDefinition,
  // How much it may have
  resourceLimits as ExerciseDefinition,
  ulimits as ExerciseDefinition,
  restartAndHealth as ExerciseDefinition,
  // What it is made of, and who looks after it
  minimalContainer as ExerciseDefinition,
  images as ExerciseDefinition,
  logging as ExerciseDefinition,
  upgrade as ExerciseDefinition,
]

/** All of it at once, and the tool that others look with. */
const capstone: readonly ExerciseDefinition[] = [
  dockerBench as ExerciseDefinition,
  hardenThisHost as ExerciseDefinition,
]

/** Every exercise, in the order of the course. */
export const exercises: readonly ExerciseDefinition[] = [...foundations, ...hardening, ...capstone]
