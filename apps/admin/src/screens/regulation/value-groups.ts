/** Values under one heading: all that stand at the same place of a policy. */
export interface ValueGroup<R> { readonly heading: string; readonly rows: readonly R[] }

/** `checks.points.am_in.limit` stands under `checks.points.am_in`; a value at the top under its own name. */
export function headingOf(path: string): string {
  return path.includes('.') ? path.slice(0, path.lastIndexOf('.')) : path
}

export function leafOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1)
}

/** In the order of the policy; neighbours with one heading stand together. */
export function groupValues<R extends { readonly path: string }>(rows: readonly R[]): ValueGroup<R>[] {
  return [...Map.groupBy(rows, ({ path }) => headingOf(path))].map(([heading, own]) => ({ heading, rows: own }))
}
