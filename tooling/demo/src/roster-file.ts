import { toBytes, writeWorkbook } from '@hall/documents'
import type { DemoCenter, DemoPerson } from './shapes.ts'

const COLUMNS = ['工号', '姓名', '性别', '派驻部门', '窗口', '科室', 'A岗', 'B岗', '窗口负责人', '考勤号', '手机', '离开日期']

/** A center's roster as its office would fill it in. */
export async function rosterFile(center: DemoCenter, people: readonly DemoPerson[]): Promise<{ filename: string; contentBase64: string }> {
  const windows = new Map(center.windows.map((window) => [window.id, window]))
  const sections = new Map(center.sections.map((section) => [section.id, section]))
  const posts = new Map(center.posts.map((post) => [post.id, post.label]))
  const rows = people.map((person) => [
    person.number, person.name, person.gender === 'female' ? '女' : '男',
    person.department, person.window && windows.get(person.window)!.number, person.section && sections.get(person.section)!.name.zh,
    person.primary && posts.get(person.primary)!, person.backup && posts.get(person.backup)!,
    person.lead ? '是' : '否', person.attendanceNumber, person.phone, person.until,
  ])
  const columns = COLUMNS.map((header) => ({ header, kind: header === '离开日期' ? 'date' as const : 'text' as const }))
  const bytes = await toBytes(writeWorkbook([{ name: '花名册', columns, rows }]))
  return { filename: `${center.name.zh}花名册.xlsx`, contentBase64: Buffer.from(bytes).toString('base64') }
}
