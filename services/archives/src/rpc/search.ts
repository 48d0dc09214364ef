/** For `like`: what is searched for stands for itself, anywhere in the text. */
export function likeText(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`
}
