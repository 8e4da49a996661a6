import { testRecordings } from '../shared/test-recordings.ts'
import { seccomp } from './exercise.ts'

testRecordings(seccomp, import.meta.url)
