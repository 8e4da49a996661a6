import { testRecordings } from '../shared/test-recordings.ts'
import { daemonTls } from './exercise.ts'

testRecordings(daemonTls, import.meta.url)
