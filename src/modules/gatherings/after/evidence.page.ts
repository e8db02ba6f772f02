import type { Lang } from '#base/words.ts'
import { chip, postButton, actions, type ChipKind } from '#platform/web/components.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskHrefOf, type Gathering } from '../gathering.ts'
import type { Evidence, EvidenceLevel } from './evidence.rules.ts'
import { afterWords } from './words.ts'

const kinds: Record<EvidenceLevel, ChipKind> = { none: 'waiting', number: 'going', shown: 'done' }

/** How well it is known that it took place, what shows it, and the button that says so. */
export const evidencePart = (lang: Lang, gathering: Gathering, evidence: Evidence): Html => {
  const w = afterWords(lang)
  const { level, number } = evidence
  const mark = postButton({ text: w.mark, icon: 'check', action: `${deskHrefOf(gathering)}/evidence` })
  return html`<p>${chip(kinds[level], w.levels[level])}</p>
    <ul>
      <li>${number === null ? w.noNumber : w.numberKnown(w.methods[number])}</li>
      <li>${whatShows(lang, gathering, evidence)}</li>
    </ul>
    ${level === 'shown' && gathering.state === 'held' ? actions(mark) : nothing}`
}

const whatShows = (lang: Lang, { state }: Gathering, { proofs }: Evidence): string => {
  const w = afterWords(lang)
  if (proofs.length > 0) return w.shownBy(proofs.map((proof) => w.proofs[proof]))
  return state === 'evidenced' ? w.faded : w.noProof
}
