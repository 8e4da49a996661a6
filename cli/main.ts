/** The `bulkhead` command: engine and exercises, put together for the command line. */
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

// Halves the time to start. The rest is loaded after this line, so that it is kept too.
enableCompileCache(join(import.meta.dirname, '..', '.cache', 'compiled'))

const { main } = await import('./run.ts')
await main(process.argv.slice(2))
