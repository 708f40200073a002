// Language tags from outside, made fit for documents; and which way their scripts run.

const RIGHT_TO_LEFT = new Set([
  'ar',
  'arc',
  'ckb',
  'dv',
  'fa',
  'ha-arab',
  'he',
  'iw',
  'ks',
  'ku-arab',
  'nqo',
  'pnb',
  'prs',
  'ps',
  'sd',
  'syr',
  'ug',
  'ur',
  'yi',
])
/** Scripts by ISO 15924 that run from right to left, whatever the language. */
const RIGHT_TO_LEFT_SCRIPTS = /-(?:arab|hebr|syrc|thaa|nkoo|adlm|rohg)(?:-|$)/i

/** Whether the platform takes it for a locale: it refuses doubled parts, for example. */
function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** The tag if it is one (BCP 47 in shape, not undetermined), else `undefined`. */
export function knownTag(tag: string): string | undefined {
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag) || !isLocale(tag)) return undefined
  return /^(?:und|zxx|mul|mis)(?:-|$)/i.test(tag) ? undefined : tag
}

/** Direction of a language's usual script. */
export function direction(tag: string): 'ltr' | 'rtl' {
  const known = knownTag(tag)?.toLowerCase()
  if (known === undefined) return 'ltr'
  if (RIGHT_TO_LEFT_SCRIPTS.test(known)) return 'rtl'
  if (/-(?:latn|cyrl)(?:-|$)/.test(known)) return 'ltr'
  return RIGHT_TO_LEFT.has(known.split('-')[0] ?? '') ? 'rtl' : 'ltr'
}
