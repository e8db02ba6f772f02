import { needsPersonal } from '#modules/needs/public.ts'
import { peoplePersonal } from '#modules/people/public.ts'
import { platformPersonal } from '#platform/personal/own-rules.ts'
import type { PersonalRule } from '#platform/personal/personal.ts'

/** What each table can say of somebody, over the whole house. */
export const personalRules: readonly PersonalRule[] = [...platformPersonal, ...peoplePersonal, ...needsPersonal]
