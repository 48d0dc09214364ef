/** Puts values in the place of `{names}`, once: what a value brings is not looked at again. */
export function fillIn(text: string, valueOf: (name: string) => string): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => valueOf(name))
}
