// A body that ends where the connection closed: is it whole? Nothing but its own end can tell.

/** What opens in a page or a feed, and what must then close. Elements whose ends browsers supply are no sign either way. */
const ENDS: readonly (readonly [opens: RegExp, closes: RegExp])[] = [
  [/<(?:rss|feed|rdf:RDF)[\s>]/i, /<\/(?:rss|feed|rdf:RDF)\s*>\s*(?:<!--[^]{0,2000}-->\s*)*$/i],
  [/<(?:!doctype\s+html|html|body|frameset|article|main)[\s>]/i, /<\/(?:html|body|frameset)\s*>/i],
]

/** Characters at the front in which a page shows what it is, and at the end in which its end stands. */
const FRONT = 16_384
const END = 65_536

/**
 * Whether bytes that came without a length show their own end: `whole` where they do, `cut` where it is missing, `untold` where
 * bytes of their kind (plain text) have no end to show.
 */
export function endOf(bytes: Buffer): 'whole' | 'cut' | 'untold' {
  // Of UTF-16 every other byte of what is looked for is zero.
  const letters = (part: Buffer): string => part.toString('latin1').replaceAll('\u0000', '')
  const front = letters(bytes.subarray(0, FRONT))
  const end = letters(bytes.subarray(-END))
  if (front.startsWith('%PDF-')) return end.includes('%%EOF') ? 'whole' : 'cut'
  // A ZIP lists what it holds at its end: a cut one cannot be opened.
  if (front.startsWith('PK\u0003\u0004')) return 'whole'
  for (const [opens, closes] of ENDS) if (opens.test(front)) return closes.test(end) ? 'whole' : 'cut'
  return 'untold'
}
