import { commandBlocks } from '../command-blocks.ts'
import { optionsOf, problemsWithOptions } from '../commands/check-options.ts'
import { UNKNOWN, commandsIn } from '../commands/shell.ts'
import type { Check, Problem } from '../problem.ts'
import type { Project } from '../project.ts'

/** Programs, subcommands and options are those of a lab host. */
export const commands: Check<Project> = {
  id: 'commands',
  title: 'Commands: programs, subcommands and options that a lab host has',
  find: (project) => {
    const options = optionsOf(project.tools.options)
    const programs = new Set(project.tools.programs.split(' '))
    return commandBlocks(project).flatMap(({ file, line, text }) => {
      const own = new Set([...text.matchAll(/^\s*(?:function )?(\w+) ?\(\) ?\{/gm)].map(([, name]) => name))
      return commandsIn(text).flatMap((command): Problem[] => {
        const [name = ''] = command.words
        const at = { file, line: line + command.line }
        const isKnown =
          programs.has(name) || own.has(name) || !/^[a-z][\w.-]*$/.test(name) || name.includes(UNKNOWN)
        const wrong = problemsWithOptions(command.words, options)
        return [...(isKnown ? [] : [`A lab host has no program ${name}.`]), ...wrong].map((says) => ({
          ...at,
          says,
        }))
      })
    })
  },
}
