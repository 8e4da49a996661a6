import { type Message, msg } from '../../contract/index.ts'

/**
 * Why an exercise of one host can't be graded on a server that exists, though it needs no other machine: what it is
 * about is only there in a lab. Exercises that need several hosts say so by their topology.
 */
const ONLY_IN_A_LAB: Readonly<Record<string, Message>> = {
  'vm-and-container': msg`it compares the lab host with a virtual machine that only a lab has.`,
  'docker-anatomy': msg`it asks about what its lab was prepared with, and reads the answers there.`,
  tampering: msg`its registry and its tampered image are only in its lab.`,
  'kernel-guards': msg`it compares two kernels, of which a lab has the second.`,
}

/** `undefined` where it can be graded there. */
export function whyNotOnServer(exercise: { id: string; topology: readonly string[] }): Message | undefined {
  if (exercise.topology.length !== 1)
    return msg`it is graded from ${exercise.topology.length} hosts at once, as strangers and clients would come, and an existing server is one.`
  return ONLY_IN_A_LAB[exercise.id]
}
