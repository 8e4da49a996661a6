import { testRecordings } from '../shared/test-recordings.ts'
import { namespaces } from './exercise.ts'

testRecordings(namespaces, import.meta.url)
