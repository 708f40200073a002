// Addresses of copies in web archives: where the page was, and when the archive took it.

export interface ArchivedAddress {
  /** Where the copy lies, as a person would open it. */
  readonly url: string
  /** Address of the page that was copied; unknown where the archive's address does not say it. */
  readonly original?: string | undefined
  /** ISO 8601, as exact as the address says: a year, a day or a second. */
  readonly captured?: string | undefined
}

/** Archives whose addresses are `/TIME/ORIGINAL`, after a collection's name or none. */
const ARCHIVES =
  /^(?:web\.archive\.org|(?:www\.)?archive\.(?:today|ph|is|li|md|vn|fo)|(?:wayback\.)?arquivo\.pt|wayback\.archive-it\.org|(?:www\.)?webarchive\.org\.uk|webarchive\.nationalarchives\.gov\.uk|vefsafn\.is|perma-archives\.org)$/i

/** `/web/20250910123456id_/https://…`: collection, digits of the time, how to show it, the original with whatever query it has. */
const PATH = /^(?:\/[\w-]+){0,3}?\/(\d{4}(?:\d{2}){0,5}|\d{4}\.\d{2}\.\d{2}-\d{6})([a-z]{2}_)?\/(https?:\/{1,2}.+)$/i

/** `20250910123456` → `2025-09-10T12:34:56Z`; shorter ones as far as they go. `undefined` for what is no time. */
function timeOf(digits: string): string | undefined {
  const [year, month, day, hour, minute, second] = /^(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?$/.exec(digits)?.slice(1) ?? []
  if (year === undefined) return undefined
  const date = [year, month, day].filter((part) => part !== undefined).join('-')
  const whole = second === undefined ? date : `${date}T${hour}:${minute}:${second}Z`
  return Number.isNaN(Date.parse(whole)) ? undefined : whole
}

/** Reads the address of an archived copy; `undefined` for any other. The original is http(s) or absent. */
export function archivedAddress(address: string): ArchivedAddress | undefined {
  if (!URL.canParse(address)) return undefined
  const url = new URL(address)
  if ((url.protocol !== 'https:' && url.protocol !== 'http:') || !ARCHIVES.test(url.hostname)) return undefined
  const found = PATH.exec(`${url.pathname}${url.search}`)
  if (!found) return { url: address }
  const shown = found[2] === 'id_' ? address.replace(/(\/\d{4,14})id_\//, '$1/') : address
  // Servers fold the two slashes of an address within a path into one.
  const original = found[3]!.replace(/^(https?):\/+/i, '$1://')
  return {
    url: shown,
    original: URL.canParse(original) ? new URL(original).href : undefined,
    captured: timeOf(found[1]!.replace(/\D/g, '')),
  }
}

/** Address under which the Internet Archive gives the bytes as it took them, without its toolbar; others as they are. */
export function asTaken(address: string): string {
  if (!URL.canParse(address) || new URL(address).hostname !== 'web.archive.org') return address
  return address.replace(/(\/web\/\d{4,14})(?=\/https?:)/i, '$1id_')
}

/** Time of a Memento-Datetime header (RFC 7089) as ISO 8601. */
export function mementoTime(header: string | undefined): string | undefined {
  const time = header === undefined ? NaN : Date.parse(header)
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().replace(/\.\d+Z$/, 'Z')
}

/** Whether two addresses name the same page: scheme, `www.`, a last slash and a fragment make no difference. */
export function samePage(one: string, other: string): boolean {
  const plain = (address: string): string => {
    if (!URL.canParse(address)) return address
    const { hostname, port, pathname, search } = new URL(address)
    return `${hostname.replace(/^www\./, '')}:${port}${pathname.replace(/\/$/, '')}${search}`
  }
  return plain(one) === plain(other)
}
