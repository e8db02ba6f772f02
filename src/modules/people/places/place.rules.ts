import { checked, missingOrLong, oneLine, plainWidth, wholeNumber, type Checked, type Sent } from '#base/form.rules.ts'
import { bareUnit } from './names.rules.ts'

export type CompoundInput = { name: string; address: string | null }

/** What is wrong with a form about a place. */
export type PlaceProblem =
  | 'name-missing'
  | 'name-long'
  | 'name-taken'
  | 'address-long'
  | 'names-missing'
  | 'names-long'
  | 'names-many'
  | 'range-odd'
  | 'homes-missing'
  | 'homes-many'
  | 'room-long'
  | 'room-missing'
  | 'pin-odd'
  | 'in-use'

/** Reads the form about a compound. */
export function readCompound(sent: Sent): Checked<CompoundInput, PlaceProblem> {
  const name = plainWidth(sent['name'])
  const address = oneLine(sent['address'])
  return checked({ name, address: address === '' ? null : address }, [
    missingOrLong('name', name, { most: 40, missing: 'name-missing', long: 'name-long' }),
    missingOrLong('address', address, { most: 80, long: 'address-long' }),
  ])
}

/** Reads the name of one building. */
export function readBuildingName(sent: Sent): Checked<string, PlaceProblem> {
  const name = plainWidth(sent['name'])
  return checked(name, [missingOrLong('name', name, { most: 40, missing: 'name-missing', long: 'name-long' })])
}

/** Reads unit and room of one home. */
export function readHomeName(sent: Sent): Checked<{ unit: string; room: string }, PlaceProblem> {
  const unit = bareUnit(plainWidth(sent['unit']))
  const room = plainWidth(sent['room']).replace(/室$/u, '')
  return checked({ unit, room }, [
    missingOrLong('unit', unit, { most: 20, long: 'room-long' }),
    missingOrLong('room', room, { most: 20, missing: 'room-missing', long: 'room-long' }),
  ])
}

/** Where a pin stands on the plan, in thousandths from the left and from the top. */
export type Pin = { x: number; y: number }

/** The pictures a person clicks on, by their width in pixels: one that fits every telephone, one for a desk. */
export const pinPictures = { 280: 196, 840: 588 } as const
export type PinPicture = keyof typeof pinPictures

/** Where somebody clicked on a picture of this width: the browser writes `140,49` behind the address. Per cent, or null. */
export function clickedPin(query: string, width: PinPicture): { x: string; y: string } | null {
  const match = /^\??(\d{1,4}),(\d{1,4})$/.exec(query)
  if (!match) return null
  const share = (pixel: string | undefined, whole: number) =>
    String(Math.min(100, Math.round((Number(pixel) / whole) * 100)))
  return { x: share(match[1], width), y: share(match[2], pinPictures[width]) }
}

/** Reads a pin in per cent, as it was typed or clicked. */
export function readPin(sent: Sent): Checked<Pin, PlaceProblem> {
  const [x, y] = [percent(sent['x']), percent(sent['y'])]
  if (x === null || y === null) return checked({ x: 0, y: 0 }, [{ field: 'x', why: 'pin-odd' }])
  return inside({ x: x * 10, y: y * 10 })
}

const percent = (text: string | undefined): number | null =>
  wholeNumber(oneLine(text).normalize('NFKC').replace(/%$/, ''))

const inside = (pin: Pin): Checked<Pin, PlaceProblem> =>
  checked(pin, [[pin.x, pin.y].some((value) => value > 1000) && { field: 'x', why: 'pin-odd' }])
