import {
  checked,
  phoneDigits,
  textIn,
  type Checked,
  type Problem,
  type Sent,
  type TextProblem,
} from '#base/form.rules.ts'

/** A partner is an organisation of the circle of friends (外功 朋友圈); a team is volunteers with a lead who has an account (真功). */
export const allyKinds = ['partner', 'team'] as const
export type AllyKind = (typeof allyKinds)[number]

/** Whom to call at a partner's; kept sealed. */
export type Contact = { name: string | null; phone: string | null }

/** A partner or team as the form says it. */
export type AllyText = { name: string; does: string | null; contact: Contact | null; leadId: string | null }
export type AllyProblem = TextProblem | 'name-taken' | 'phone-wrong' | 'contact-missing' | 'choose-lead'

export const most = { name: 40, does: 120, contact: 20 } as const

/** Reads the form. A partner has somebody to call or a telephone at least; a team is led by one of `leads`. */
export function readAlly(sent: Sent, kind: AllyKind, leads: readonly { id: string }[]): Checked<AllyText, AllyProblem> {
  const name = textIn(sent, 'allyName', { most: most.name })
  const does = textIn(sent, 'does', { most: most.does, optional: true })
  const rest = kind === 'partner' ? contactIn(sent) : leadIn(sent, leads)
  return checked<AllyText, AllyProblem>({ name: name.text ?? '', does: does.text, ...rest.said }, [
    name.problem,
    does.problem,
    ...rest.problems,
  ])
}

type Rest = { said: Pick<AllyText, 'contact' | 'leadId'>; problems: (Problem<AllyProblem> | false)[] }

function contactIn(sent: Sent): Rest {
  const name = textIn(sent, 'contactName', { most: most.contact, optional: true })
  const typed = (sent['contactPhone'] ?? '').trim()
  const phone = phoneDigits(typed)
  return {
    said: { contact: { name: name.text, phone }, leadId: null },
    problems: [
      name.problem,
      typed !== '' && phone === null && { field: 'contactPhone', why: 'phone-wrong' },
      typed === '' && name.text === null && { field: 'contactName', why: 'contact-missing' },
    ],
  }
}

function leadIn(sent: Sent, leads: readonly { id: string }[]): Rest {
  const lead = leads.find(({ id }) => id === sent['lead'])
  return {
    said: { contact: null, leadId: lead?.id ?? null },
    problems: [lead === undefined && { field: 'lead', why: 'choose-lead' }],
  }
}
