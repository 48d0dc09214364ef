import { coverage } from './coverage.ts'
import { readClauses, readResults, writeCoverage } from './files.ts'

/** `npm run clauses [-- --json]`: which clauses a passing scenario shows, from the last `npm test`. */
const results = readResults()
const found = coverage(readClauses(), results ?? [])
if (results) writeCoverage(found)

if (process.argv.includes('--json')) {
  process.stdout.write(`${JSON.stringify(found)}\n`)
} else {
  if (!results) console.log('no scenario has run yet: npm test')
  const table = (title: string, counts: typeof found.byArea) => {
    console.log(`\n${title}`)
    for (const [name, { covered, total }] of Object.entries(counts)) console.log(`  ${name.padEnd(14)}${String(covered).padStart(5)} of ${String(total).padStart(4)}`)
  }
  table('by center', found.byCenter)
  table('by area', found.byArea)
  table('by kind', found.byKind)
  console.log(`\n${found.covered} of ${found.total} clauses have a passing scenario`)
}
