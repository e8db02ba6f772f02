import { checked, missingOrLong, oneLine, plainWidth, wholeNumber, type Checked, type Sent } from '../form.rules.ts'
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
  const name = plainWidth(sent['name'] ?? '')
  const address = oneLine(sent['address'])
  return checked({ name, address: address === '' ? null : address }, [
    missingOrLong('name', name, { most: 40, missing: 'name-missing', long: 'name-long' }),
    missingOrLong('address', address, { most: 80, long: 'address-long' }),
  ])
}

/** Reads the name of one building. */
export function readBuildingName(sent: Sent): Checked<string, PlaceProblem> {
  const name = plainWidth(sent['name'] ?? '')
  return checked(name, [missingOrLong('name', name, { most: 40, missing: 'name-missing', long: 'name-long' })])
}

/** Reads unit and room of one home. */
export function readHomeName(sent: Sent): Checked<{ unit: string; room: string }, PlaceProblem> {
  const unit = bareUnit(plainWidth(sent['unit'] ?? ''))
  const room = plainWidth(sent['room'] ?? '').replace(/室$/u, '')
  return checked({ unit, room }, [
    missingOrLong('unit', unit, { most: 20, long: 'room-long' }),
    missingOrLong('room', room, { most: 20, missing: 'room-missing', long: 'room-long' }),
  ])
}

/** Where a pin stands on the plan, in thousandths from the left and from the top. */
export type Pin = { x: number; y: number }

/** The picture a person clicks on, in pixels. */
export const pinPicture = { width: 280, height: 196 }

/** Reads a pin: clicked on the picture (`pin.x`, `pin.y` in its pixels), or typed in per cent. */
export function readPin(sent: Sent): Checked<Pin, PlaceProblem> {
  const clicked = [wholeNumber(sent['pin.x']), wholeNumber(sent['pin.y'])] as const
  if (clicked[0] !== null && clicked[1] !== null)
    return inside({ x: thousandths(clicked[0], pinPicture.width), y: thousandths(clicked[1], pinPicture.height) })
  const [x, y] = [percent(sent['x']), percent(sent['y'])]
  return x === null || y === null
    ? checked({ x: 0, y: 0 }, [{ field: 'x', why: 'pin-odd' }])
    : inside({ x: x * 10, y: y * 10 })
}

const thousandths = (pixel: number, whole: number): number => Math.round((pixel / whole) * 1000)

const percent = (text: string | undefined): number | null =>
  wholeNumber(oneLine(text).normalize('NFKC').replace(/%$/, ''))

const inside = (pin: Pin): Checked<Pin, PlaceProblem> =>
  checked(pin, [[pin.x, pin.y].some((value) => value > 1000) && { field: 'x', why: 'pin-odd' }])
