import '../outside.ts'
