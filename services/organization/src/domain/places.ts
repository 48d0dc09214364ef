/** What a center has to put people at, as a roster file may name it. */
interface Named { readonly id: string; readonly name: { readonly zh: string; readonly en: string } }
export interface Window extends Named { readonly number: string; readonly department: string; readonly closedOn: Temporal.PlainDate | null }
export interface Post extends Named { readonly window: string }

export interface Places {
  readonly departments: readonly Named[]
  readonly sections: readonly Named[]
  readonly windows: readonly Window[]
  readonly posts: readonly Post[]
}
