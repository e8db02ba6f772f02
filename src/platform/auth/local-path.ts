/** An address of our own to go on to: a path on this host, else the fallback. Never another site's. */
export function localPath(text: string | undefined, fallback: string): string {
  if (text === undefined || !text.startsWith('/')) return fallback
  const here = 'http://here.invalid'
  if (!URL.canParse(text, here)) return fallback
  const url = new URL(text, here)
  return url.origin === here && !/^\/[/\\]/.test(text) ? url.pathname + url.search : fallback
}
