import { sayMoment } from '#base/say-date.ts'
import { actions, chip, dataTable, factsList, linkButton, pageHead, postButton, section } from '../../web/components.ts'
import type { View } from '../../web/env.ts'
import { html, type Html } from '../../web/html.ts'
import { frontPage } from '../../web/layout.ts'
import type { LivingSession } from '../sessions.ts'
import { roleWords } from '../words.ts'
import type { ownAccount } from './account.ts'
import { accountWords } from './words.ts'

type Own = Awaited<ReturnType<typeof ownAccount>>
type Device = Own['sessions'][number]
type Shown = { session: LivingSession; own: Own; now: Date }

const devices = ({ lang }: View, { session, own, now }: Shown): Html => {
  const w = accountWords(lang)
  const said = (at: Date | null): string => (at === null ? '—' : sayMoment(lang, at, now))
  const end = (device: Device): Html =>
    device.id === session.id
      ? chip('going', w.here)
      : postButton({ text: w.end, action: `/account/sessions/${device.id}/end`, kind: 'quiet' })
  return dataTable<Device>({
    lang,
    caption: w.sessions,
    captionUnseen: true,
    rows: own.sessions,
    columns: [
      { key: 'device', head: w.device, names: true, cell: (device) => device.device },
      { key: 'seen', head: w.seen, cell: (device) => said(device.last_seen_at) },
      { key: 'since', head: w.since, cell: (device) => said(device.created_at) },
      { key: 'end', head: w.end, cell: end },
    ],
  })
}

/** /account: who one is here, and every device that is signed in. */
export const accountPage = (view: View, shown: Shown): Html => {
  const { session, own } = shown
  const w = accountWords(view.lang)
  const roles = [...new Set(own.grants.map(({ role }) => roleWords(view.lang)[role]))].join(' · ')
  return frontPage(
    { ...view, title: w.title },
    html`${pageHead({ title: w.title })}
    ${factsList([
      { term: w.name, text: session.name },
      { term: w.username, text: session.username ?? '—' },
      { term: w.roles, text: roles || w.noRoles },
      { term: w.secondFactor, text: session.two_factor_enabled ? w.on : w.off },
    ])}
    ${actions(
      linkButton({ text: w.desk, href: '/desk', kind: 'go' }),
      linkButton({ text: w.password, href: '/account/password' }),
      linkButton({ text: w.secondFactor, href: '/account/second-factor' }),
    )}
    ${section({
      title: w.sessions,
      note: w.sessionsNote,
      body: html`${devices(view, shown)}
      ${actions(
        postButton({ text: w.endOthers, action: '/account/sessions/end-others' }),
        postButton({ text: w.signOut, action: '/sign-out', icon: 'log-out' }),
      )}`,
    })}`,
  )
}
