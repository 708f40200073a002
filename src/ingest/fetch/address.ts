// Which network addresses a list of URLs may lead to: public ones only, unless told.
import ipaddr from 'ipaddr.js'

/** All that IANA has given out for the public network of IPv6; `::127.0.0.1` and other old forms lie outside (RFC 4291). */
const GLOBAL = ipaddr.parseCIDR('2000::/3') as [ipaddr.IPv6, number]

/**
 * Why an address is refused, or `undefined` for a public one. Only unicast is public: loopback, private, link-local (cloud
 * metadata among them), carrier NAT, multicast, reserved and documentation ranges are not, nor IPv6 forms that wrap an IPv4 address.
 */
export function refusedRange(address: string): string | undefined {
  if (!ipaddr.isValid(address)) return 'not an address'
  const parsed = ipaddr.parse(address)
  const plain = parsed instanceof ipaddr.IPv6 && parsed.isIPv4MappedAddress() ? parsed.toIPv4Address() : parsed
  const range = plain.range()
  if (range !== 'unicast') return range
  return plain instanceof ipaddr.IPv6 && !plain.match(GLOBAL) ? 'not globally routed' : undefined
}

const WORDS: Readonly<Record<string, string>> = {
  loopback: 'this machine itself',
  private: 'a private network',
  uniqueLocal: 'a private network',
  linkLocal: 'a link-local address',
  carrierGradeNat: 'a carrier’s inner network',
  unspecified: 'this machine itself',
}

/** A refused range in words. */
export const rangeInWords = (range: string): string => WORDS[range] ?? `an address that is not public (${range})`
