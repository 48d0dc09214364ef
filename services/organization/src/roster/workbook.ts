import { type CellValue, toBytes, writeWorkbook } from '@hall/documents'
import type { Transaction } from '@hall/database'
import { loadPlaces } from '../db/directory-store.ts'
import { findPeople, type PeopleFilter, type PostingRow, seatedOn } from '../db/people-queries.ts'
import type { Capacity } from '../domain/roster.ts'
import { indexPlaces, type PlaceIndex } from '../domain/roster-file/place-index.ts'
import { type Field, FIELDS } from '../domain/roster-file/row.ts'
import { titleOf, widthOf } from './columns.ts'
import texts from './texts.json' with { type: 'json' }
import { fill } from './words.ts'

interface File { readonly filename: string; readonly contentBase64: string }

/** Telephone numbers do not leave by a file; without their column a file that comes back leaves them as they are. */
const EXPORTED = FIELDS.filter((field) => field !== 'phone')

/** The people of a day as a roster file: what is exported can be imported again. */
export async function rosterWorkbook(tx: Transaction, filter: PeopleFilter): Promise<File> {
  const people = await findPeople(tx, filter)
  const centers = [...new Set(people.map(({ center }) => center))]
  const places = await Promise.all(centers.map(async (center) => [center, indexPlaces(await loadPlaces(tx, center))] as const))
  const seats = (await Promise.all(centers.map((center) => seatedOn(tx, { center, on: filter.on })))).flat()
  const seatsByPerson = Map.groupBy(seats, ({ person }) => person)
  const placesOf = new Map(places)
  const rows = people.map((line) => {
    const at = placesOf.get(line.center)!
    const posts = (capacity: Capacity) => (seatsByPerson.get(line.person) ?? []).filter((seat) => seat.capacity === capacity)
      .map(({ post }) => at.labelOf(at.getPost(post))).join('、')
    return EXPORTED.map((field) => cellOf(field, line, { places: at, primary: posts('primary'), backup: posts('backup') }))
  })
  return {
    filename: fill(texts.filename.zh, { center: filter.center ?? filter.department ?? '', on: filter.on.toString() }),
    contentBase64: await toBase64([rosterSheet(EXPORTED, rows)]),
  }
}

/** An empty roster file, and beside it what may be filled in. */
export async function templateWorkbook(tx: Transaction, center: string): Promise<File> {
  const places = await loadPlaces(tx, center)
  const { labelOf } = indexPlaces(places)
  const nameOfDepartment = new Map(places.departments.map(({ id, name }) => [id, name.zh]))
  const rows = places.windows.flatMap((at) => {
    const posts = places.posts.filter(({ window }) => window === at.id).map(labelOf)
    return (posts.length > 0 ? posts : ['']).map((post) => [at.number, at.name.zh, nameOfDepartment.get(at.department) ?? at.department, post])
  })
  const columns = [texts.windowColumn, texts.windowNameColumn, texts.departmentColumn, texts.postColumn].map(({ zh }) => ({ header: zh, kind: 'text' as const, width: 20 }))
  return {
    filename: fill(texts.templateFilename.zh, { center }),
    contentBase64: await toBase64([rosterSheet(FIELDS, []), { name: texts.placesSheet.zh, columns, rows }]),
  }
}

function rosterSheet(fields: readonly Field[], rows: readonly (readonly CellValue[])[]) {
  const columns = fields.map((field) => ({
    header: titleOf(field).zh, kind: field === 'from' || field === 'until' ? 'date' as const : 'text' as const, width: widthOf(field),
  }))
  return { name: texts.sheet.zh, columns, rows }
}

function cellOf(field: Field, line: PostingRow, { places, primary, backup }: { places: PlaceIndex; primary: string; backup: string }): CellValue {
  switch (field) {
    case 'person': return line.person
    case 'name': return line.name
    case 'gender': return line.gender === 'unknown' ? null : texts[line.gender].zh
    case 'department': return line.department && (places.findDepartment(line.department)?.name.zh ?? line.department)
    case 'window': return line.window && places.numberOf(line.window)
    case 'section': return line.section && (places.findSection(line.section)?.name.zh ?? line.section)
    case 'primary': return primary
    case 'backup': return backup
    case 'lead': return line.lead ? texts.yes.zh : texts.no.zh
    case 'attendanceNumber': return line.attendanceNumber
    case 'phone': return null
    case 'from': return line.from
    case 'until': return line.until
    default: return field satisfies never
  }
}

async function toBase64(sheets: Parameters<typeof writeWorkbook>[0]): Promise<string> {
  return Buffer.from(await toBytes(writeWorkbook(sheets))).toString('base64')
}
