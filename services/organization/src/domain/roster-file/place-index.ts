import type { Places, Post, Window } from '../places.ts'

type Department = Places['departments'][number]
type Section = Places['sections'][number]

/** The places of a center, by whatever a file may call them and by id. A large file asks for thousands. */
export interface PlaceIndex {
  /** By id or name, in either language; windows by number first: `12` is what the sign says. */
  findDepartment(text: string): Department | undefined
  findSection(text: string): Section | undefined
  findWindow(text: string): Window | undefined
  /** All posts called so: by id, by name, or by `A12 受理岗`. */
  findPosts(text: string): readonly Post[]
  getPost(id: string): Post
  /** What the sign of a window says, by id. */
  numberOf(window: string): string
  /** `A12 受理岗`: names a post in its center. */
  labelOf(post: Post): string
}

export function indexPlaces({ departments, sections, windows, posts }: Places): PlaceIndex {
  const departmentsByName = indexed(departments, namesOf)
  const sectionsByName = indexed(sections, namesOf)
  const windowsByNumber = indexed(windows, ({ number }) => [number])
  const windowsByName = indexed(windows, namesOf)
  const numbers = new Map(windows.map(({ id, number }) => [id, number]))
  const numberOf = (window: string) => numbers.get(window) ?? window
  const labelOf = ({ window, name }: Post) => `${numberOf(window)} ${name.zh}`
  const postsByName = indexed(posts, (post) => [...namesOf(post), labelOf(post)])
  const postsById = new Map(posts.map((post) => [post.id, post]))
  return {
    findDepartment: (text) => departmentsByName.get(text)?.[0],
    findSection: (text) => sectionsByName.get(text)?.[0],
    findWindow: (text) => (windowsByNumber.get(text) ?? windowsByName.get(text))?.[0],
    findPosts: (text) => postsByName.get(text) ?? [],
    getPost: (id) => {
      const post = postsById.get(id)
      if (!post) throw new Error(`post ${id} is not of this center`)
      return post
    },
    numberOf,
    labelOf,
  }
}

function namesOf({ id, name }: { id: string; name: { zh: string; en: string } }): string[] {
  return [id, name.zh, name.en]
}

function indexed<T>(all: readonly T[], names: (one: T) => readonly string[]): Map<string, T[]> {
  const index = new Map<string, T[]>()
  for (const one of all) {
    for (const name of new Set(names(one))) {
      const same = index.get(name)
      if (same) same.push(one)
      else index.set(name, [one])
    }
  }
  return index
}
