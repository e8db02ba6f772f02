// Turbo puts a <style> for its progress bar into the head while it loads, which our content policy refuses (and reports as
// an error). Ours is in style/small.css. Imported before Turbo; `letStylesIn` undoes it after.
const { head } = document
const plain = head.insertBefore.bind(head)
head.insertBefore = <T extends Node>(node: T, before: Node | null): T =>
  node instanceof HTMLStyleElement ? node : plain(node, before)

/** Takes the guard away again. */
export const letStylesIn = (): void => {
  head.insertBefore = plain
}
