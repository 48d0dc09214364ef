import { startNats, startPostgres } from '@hall/embedded'

/** Starts one server on a folder, says where it is, and waits to be killed. */
const [kind, dir] = process.argv.slice(2)
const server = kind === 'postgres' ? await startPostgres({ dir: dir!, durable: true }) : await startNats({ dir: dir! })
process.stdout.write(`${server.port}\n`)
process.once('SIGTERM', () => process.exit())
setInterval(() => {}, 60_000)
