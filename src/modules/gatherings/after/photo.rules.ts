import { checked, choiceIn, textIn, type Checked, type Sent, type TextProblem } from '#base/form.rules.ts'

/** Who can be recognised on a photo: nobody, grown-ups who all agreed, or people nobody has asked yet. */
export const facesShown = ['none', 'agreed', 'not-asked'] as const
export type Faces = (typeof facesShown)[number]

/** What is said of a photo. `alt`: what can be seen on it, for those who cannot see it. */
export type PhotoText = { alt: string; faces: Faces; isPublic: boolean }
export type PhotoProblem = TextProblem | 'choose-faces' | 'not-agreed' | 'children'

export const mostAlt = 70
/** How many photos a form takes. */
export const mostPhotos = 3

/**
 * Why not everybody may see it (domain.md F6, F11); null where they may: only without faces or with everybody's agreement, and never of a gathering
 * for children.
 */
export const whyHidden = (faces: Faces, forMinors: boolean): 'children' | 'not-agreed' | null =>
  forMinors ? 'children' : faces === 'not-asked' ? 'not-agreed' : null

/** Reads what is said of photos of one gathering. */
export function readPhoto(sent: Sent, { forMinors }: { forMinors: boolean }): Checked<PhotoText, PhotoProblem> {
  const alt = textIn(sent, 'alt', { most: mostAlt })
  const faces = choiceIn(sent, 'faces', facesShown)
  const isPublic = sent['public'] === 'yes'
  const photo = { alt: alt.text ?? '', faces: faces ?? ('not-asked' as const), isPublic }
  const why = isPublic && faces !== null ? whyHidden(faces, forMinors) : null
  return checked<PhotoText, PhotoProblem>(photo, [
    alt.problem,
    faces === null && { field: 'faces', why: 'choose-faces' },
    why !== null && { field: 'public', why },
  ])
}
