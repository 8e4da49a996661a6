import { testRecordings } from '../shared/test-recordings.ts'
import { dockerAnatomy } from './exercise.ts'

testRecordings(dockerAnatomy, import.meta.url)
