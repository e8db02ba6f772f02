import type { Context } from 'hono'
import type { WebEnv } from '#platform/web/env.ts'
import { readForm, type Form } from '#platform/web/read-form.ts'
import { mostPictures } from './pictures.ts'

/** Reads a form of needs: its texts, and its photos where there are any. */
export const formOf = (c: Context<WebEnv>): Promise<Form> => readForm(c, { field: 'photos', maxFiles: mostPictures })
