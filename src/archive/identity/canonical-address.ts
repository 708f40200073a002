// One article, many addresses: what of an address says which article it is.

/** Parameters that say how a reader came, not what is read. */
const TRACKING = /^(?:utm_\w+|fbclid|gclid|dclid|yclid|msclkid|igshid|mc_[ce]id|_ga|_openstat|ref|ref_src|cmpid|ocid|spm|from|share|amp)$/i

/** An address without scheme, `www.`, mobile and AMP variants, tracking, fragment and trailing slash; '' for what is no web address. */
export function canonicalAddress(address: string): string {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return ''
  const { hostname, port, pathname, searchParams } = new URL(address)
  const host = hostname.replace(/^(?:www|m|mobile|amp)\./, '')
  const path = pathname.replace(/\/amp\/?$/, '').replace(/(?:\/index\.\w+)?\/*$/, '')
  const kept = [...searchParams].filter(([name]) => !TRACKING.test(name)).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  const query = kept.length > 0 ? `?${new URLSearchParams(kept).toString()}` : ''
  return `${host}${port === '' ? '' : `:${port}`}${path}${query}`
}
