export function isTenant(sql: string): boolean
export function faultsOf(sql: string): string[]
