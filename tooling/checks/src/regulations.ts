import { baseline, type ClauseFile, clauseFile, type PolicyFile, policyFile } from '@hall/regulation'
import { parse } from 'yaml'
import { listFiles, readText } from './tree.ts'

const read = (file: string): unknown => parse(readText(file))

/** The law under all of them, which is no center's: counted by itself. */
const LAW = 'regulations/national'

/** The regulations as they lie in `regulations/`. Throws for a file its schema does not take. */
export const clauseFiles: readonly ClauseFile[] = listFiles('regulations/*/clauses.yaml').filter((file) => !file.startsWith(LAW)).map((file) => clauseFile.parse(read(file)))
export const law: ClauseFile = clauseFile.parse(read(`${LAW}/clauses.yaml`))
export const lawBaseline = baseline.parse(read(`${LAW}/baseline.yaml`))
export const policyFiles: readonly (PolicyFile & { readonly file: string })[] = listFiles('regulations/*/policy/*.yaml')
  .map((file) => ({ file, ...policyFile.parse(read(file)) }))
