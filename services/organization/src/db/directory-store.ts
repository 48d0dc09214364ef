import type { Transaction } from '@hall/database'
import { asc, eq } from 'drizzle-orm'
import type { Places } from '../domain/places.ts'
import { center, department, plain, post, section, window } from './schema.ts'

/** Tables of the directory carry their names in two columns. */
export function nameOf({ nameZh: zh, nameEn: en }: { nameZh: string; nameEn: string }) {
  return { zh, en }
}

/** All that a center can put people at. */
export async function loadPlaces(tx: Transaction, of: string): Promise<Places> {
  const [departments, sections, windows, posts] = await Promise.all([
    tx.select().from(department),
    tx.select().from(section).where(eq(section.center, of)),
    tx.select().from(window).where(eq(window.center, of)).orderBy(asc(plain(window.number))),
    tx.select().from(post).where(eq(post.center, of)).orderBy(asc(plain(post.id))),
  ])
  const named = <Row extends { nameZh: string; nameEn: string }>(rows: readonly Row[]) => rows.map((row) => ({ ...row, name: nameOf(row) }))
  return { departments: named(departments), sections: named(sections), windows: named(windows), posts: named(posts) }
}

export async function findCenter(tx: Transaction, id: string) {
  const [row] = await tx.select().from(center).where(eq(center.center, id))
  return row
}
export async function findSection(tx: Transaction, id: string) {
  const [row] = await tx.select().from(section).where(eq(section.id, id))
  return row
}
export async function findWindow(tx: Transaction, id: string) {
  const [row] = await tx.select().from(window).where(eq(window.id, id))
  return row
}
export async function findPost(tx: Transaction, id: string) {
  const [row] = await tx.select().from(post).where(eq(post.id, id))
  return row
}
export async function findDepartment(tx: Transaction, id: string) {
  const [row] = await tx.select().from(department).where(eq(department.id, id))
  return row
}

/** 0 for a stream that does not exist. Read it before what a decision rests on: what changes in between makes the append fail. */
export async function streamVersion(tx: Transaction, stream: string): Promise<number> {
  const [head] = await tx.sql<{ version: number }>('select coalesce(max(version), 0) as version from journal where stream = $1', [stream], 'stream.version')
  return head!.version
}
