import centers from '../data/centers.json' with { type: 'json' }
import departments from '../data/departments.json' with { type: 'json' }
import postNames from '../data/posts.json' with { type: 'json' }
import { type PeopleMaker, peopleMaker } from './people.ts'
import { rotate } from './rotation.ts'
import type { DemoCenter, DemoCity, DemoPost, DemoWindow } from './shapes.ts'

type CenterData = (typeof centers)[number]

/** The demo city: always the same. */
export function demoCity(): DemoCity {
  const people = peopleMaker()
  return {
    departments: departments.map(({ id, name }) => ({ id, name })),
    centers: centers.map((data) => buildCenter(data, people)),
  }
}

function buildCenter(data: CenterData, people: PeopleMaker): DemoCenter {
  const { id, name, prefix, region } = data
  const sections = data.sections.map((section) => ({ ...section, id: `${id}-${section.id}`, center: id, role: section.role as DemoCenter['sections'][number]['role'] }))
  const windows = buildWindows(data)
  const posts = windows.flatMap(buildPosts)
  const founding = people.staffOf({ prefix, sections, windows, posts })
  return {
    id, name, prefix, region, sections, windows, posts, founding,
    rotated: rotate(founding, (numbers) => people.newcomers(prefix, numbers)),
    terminal: { ...data.terminal, center: id, records: data.terminal.records as DemoCenter['terminal']['records'] },
    checks: data.checks as DemoCenter['checks'],
  }
}

function buildWindows({ id: center, windows: rows, perRow, departments: at }: CenterData): DemoWindow[] {
  const seen = new Map<string, number>()
  return at.map((department, index) => {
    const number = `${rows[Math.floor(index / perRow)]}${String(index % perRow + 1).padStart(2, '0')}`
    const services = departments.find(({ id }) => id === department)!.services
    const nth = seen.get(department) ?? 0
    seen.set(department, nth + 1)
    return { id: `${center}-w${String(index + 1).padStart(2, '0')}`, center, department, number, name: services[nth % services.length]! }
  })
}

function buildPosts({ id, center, number }: DemoWindow): DemoPost[] {
  return postNames.map((name, index) => ({ id: `${id}-p${index + 1}`, center, window: id, name, label: `${number} ${name.zh}` }))
}
