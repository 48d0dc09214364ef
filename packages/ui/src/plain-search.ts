/** Search parameters of an address as plain words; nothing is read as JSON. */
export const plainSearch = {
  parseSearch: (text: string) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search: object) => {
    const entries = Object.entries(search).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '')
    return entries.length === 0 ? '' : `?${new URLSearchParams(entries)}`
  },
}
