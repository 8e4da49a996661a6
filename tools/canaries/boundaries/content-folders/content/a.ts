import '../contract/index.ts'
