import type { AuditPolicy, AuditTarget } from '../../contract/audit/index.ts'
import type { ExerciseDefinition, LabSession } from '../../contract/index.ts'

/** What an exercise says is meant to be there is said of the host that it is about. */
export function meantOn(
  exercise: ExerciseDefinition | undefined,
  { host }: AuditTarget & { kind: 'lab' },
  { params }: LabSession,
): AuditPolicy | undefined {
  return exercise?.topology[0] === host ? exercise.auditPolicy?.(params) : undefined
}
