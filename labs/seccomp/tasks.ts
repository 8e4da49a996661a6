import { type TaskDefinition, msg } from '../../contract/index.ts'

export const tasks: readonly TaskDefinition[] = [
  {
    id: 'modes-refused',
    title: msg`No call changes a mode`,
    description: msg`The container \`__service__\` serves its page on port __port__, and the kernel refuses every call with which a file’s mode can be changed, whoever in it asks.`,
    points: 20,
    hints: [
      msg`The profile in \`__profile__\` refuses \`chmod\`, and \`docker exec __service__ chmod 1777 /tmp\` is refused. Is that the only call that does it?`,
      msg`List what the kernel has: \`chmod\`, the one for an open file, the one for a directory and a name, and a second version of that one.`,
      msg`By number: \`docker exec __service__ perl -e 'syscall(268, -100, "/tmp", 01777) == 0 or die "$!\\n"'\` is fchmodat on x86_64 (53 on aarch64).`,
      msg`The four are chmod, fchmod, fchmodat and fchmodat2. None of them may be left in a rule that allows it.`,
    ],
  },
  {
    id: 'others-refused',
    title: msg`And none of the others`,
    description: msg`The service answers, and in its container nobody does what \`__firstCall__\` does, and nobody does what \`__secondCall__\` does: every call for it is refused, those that only 32-bit programs have as well.`,
    points: 25,
    hints: [
      msg`Each of the two has several calls, as with modes: an old one, one that ends in \`at\`, sometimes a second version.`,
      msg`A name that the system does not know is skipped without a word. Check the spelling of each against a profile that was written with care: Docker’s own.`,
      msg`A 64-bit kernel also runs 32-bit programs, and some of their calls have names of their own that end in 32 or time64.`,
      msg`For this task and the one before, these are all: __calls__.`,
    ],
  },
  {
    id: 'nothing-given-away',
    title: msg`Nothing else given away`,
    description: msg`The service answers, and its profile refuses all that Docker’s own profile refuses, and whatever nobody has thought of yet.`,
    points: 30,
    hints: [
      msg`Try what nobody asked about: \`docker exec __service__ unshare -U true\`, and the same in a container without any options.`,
      msg`A profile of one’s own is not added to Docker’s, it takes its place. With \`"defaultAction": "SCMP_ACT_ALLOW"\` all that Docker refused is allowed again.`,
      msg`Begin with Docker’s own profile and take away from it. It is compiled into dockerd, but for every running container it is written down: \`/run/containerd/io.containerd.runtime.v2.task/moby/ID/config.json\`, below \`.linux.seccomp\`.`,
      msg`Start a container without options, \`jq .linux.seccomp\` its config.json into a file, and take the names away: \`jq '.syscalls[].names -= [__calls__]'\`. Then make \`__service__\` anew with it.`,
    ],
  },
  {
    id: 'service-works',
    title: msg`The service does its work`,
    description: msg`Page and report (\`/cgi-bin/space\`) come from the container \`__service__\` on port __port__, the report with a number, and they come back by themselves after a restart of Docker.`,
    points: 25,
    hints: [
      msg`Look at the report: \`curl http://master:__port__/cgi-bin/space?me\`. A number is missing.`,
      msg`The report asks the kernel how much space a file system has. Run its command by hand and read the error: \`docker exec __service__ df -P /\`.`,
      msg`That is the call \`statfs\`. The profile refuses it, perhaps because it sounds like something else.`,
      msg`Docker’s own profile allows it. And give the container a restart policy: \`--restart unless-stopped\`.`,
    ],
  },
]
