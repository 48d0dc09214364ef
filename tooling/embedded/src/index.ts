export { startPostgres, type EmbeddedPostgres } from './postgres.ts'
export { startNats, findNatsServer, type EmbeddedNats } from './nats.ts'
export { freePort } from './ports.ts'
