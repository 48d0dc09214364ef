/// <reference types="@hall/problem-pages/virtual" />
declare module '*.css' {}
declare module '@hall/ui/ui.css' {}
