/** The day everybody's posting begins, and the day of the rotation: history to look back on. */
export const FOUNDED = '2024-01-02'
export const ROTATED = '2025-09-01'
