import { LANGUAGES } from './language.ts'

console.log(LANGUAGES)
