import { grade } from '../engine/grading/grade.ts'

grade()
