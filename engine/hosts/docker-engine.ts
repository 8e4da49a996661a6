/** Where the Docker engine comes from: found, or installed, started and stopped by us. */
export { type AcquiredDocker, acquireDocker } from './docker-engine/acquire-docker.ts'
export { aptInstall, aptPrefix, isDebianLike } from './docker-engine/apt.mjs'
export { terminalAsk } from './docker-engine/ask.mjs'
export { dockerClient } from './docker-engine/client.ts'
export { type DockerConnection, describeConnection } from './docker-engine/connection.ts'
export { findDocker } from './docker-engine/find-docker.ts'
