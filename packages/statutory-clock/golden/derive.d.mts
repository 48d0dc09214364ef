export function golden(): unknown[]
