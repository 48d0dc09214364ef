import { issuedDocument, issuedDocx, issuedPage, query } from '@hall/contract'
import { z } from 'zod'

const one = z.object({ id: z.string().max(100) })

/** Forms and letters as they were issued. */
export const documentProcedures = {
  /** Of a file: `entry/<id>`, `leaving/<id>`, `return/<id>`. */
  list: query({ input: z.object({ subject: z.string().max(100) }), output: z.object({ rows: z.array(issuedDocument) }) }),
  page: query({ input: one, output: issuedPage }),
  docx: query({ input: one, output: issuedDocx }),
} as const
