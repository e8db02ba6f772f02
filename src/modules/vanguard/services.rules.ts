/** What is done at a stall (便民服务). `wish`: a small wish of somebody, done that day; `desk`: handing out numbers and leading. */
export const services = [
  'haircut',
  'repair',
  'utilities',
  'cleaning',
  'sewing',
  'health',
  'law',
  'phones',
  'company',
  'desk',
  'wish',
  'other',
] as const
export type Service = (typeof services)[number]

/** What a volunteer can do that not everybody can. */
export const skills = [
  'haircut',
  'appliances',
  'electrics',
  'plumbing',
  'gas',
  'sewing',
  'first-aid',
  'health',
  'law',
  'phones',
  'company',
  'photos',
  'cooking',
  'other',
] as const
export type Skill = (typeof skills)[number]

/** Skills nobody is sent with before somebody of the committee saw the paper: current and gas are done by who is certified for it. */
export const paperSkills: readonly Skill[] = ['electrics', 'gas']

/** Whether a skill holds on a day: one with a date ends with that day. Days are 'YYYY-MM-DD' in Shanghai. */
export const holdsOn = ({ expiresOn }: { expiresOn: string | null }, day: string): boolean =>
  expiresOn === null || day <= expiresOn
