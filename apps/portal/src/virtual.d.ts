declare module 'virtual:problems/zh' {
  export const problems: Record<string, import('@hall/ui').ProblemText>
}
declare module 'virtual:problems/en' {
  export const problems: Record<string, import('@hall/ui').ProblemText>
}
declare module '*.css' {}
declare module '@hall/ui/ui.css' {}
