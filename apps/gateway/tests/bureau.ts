import type { PermissionRow } from '@hall/access'
import { command, defineContract, problem, query } from '@hall/contract'
import { attendanceContract } from '@hall/contract-attendance'
import type { Handlers } from '@hall/rpc'
import { z } from 'zod'

/** A service as the gateway sees any: places in its inputs, a public procedure, one that is slow. */
export const bureauContract = defineContract({
  service: 'bureau',
  procedures: {
    files: {
      list: query({ input: z.object({ center: z.string().optional(), department: z.string().optional(), window: z.string().optional(), person: z.string().optional() }), output: z.object({ actor: z.string() }) }),
      move: command({ input: z.object({ center: z.string() }), output: z.object({ moved: z.boolean() }), errors: ['FILE_LENT'] }),
    },
    guide: {
      read: query({ input: z.object({ topic: z.string() }), output: z.object({ text: z.string(), traceparent: z.string() }), public: true }),
      nothing: query({ input: z.undefined(), output: z.undefined(), public: true }),
    },
    slow: { never: query({ input: z.object({}), output: z.object({}) }) },
  },
  events: {},
})
export type BureauContract = typeof bureauContract

export const bureauHandlers: Handlers<BureauContract> = {
  files: {
    list: async (_input, { actor }) => ({ ok: true, value: { actor: actor.id } }),
    move: async ({ center }) => (center === 'tg' ? problem('FILE_LENT', { clause: 'TG-ARC-04', details: { center } }) : { ok: true, value: { moved: true } }),
  },
  guide: {
    read: async ({ topic }, { traceparent }) => ({ ok: true, value: { text: topic, traceparent } }),
    nothing: async () => ({ ok: true, value: undefined }),
  },
  slow: { never: () => new Promise(() => undefined) },
}

/** The part of attendance that terminals reach. */
export const devicesContract = { ...attendanceContract, procedures: { devices: attendanceContract.procedures.devices } }

export const bureauPermissions: Readonly<Record<string, PermissionRow>> = {
  'bureau.files.list': { roles: { coordination: 'section', department_admin: 'department', window_lead: 'window', city_authority: 'city' }, everyone: true, basis: 'QP-ARC-01' },
  'bureau.files.move': { roles: { coordination: 'section', city_authority: 'city' }, basis: 'QP-ARC-02' },
  'bureau.slow.never': { roles: {}, everyone: true, basis: 'QP-ARC-03' },
}
