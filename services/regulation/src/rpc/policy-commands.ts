import type { Result } from '@hall/contract'
import type { Transaction } from '@hall/database'
import type { Area } from '@hall/regulation'
import type { CallContext } from '@hall/rpc'
import { dayOf, metaOf, outside, type ServiceContext } from '@hall/service-kit'
import { clauseIds, findRegulation } from '../db/clause-store.ts'
import { changePolicy, listPolicies, nextVersion } from '../db/policy-store.ts'
import { changeVersion, draftVersion, type PolicyState, publishVersion, reviewVersion, withdrawVersion } from '../domain/policy-version.ts'
import { policyNotices } from '../notices.ts'
import { type VersionView, versionView } from '../views.ts'
import type { RegulationHandlers } from './handlers.ts'

interface Key { readonly center: string; readonly area: Area; readonly version: number }

/** A version's way into force: drafted, reviewed by somebody else, published. */
export function policyCommands(service: ServiceContext): Pick<RegulationHandlers['policies'], 'draft' | 'change' | 'review' | 'publish' | 'withdraw'> {
  /** Within the reach of the call and once per command id; answers the version as it is then. */
  async function command<Code extends string>(
    call: CallContext,
    input: { readonly commandId: string; readonly center: string; readonly area: Area },
    work: (tx: Transaction) => Promise<Result<PolicyState, Code>>,
  ) {
    return outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const done = await work(tx)
      return done.ok ? { ok: true as const, value: await viewOf(tx, done.value) } : done
    })
  }

  const noticesOf = (tx: Transaction, call: CallContext, about: 'reviewed' | 'published' | 'withdrawn') => async (state: PolicyState) => {
    const head = state.status === 'unwritten' ? undefined : await findRegulation(tx, state.center)
    return head ? policyNotices(about, state, { by: call.actor.id, centerName: head.name }) : []
  }

  return {
    draft: (input, call) => command(call, input, async (tx) => {
      const { center, area, effectiveFrom, policy } = input
      const rulebook = { clauses: await clauseIds(tx, center) }
      const key = { center, area, version: await nextVersion(tx, input) }
      return changePolicy(tx, {
        key,
        meta: metaOf(call, input),
        decide: (state) => draftVersion(state, { ...key, effectiveFrom, policy, by: call.actor.id }, rulebook),
      })
    }),
    change: (input, call) => command(call, input, async (tx) => {
      const { effectiveFrom, policy } = input
      const rulebook = { clauses: await clauseIds(tx, input.center) }
      return changePolicy(tx, {
        key: keyOf(input),
        meta: metaOf(call, input),
        decide: (state) => changeVersion(state, { effectiveFrom, policy, by: call.actor.id }, rulebook),
      })
    }),
    review: (input, call) => command(call, input, (tx) => changePolicy(tx, {
      key: keyOf(input),
      meta: metaOf(call, input),
      decide: (state) => reviewVersion(state, { by: call.actor.id }),
      notices: noticesOf(tx, call, 'reviewed'),
    })),
    publish: (input, call) => command(call, input, (tx) => changePolicy(tx, {
      key: keyOf(input),
      meta: metaOf(call, input),
      decide: (state) => publishVersion(state, { by: call.actor.id, today: dayOf(undefined, call).toString() }),
      notices: noticesOf(tx, call, 'published'),
    })),
    withdraw: (input, call) => command(call, input, (tx) => changePolicy(tx, {
      key: keyOf(input),
      meta: metaOf(call, input),
      decide: (state) => withdrawVersion(state, { by: call.actor.id }),
      notices: noticesOf(tx, call, 'withdrawn'),
    })),
  }
}

function keyOf({ center, area, version }: Key): Key {
  return { center, area, version }
}

async function viewOf(tx: Transaction, state: PolicyState): Promise<VersionView> {
  if (state.status === 'unwritten') throw new Error('a decided version is written')
  const rows = await listPolicies(tx, { centers: [state.center], area: state.area as Area })
  const row = rows.find(({ version }) => version === state.version)
  if (!row) throw new Error(`version ${state.version} was not projected`)
  return versionView(row, rows)
}
