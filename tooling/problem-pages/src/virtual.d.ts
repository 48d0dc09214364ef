interface ProblemPageText { title: string; what: string; why: string; next: string }
declare module 'virtual:problems/zh' {
  export const problems: Record<string, ProblemPageText>
}
declare module 'virtual:problems/en' {
  export const problems: Record<string, ProblemPageText>
}
