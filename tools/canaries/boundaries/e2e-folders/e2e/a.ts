import { judge } from '../labs/daemon-tls/judge.ts'

judge()
