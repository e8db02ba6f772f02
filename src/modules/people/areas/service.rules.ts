import { wholeNumber, type Problem, type Sent } from '#base/form.rules.ts'

/**
 * How hours that volunteers give are counted here (domain B11, D serviceMinutes). Most hours of one day: a local custom, eight as a
 * rule. Days in which a volunteer may say that a confirmed line is wrong: seven at least, as the opinion of 2015 asks for a notice.
 * Days in which what was not noted can still be written down.
 */
export type ServiceRules = { serviceDayHours: number; serviceDisputeDays: number; serviceLaterDays: number }
export type ServiceField = keyof ServiceRules
export type ServiceProblem = 'number-odd'

/** What holds where nobody said otherwise, and between what it can be chosen. */
export const serviceFields: Record<ServiceField, { usual: number; least: number; most: number }> = {
  serviceDayHours: { usual: 8, least: 2, most: 12 },
  serviceDisputeDays: { usual: 7, least: 7, most: 60 },
  serviceLaterDays: { usual: 90, least: 7, most: 365 },
}

export const serviceNames = Object.keys(serviceFields) as ServiceField[]

/** Reads the three numbers; what a form does not ask for is as usual. */
export function readService(sent: Sent): { value: ServiceRules; problems: Problem<ServiceProblem>[] } {
  const read = serviceNames.map((field) => {
    const { usual, least, most } = serviceFields[field]
    const said = sent[field] === undefined ? usual : wholeNumber(sent[field].normalize('NFKC'))
    const good = said !== null && said >= least && said <= most
    return { field, number: good ? said : usual, good }
  })
  return {
    value: Object.fromEntries(read.map(({ field, number }) => [field, number])) as ServiceRules,
    problems: read.filter(({ good }) => !good).map(({ field }) => ({ field, why: 'number-odd' })),
  }
}
