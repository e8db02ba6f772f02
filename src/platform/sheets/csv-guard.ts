/**
 * A cell that an office program would take for a formula gets one apostrophe in front, and so does a cell that already
 * has apostrophes there, so that `unguarded` gives back exactly what was written.
 */
export const guarded = (text: string): string => (/^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text)

/** What `guarded` wrote, read back. Other texts are returned as they are. */
export const unguarded = (text: string): string => (/^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text)
