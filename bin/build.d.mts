export function build(root?: string): Promise<Record<string, string>>
