import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createVerifier, reachOf } from '@hall/access'
import { initTRPC, TRPCError } from '@trpc/server'
import { createHTTPHandler } from '@trpc/server/adapters/standalone'
import { lookUp, lookupContract, lookupPermissions } from './lookup.ts'
import { ready, settings } from './side.ts'

/** The same over plain tRPC in one process: token, permission, input and output checked, nothing between. */
const { issuer, audience, keys } = await settings()
const verify = createVerifier({ issuer, audience, keys })
const t = initTRPC.context<{ token: string | undefined }>().create()
const { input, output } = lookupContract.procedures.days.list
const router = t.router({
  bench: t.router({
    days: t.router({
      list: t.procedure.input(input).output(output).query(async ({ input: asked, ctx, path }) => {
        const verified = await verify(ctx.token)
        if (!verified.ok) throw new TRPCError({ code: 'UNAUTHORIZED' })
        if (!reachOf(verified.value, path, lookupPermissions)) throw new TRPCError({ code: 'FORBIDDEN' })
        return lookUp(asked)
      }),
    }),
  }),
})
const server = createServer(createHTTPHandler({
  router,
  basePath: '/trpc',
  createContext: ({ req }) => ({ token: req.headers.authorization?.replace(/^Bearer /, '') }),
}))
server.listen(0, '127.0.0.1', () => ready({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }))
