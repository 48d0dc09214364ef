import { command, ops, pageOf, pageQuery, query } from '@hall/contract'
import { z } from 'zod'
import { center, entry, title } from './shapes.ts'

export const procedures = {
  ops,
  entries: {
    list: query({ input: pageQuery.extend({ center: center.optional() }), output: pageOf(entry) }),
    register: command({ input: z.object({ center, title }), output: entry }),
  },
} as const
