import { Visitor } from 'vite'
import { parseModule } from '../lib/parse-module.ts'

/** One import of a module, types included. `name` is empty for the module as a whole. */
export interface Import {
  /** What is written between the quotes; `undefined` where it is computed. */
  specifier: string | undefined
  names: string[]
}

/** Every import, re-export, import() and import type of a module. Throws when it can't be parsed. */
export function importsOf(file: string, source: string): Import[] {
  const { module, program } = parseModule(file, source)
  const found: Import[] = module.staticImports.map((statement) => ({
    specifier: statement.moduleRequest.value,
    names: statement.entries.map((entry) => entry.importName.name ?? ''),
  }))
  for (const { entries } of module.staticExports) {
    for (const { moduleRequest, importName } of entries) {
      if (moduleRequest) found.push({ specifier: moduleRequest.value, names: [importName.name ?? ''] })
    }
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const text = source.slice(moduleRequest.start, moduleRequest.end)
    found.push({ specifier: /^(['"])(.*)\1$/.exec(text)?.[2], names: [''] })
  }
  new Visitor({
    TSImportType(node) {
      found.push({ specifier: node.source.value, names: [''] })
    },
  }).visit(program)
  return found
}
