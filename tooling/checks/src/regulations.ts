import { type ClauseFile, clauseFile, type PolicyFile, policyFile } from '@hall/regulation'
import { parse } from 'yaml'
import { listFiles, readText } from './tree.ts'

const read = (file: string): unknown => parse(readText(file))

/** The regulations as they lie in `regulations/`. Throws for a file its schema does not take. */
export const clauseFiles: readonly ClauseFile[] = listFiles('regulations/*/clauses.yaml').map((file) => clauseFile.parse(read(file)))
export const policyFiles: readonly (PolicyFile & { readonly file: string })[] = listFiles('regulations/*/policy/*.yaml')
  .map((file) => ({ file, ...policyFile.parse(read(file)) }))
