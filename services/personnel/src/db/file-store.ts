import type { Page, PageQuery } from '@hall/contract'
import { listPage, type Transaction } from '@hall/database'
import { and, eq, getTableColumns, notInArray, type SQL, sql } from 'drizzle-orm'
import { file, type FILE_KINDS } from './schema.ts'

export type FileRow = typeof file.$inferSelect
export type FileKind = (typeof FILE_KINDS)[number]

/** What goes on at the posts day by day: asked for by its kind, not among somebody's files. */
const AT_POSTS: readonly FileKind[] = ['call', 'queue', 'task', 'stage_map']

/** Written whole: it is the fold of its stream. */
export async function saveFile(tx: Transaction, row: FileRow): Promise<void> {
  const { id: _id, openedOn: _openedOn, ...rest } = row
  await tx.insert(file).values(row).onConflictDoUpdate({ target: file.id, set: rest })
}

export async function findFile(tx: Transaction, id: string, kind?: FileKind): Promise<FileRow | undefined> {
  const [row] = await tx.select().from(file).where(and(eq(file.id, id), kind === undefined ? undefined : eq(file.kind, kind)))
  return row
}

export interface FileFilter {
  readonly kind?: FileKind
  readonly center?: string | undefined
  readonly department?: string | undefined
  readonly window?: string | undefined
  readonly person?: string | undefined
  readonly subject?: string | undefined
  readonly status?: string | undefined
  readonly open?: boolean | undefined
  readonly search?: string | undefined
}

/** A file that only knows the number of a person is shown with the name the roster has. */
const nameNow = sql<string>`case when ${file.name} = ${file.person} then coalesce((select p.name from posting p where p.person = file.person order by p.starts_on desc limit 1), ${file.name}) else ${file.name} end`

export function listFiles(tx: Transaction, filter: FileFilter, page: PageQuery): Promise<Page<FileRow>> {
  return listPage(tx, tx.select().from(file).where(matching(filter)).$dynamic(), {
    page,
    sortable: { openedOn: file.openedOn, due: file.due, effective: file.effective, status: file.status, name: sql`${file.name} collate "C"` },
    defaultSort: '-openedOn',
    tiebreaker: file.id,
  })
}

/** Everything that fits, by what runs out first. */
export function findFiles(tx: Transaction, filter: FileFilter, most = 500): Promise<FileRow[]> {
  return tx.select({ ...getTableColumns(file), name: nameNow }).from(file).where(matching(filter)).orderBy(sql`coalesce(${file.due}, ${file.effective}) nulls last`, file.openedOn, file.id).limit(most)
}

function matching({ kind, center, department, window, person, subject, status, open, search }: FileFilter): SQL | undefined {
  return and(
    kind === undefined ? notInArray(file.kind, [...AT_POSTS]) : eq(file.kind, kind),
    center === undefined ? undefined : eq(file.center, center),
    department === undefined ? undefined : eq(file.department, department),
    window === undefined ? undefined : eq(file.window, window),
    person === undefined ? undefined : eq(file.person, person),
    subject === undefined ? undefined : eq(file.subject, subject),
    status === undefined ? undefined : eq(file.status, status),
    open === undefined ? undefined : eq(file.open, open),
    search ? sql`strpos(${file.name} || ' ' || coalesce(${file.person}, ''), ${search}) > 0` : undefined,
  )
}
