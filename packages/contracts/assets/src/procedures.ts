import { command, isoDate, isoInstant, ledger, ops, pageOf, pageQuery, people, query, spreadsheetUpload, staffNumber } from '@hall/contract'
import { z } from 'zod'
import { machines, sanctions } from './machines.ts'
import {
  amount, asset, assetNumber, ASSET_STATES, CATEGORIES, classCode, countLine, deduction, finding, INSPECTION_ITEMS, line, loss, LOSS_KINDS, network, nomination, note, OWNERS, pass, place, repair, REPAIR_STATES, request,
  REQUEST_KINDS, REQUEST_STATES, SOFTWARE_NATURES, stocktake, supply,
} from './shapes.ts'

const made = z.object({ id: z.uuid() })
const done = z.object({ version: z.int() })
const listed = pageQuery.extend({ center: place.optional() })
const inCenter = z.object({ center: place })
const user = { window: place.nullable(), section: place.nullable() }
const since = { person: staffNumber, on: isoDate }
const code = assetNumber
/** A pass goes through its steps one by one. */
const passErrors = ['PASS_UNKNOWN', 'NOT_SIGNER', 'NOT_CHECKED', 'SIGNATURE_MISSING', 'REQUEST_NOT_OPEN'] as const
const programs = z.array(line).max(200)

export const procedures = {
  ops,
  ledger,
  people,
  assets: {
    list: query({ input: listed.extend({ window: place.optional(), section: place.optional(), state: z.enum(ASSET_STATES).optional(), category: z.enum(CATEGORIES).optional(), owner: z.enum(OWNERS).optional() }), output: pageOf(asset) }),
    get: query({
      input: inCenter.extend({ number: assetNumber }),
      output: z.object({ asset, software: z.array(z.object({ name: z.string(), kind: z.string() })), history: z.array(z.object({ at: isoInstant, type: z.string(), actor: z.string(), clauses: z.array(z.string()), detail: z.string() })) }),
      errors: ['ASSET_UNKNOWN'],
    }),
    /** Where the regulation has one office buy, what others enter becomes a request to it. */
    register: command({
      input: inCenter.extend({
        number: assetNumber, name: line, class: classCode, category: z.enum(CATEGORIES), owner: z.enum(OWNERS), ownerUnit: line.nullable(), ...user, spot: z.string().max(100), value: amount, acquiredOn: isoDate,
        usefulMonths: z.int().min(0).max(1200),
      }),
      output: z.object({ id: z.uuid(), request: z.boolean() }),
      errors: ['ID_TAKEN', 'WINDOW_UNKNOWN', 'SECTION_UNKNOWN', 'UNIT_PROVIDES', 'NOT_RECEIVER'],
    }),
    /** What the entry says, by whoever manages the thing: the office, the IT section, the unit that owns it. */
    change: command({
      input: inCenter.extend({ number: assetNumber, name: line, spot: z.string().max(100), ownerUnit: line.nullable(), usefulMonths: z.int().min(0).max(1200) }),
      output: done,
      errors: ['ASSET_UNKNOWN', 'NOT_ENTRY_KEEPER'],
    }),
    setIdle: command({ input: inCenter.extend({ number: assetNumber, idle: z.boolean() }), output: done, errors: ['ASSET_UNKNOWN', 'REQUEST_NOT_OPEN'] }),
    /** To another center, whose office takes it over. */
    moveToCenter: command({ input: inCenter.extend({ number: assetNumber, to: place, spot: z.string().max(100) }), output: done, errors: ['ASSET_UNKNOWN', 'ASSET_NOT_IDLE', 'CENTER_UNKNOWN', 'ID_TAKEN'] }),
    /** Spreadsheets of a center and exports of Snipe-IT; nothing is written while a row is wrong. */
    import: command({
      input: inCenter.extend({ file: spreadsheetUpload, write: z.boolean() }),
      output: z.object({ rows: z.int(), made: z.int(), known: z.int(), errors: z.array(z.object({ row: z.int(), column: z.string().nullable(), code: z.string() })) }),
      errors: ['FILE_EMPTY', 'FILE_TOO_LARGE', 'FILE_NOT_A_TABLE', 'FILE_OLD_FORMAT', 'FILE_ENCRYPTED', 'FILE_DAMAGED', 'TOO_MANY_SHEETS', 'TOO_MANY_ROWS', 'TOO_MANY_COLUMNS', 'CELL_TOO_LONG', 'HEADER_MISSING'],
    }),
    /** Count and book value by center and class. */
    totals: query({ input: z.object({ center: place.optional() }), output: z.object({ rows: z.array(z.object({ center: place, class: z.string(), count: z.int(), value: z.number(), bookValue: z.number() })) }) }),
  },
  custody: {
    list: query({ input: inCenter.extend({ on: isoDate }), output: z.object({ clause: z.string().nullable(), rows: z.array(z.object({ window: place, person: staffNumber.nullable(), /** No longer at the window: what is kept has to be handed over. */ left: z.boolean(), since: isoDate.nullable(), assets: z.int() })) }) }),
    name: command({ input: inCenter.extend({ window: place, person: staffNumber }), output: done, errors: ['WINDOW_UNKNOWN', 'PERSON_UNKNOWN', 'ASSET_CUSTODIAN_NAMED'] }),
    /** The counted list of the window, signed by each who must; it takes effect with the last signature. */
    handOver: command({ input: inCenter.extend({ window: place, to: staffNumber, assets: z.array(assetNumber).max(2000) }), output: made, errors: ['WINDOW_UNKNOWN', 'PERSON_UNKNOWN', 'LIST_INCOMPLETE', 'ASSET_CUSTODIAN_MISSING'] }),
    sign: command({ input: inCenter.extend({ handover: z.uuid() }), output: z.object({ effective: z.boolean(), missing: z.array(z.string()) }), errors: ['HANDOVER_UNKNOWN', 'NOT_SIGNER'] }),
    pending: query({ input: inCenter, output: z.object({ rows: z.array(z.object({ id: z.uuid(), window: place, from: staffNumber, to: staffNumber, assets: z.int(), signed: z.array(z.string()), missing: z.array(z.string()) })) }) }),
  },
  requests: {
    list: query({ input: listed.extend({ state: z.enum(REQUEST_STATES).optional(), kind: z.enum(REQUEST_KINDS).optional() }), output: pageOf(request) }),
    submit: command({
      input: inCenter.extend({ kind: z.enum(REQUEST_KINDS), assets: z.array(assetNumber).max(100), ...user, subject: line, category: z.enum(CATEGORIES).nullable(), reason: note, from: isoDate.nullable(), until: isoDate.nullable() }),
      output: made,
      errors: ['ASSET_UNKNOWN', 'REASON_MISSING', 'NOT_USING_WINDOW', 'UNIT_PROVIDES', 'ENDS_BEFORE_START'],
    }),
    decide: command({ input: inCenter.extend({ request: z.uuid(), approve: z.boolean(), note }), output: done, errors: ['REQUEST_UNKNOWN', 'REQUEST_NOT_OPEN', 'NOT_APPROVER'] }),
    carryOut: command({
      input: inCenter.extend({ request: z.uuid(), asset: assetNumber.nullable(), on: isoDate, supervisor: staffNumber.nullable(), detail: z.string().max(200) }),
      output: done,
      errors: ['REQUEST_UNKNOWN', 'APPROVAL_MISSING', 'NOT_CARRIER', 'ASSET_UNKNOWN', 'OTHER_ASSET', 'SUPERVISOR_MISSING', 'PERSON_UNKNOWN'],
    }),
    return: command({ input: inCenter.extend({ request: z.uuid() }), output: done, errors: ['REQUEST_UNKNOWN', 'REQUEST_NOT_OPEN'] }),
  },
  repairs: {
    list: query({ input: listed.extend({ state: z.enum(REPAIR_STATES).optional() }), output: pageOf(repair) }),
    report: command({ input: inCenter.extend({ asset: assetNumber, fault: line, foundAt: isoInstant }), output: repair.pick({ id: true, late: true, clause: true }), errors: ['ASSET_UNKNOWN', 'IN_FUTURE'] }),
    progress: command({ input: inCenter.extend({ repair: z.uuid(), state: z.enum(['under_repair', 'repaired']) }), output: done, errors: ['REPAIR_UNKNOWN', 'REQUEST_NOT_OPEN'] }),
  },
  passes: {
    list: query({ input: listed.extend({ open: z.boolean().optional() }), output: pageOf(pass) }),
    draw: command({ input: inCenter.extend({ assets: z.array(assetNumber).min(1).max(50), purpose: line, carrier: line, returnOn: isoDate.nullable() }), output: made, errors: ['ASSET_UNKNOWN', 'APPROVAL_MISSING'] }),
    check: command({ input: inCenter.extend({ pass: z.uuid() }), output: done, errors: passErrors }),
    sign: command({ input: inCenter.extend({ pass: z.uuid() }), output: done, errors: passErrors }),
    release: command({ input: inCenter.extend({ pass: z.uuid() }), output: done, errors: passErrors }),
    return: command({ input: inCenter.extend({ pass: z.uuid() }), output: done, errors: passErrors }),
  },
  stocktakes: {
    list: query({ input: listed, output: pageOf(stocktake) }),
    get: query({ input: inCenter.extend({ stocktake: z.uuid() }), output: z.object({ stocktake, lines: z.array(countLine) }), errors: ['STOCKTAKE_UNKNOWN'] }),
    /** Ledgers that have not been counted in a year. */
    due: query({ input: inCenter.extend({ year: z.int().min(2000).max(2100) }), output: z.object({ clause: z.string().nullable(), rows: z.array(z.object({ ledger: z.string(), lastOn: isoDate.nullable(), met: z.boolean(), overdue: z.boolean() })) }) }),
    open: command({ input: inCenter.extend(user), output: made, errors: ['WINDOW_UNKNOWN', 'SECTION_UNKNOWN', 'STOCKTAKE_OPEN'] }),
    /** Blind: who scans is not told what should be there. A batch may come an hour later, or twice. */
    scan: command({
      input: inCenter.extend({ stocktake: z.uuid(), scans: z.array(z.object({ id: z.uuid(), code: assetNumber, at: isoInstant, spot: z.string().max(100) })).min(1).max(500) }),
      output: z.object({ taken: z.int(), known: z.int() }),
      errors: ['STOCKTAKE_UNKNOWN', 'STOCKTAKE_CLOSED'],
    }),
    close: command({ input: inCenter.extend({ stocktake: z.uuid() }), output: done, errors: ['STOCKTAKE_UNKNOWN', 'STOCKTAKE_CLOSED'] }),
    adjudicate: command({ input: inCenter.extend({ stocktake: z.uuid(), number: assetNumber, decision: z.enum(['accept', 'correct_place', 'register', 'violation']), note }), output: done, errors: ['STOCKTAKE_UNKNOWN', 'STOCKTAKE_CLOSED', 'NO_DIFFERENCE'] }),
    sign: command({ input: inCenter.extend({ stocktake: z.uuid() }), output: z.object({ signed: z.boolean(), violations: z.int() }), errors: ['STOCKTAKE_UNKNOWN', 'STOCKTAKE_CLOSED', 'NOT_ADJUDICATED', 'NOT_SIGNER'] }),
  },
  losses: {
    list: query({ input: listed, output: pageOf(loss) }),
    report: command({ input: inCenter.extend({ asset: assetNumber, kind: z.enum(LOSS_KINDS), foundAt: isoInstant }), output: loss.pick({ id: true, late: true, clause: true }), errors: ['ASSET_UNKNOWN', 'IN_FUTURE'] }),
    explain: command({ input: inCenter.extend({ loss: z.uuid(), text: z.string().trim().min(1).max(1000) }), output: done, errors: ['LOSS_UNKNOWN', 'NOT_SIGNER'] }),
    find: command({ input: inCenter.extend({ loss: z.uuid(), liableIs: z.enum(['person', 'guard', 'nobody']), liable: staffNumber.nullable(), amount }), output: done, errors: ['LOSS_UNKNOWN', 'REQUEST_NOT_OPEN', 'PERSON_UNKNOWN'] }),
    decide: command({ input: inCenter.extend({ loss: z.uuid(), decision: line }), output: z.object({ due: amount, from: staffNumber.nullable(), clause: z.string().nullable() }), errors: ['LOSS_UNKNOWN', 'LOSS_WITHOUT_FINDING', 'EXPLANATION_MISSING'] }),
  },
  sales: {
    list: query({ input: listed, output: pageOf(z.object({ id: z.uuid(), center: place, window: place.nullable(), subject: z.string(), at: isoInstant, enteredBy: z.string() })) }),
    plan: command({ input: inCenter.extend({ window: place.nullable(), subject: line, at: isoInstant }), output: made, errors: ['OFFICE_HOURS', 'WINDOW_UNKNOWN'] }),
  },
  supplies: {
    list: query({ input: inCenter.extend({ missing: z.boolean().optional() }), output: z.object({ rows: z.array(supply) }) }),
    keep: command({ input: inCenter.extend({ window: place.nullable(), item: line, wanted: z.int().min(0).max(10_000), present: z.int().min(0).max(10_000) }), output: done, errors: ['WINDOW_UNKNOWN'] }),
  },
  network: {
    connect: command({ input: inCenter.extend({ code: assetNumber, port: z.string().max(40) }), output: z.object({ accepted: z.boolean(), clause: z.string().nullable() }) }),
    notConnected: query({ input: inCenter.extend({ on: isoDate }), output: z.object({ clause: z.string().nullable(), rows: z.array(z.object({ number: assetNumber, name: z.string(), window: place.nullable(), lastOn: isoDate.nullable() })) }) }),
    address: command({ input: inCenter.extend({ asset: assetNumber, network }), output: done, errors: ['ASSET_UNKNOWN', 'APPROVAL_MISSING', 'SECOND_NETWORK', 'NOT_CARRIER'] }),
    approve: command({ input: inCenter.extend({ asset: assetNumber, kind: z.enum(['software', 'hardware']), names: programs }), output: done, errors: ['ASSET_UNKNOWN', 'PROGRAM_FORBIDDEN'] }),
    /** `natures`: what a program among those found is; `items`: what was looked at besides, and what was found of what stands ready. */
    inspect: command({
      input: inCenter.extend({
        asset: assetNumber, software: programs, hardware: programs, network: network.nullable(), natures: z.array(z.object({ name: line, nature: z.enum(SOFTWARE_NATURES) })).max(200).default([]),
        items: z.array(z.object({ code: z.enum(INSPECTION_ITEMS), ok: z.boolean(), found: z.array(z.string().max(40)).max(10) })).max(20).default([]),
      }),
      output: z.object({ findings: z.array(finding) }), errors: ['ASSET_UNKNOWN', 'ITEM_NOT_REGULATED'],
    }),
    /** What an inspection of computers goes through at a center. */
    inspectionItems: query({ input: inCenter, output: z.object({ natures: z.array(z.enum(SOFTWARE_NATURES)), items: z.array(z.object({ code: z.enum(INSPECTION_ITEMS), findings: z.array(z.string()), clause: z.string() })) }) }),
    checkMedium: command({ input: inCenter.extend({ label: assetNumber, clean: z.boolean() }), output: done }),
    useMedium: command({ input: inCenter.extend({ label: assetNumber, asset: assetNumber }), output: z.object({ allowed: z.boolean(), clause: z.string().nullable() }), errors: ['ASSET_UNKNOWN'] }),
    permit: command({ input: inCenter.extend({ person: staffNumber, server: line, rights: z.array(z.enum(['read', 'change'])).min(1), until: isoDate }), output: made, errors: ['PERSON_UNKNOWN', 'ENDS_BEFORE_START'] }),
    access: command({ input: inCenter.extend({ server: line, right: z.enum(['read', 'change']) }), output: z.object({ allowed: z.boolean(), clause: z.string().nullable() }) }),
    /** What the section keeps: permits, accounts, checks of media, attempts to connect, newest first. */
    kept: query({
      input: inCenter,
      output: z.object({
        permits: z.array(z.object({ id: z.uuid(), person: staffNumber, server: line, rights: z.array(z.string()), givenOn: isoDate, until: isoDate, over: z.boolean() })),
        accounts: z.array(z.object({ account: code, system: line, person: staffNumber, openedOn: isoDate, lockedAt: isoInstant.nullable() })),
        media: z.array(z.object({ label: code, clean: z.boolean(), on: isoDate })),
        connections: z.array(z.object({ code, port: z.string(), at: isoInstant, accepted: z.boolean() })),
      }),
    }),
    /** An account belongs to one person of the center. */
    openAccount: command({ input: inCenter.extend({ account: code, system: line, person: staffNumber }), output: done, errors: ['PERSON_UNKNOWN', 'ACCOUNT_HELD'] }),
    /** By whoever holds it or the section, at once: a lost password opens nothing from then on. */
    lockAccount: command({ input: inCenter.extend({ account: code }), output: done, errors: ['ACCOUNT_UNKNOWN'] }),
    /** Accounts that the caller holds. */
    ownAccounts: query({ input: z.object({}), output: z.object({ rows: z.array(z.object({ center: place, account: code, system: line, lockedAt: isoInstant.nullable() })) }) }),
    /** Asked by a system before it lets an account in; `asset`: at which computer. `reported`: whoever watches over it was told. */
    login: command({ input: inCenter.extend({ account: code, asset: assetNumber.nullable().default(null) }), output: z.object({ allowed: z.boolean(), reported: z.boolean(), clause: z.string().nullable() }), errors: ['ASSET_UNKNOWN'] }),
    /** The agreement of a user with the unit, on file. */
    agree: command({ input: inCenter.extend(since), output: done, errors: ['PERSON_UNKNOWN', 'IN_FUTURE'] }),
    /** Who holds an account and has signed no agreement. */
    unagreed: query({ input: inCenter, output: z.object({ clause: z.string().nullable(), rows: z.array(z.object({ person: staffNumber, window: place.nullable(), accounts: z.array(code) })) }) }),
    backUp: command({ input: inCenter.extend({ asset: code, on: isoDate, where: line }), output: done, errors: ['ASSET_UNKNOWN', 'IN_FUTURE'] }),
    /** Computers without a backup in the period a day lies in. */
    notBackedUp: query({ input: inCenter.extend({ on: isoDate }), output: z.object({ clause: z.string().nullable(), rows: z.array(z.object({ number: assetNumber, name: z.string(), window: place.nullable(), lastOn: isoDate.nullable() })) }) }),
    /** One of each window on each day; a successor takes over from a day. */
    nameAssistant: command({ input: inCenter.extend({ window: place, person: staffNumber, from: isoDate, replacing: z.boolean() }), output: done, errors: ['WINDOW_UNKNOWN', 'PERSON_UNKNOWN', 'ASSISTANT_NAMED'] }),
    assistants: query({ input: inCenter.extend({ on: isoDate }), output: z.object({ clause: z.string().nullable(), rows: z.array(z.object({ window: place, person: staffNumber.nullable(), from: isoDate.nullable() })) }) }),
    /** Permits and devices nobody has looked at for a year. */
    review: query({ input: inCenter.extend({ on: isoDate }), output: z.object({ rows: z.array(z.object({ subject: z.string(), since: isoDate, person: z.string().nullable() })) }) }),
  },
  machines,
  sanctions,
  findings: {
    list: query({ input: listed, output: pageOf(finding) }),
    /** Once; where the regulation has points deducted for it, the entry is made. */
    confirm: command({ input: inCenter.extend({ finding: z.uuid() }), output: z.object({ deduction: z.uuid().nullable(), clause: z.string().nullable() }), errors: ['FINDING_UNKNOWN', 'FINDING_CONFIRMED'] }),
    /** A confirmed finding whose circumstances the center holds to be serious. */
    markSerious: command({ input: inCenter.extend({ finding: z.uuid() }), output: done, errors: ['FINDING_UNKNOWN', 'FINDING_UNCONFIRMED', 'NOT_REGULATED'] }),
    deductions: query({ input: listed, output: pageOf(deduction) }),
  },
  /** Who is put forward for an award of a year, as far as the rules on equipment and network allow it. */
  awards: {
    list: query({ input: listed.extend({ year: z.int().min(2000).max(2100).optional() }), output: pageOf(nomination) }),
    nominate: command({ input: inCenter.extend({ person: staffNumber, award: line, year: z.int().min(2000).max(2100) }), output: made, errors: ['PERSON_UNKNOWN', 'AWARD_BARRED', 'ALREADY_NOMINATED'] }),
  },
} as const
