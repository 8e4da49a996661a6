// Apart from the rest of the contract: only those who meet a class load it.
export * from './course.ts'
export * from './doors.ts'
export * from './membership.ts'
export * from './person.ts'
export * from './report.ts'
export * from './rights.ts'
export * from './room.ts'
export * from './rpc.ts'
