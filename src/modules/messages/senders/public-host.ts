import { lookup as resolve } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** Networks nobody outside has an address in: this machine, private ones, and what is kept for other uses (RFC 6890). */
// One list for each kind: a list of both takes an IPv4 address for the IPv6 address it can be written as.
const inside = { 4: new BlockList(), 6: new BlockList() }
const inside4: [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
]
for (const [network, bits] of inside4) inside[4].addSubnet(network, bits, 'ipv4')
// Everything but the global unicast addresses 2000::/3, and of those the ones that carry an IPv4 address inside.
const inside6: [string, number][] = [
  ['::', 3],
  ['4000::', 2],
  ['8000::', 1],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
]
for (const [network, bits] of inside6) inside[6].addSubnet(network, bits, 'ipv6')

/** Whether an address is one of the open internet. */
export const isPublic = (address: string): boolean => {
  if (isIP(address) === 6) return !inside[6].check(address, 'ipv6')
  return isIP(address) === 4 && !inside[4].check(address, 'ipv4')
}

/** Resolves a name for a connection, and fails where it leads inside: what was looked at is what is connected to. */
export const publicOnly: LookupFunction = (host, options, done) => {
  resolve(host, { ...options, all: true }, (error, addresses) => {
    const [first] = error ? [] : addresses
    if (!first) done(error ?? new Error('no address'), '')
    else if (!addresses.every(({ address }) => isPublic(address))) done(new Error('an address inside'), '')
    else if (options.all) done(null, addresses)
    else done(null, first.address, first.family)
  })
}
