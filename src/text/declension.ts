// The case forms of a Russian or Belarusian name. Stemmers take the end of a name for an ending of its own (Китая, Лаврова): only
// where a name is entered in all its cases do they meet it in each.

const CONSONANT = /[бвгджзклмнпрстфхцчшщўў]$/u
/** After these letters и stands for ы. */
const HUSHED = /[гкхжчшщ]$/u

const ended = (base: string, endings: readonly string[]): string[] => endings.map((ending) => base + ending)

/** One word of a name in its cases (Russian), the nominative first; ends that no rule knows are left as they are. */
function russian(word: string): string[] {
  const base = word.slice(0, -1)
  const before = word.slice(0, -2)
  if (/ый$|(?:ск|цк|н)ий$|(?:ск|цк)ой$/u.test(word)) return [word, ...ended(before, ['ого', 'ому', 'ым', 'им', 'ом'])]
  if (/(?:ск|цк|н)ая$/u.test(word)) return [word, ...ended(before, ['ой', 'ую'])]
  if (/ия$/u.test(word)) return [word, ...ended(base, ['и', 'ю', 'ей'])]
  if (/я$/u.test(word)) return [word, ...ended(base, ['и', 'ю', 'ей', 'е'])]
  if (/а$/u.test(word)) return [word, ...ended(base, [HUSHED.test(base) ? 'и' : 'ы', 'у', 'ой', 'е'])]
  // Ханой, Ханоя, but Толстой, Толстого.
  if (/ой$/u.test(word)) return [word, ...ended(base, ['я', 'ю', 'ем', 'е']), ...ended(before, ['ого', 'ому', 'ым', 'ом'])]
  if (/й$/u.test(word)) return [word, ...ended(base, ['я', 'ю', 'ем', /ий$/u.test(word) ? 'и' : 'е'])]
  if (/ь$/u.test(word)) return [word, ...ended(base, ['я', 'ю', 'ем', 'и', 'е', 'ью'])]
  if (/(?:ов|ев|ёв|ин|ын)$/u.test(word)) return [word, ...ended(word, ['а', 'у', 'ым', 'ом', 'е', 'ой'])]
  if (CONSONANT.test(word)) return [word, ...ended(word, ['а', 'у', 'ом', 'е'])]
  if (/ы$/u.test(word)) return [word, ...ended(base, ['', 'ов', 'ам', 'ами', 'ах'])]
  return [word]
}

/** The last consonant of a Belarusian stem before е: Варшава, Варшаве, but Амерыка, Амерыцы. */
function softened(base: string): string {
  if (/к$/u.test(base)) return `${base.slice(0, -1)}цы`
  if (/г$/u.test(base)) return `${base.slice(0, -1)}зе`
  if (/х$/u.test(base)) return `${base.slice(0, -1)}се`
  if (/т$/u.test(base)) return `${base.slice(0, -1)}це`
  if (/д$/u.test(base)) return `${base}зе`
  return `${base}е`
}

/** The same for Belarusian. */
function belarusian(word: string): string[] {
  const base = word.slice(0, -1)
  const before = word.slice(0, -2)
  if (/(?:ск|цк|зк)і$|(?:н|в)ы$/u.test(word)) return [word, ...ended(base, ['ага', 'аму', 'ім', 'ым'])]
  if (/(?:ск|цк|н)ая$/u.test(word)) return [word, ...ended(before, ['ай', 'ую', 'ой'])]
  if (/ія$/u.test(word)) return [word, ...ended(base, ['і', 'ю', 'яй', 'ей'])]
  if (/я$/u.test(word)) return [word, ...ended(base, ['і', 'ю', 'яй', 'е'])]
  if (/а$/u.test(word)) return [word, softened(base), ...ended(base, ['ы', 'і', 'у', 'ай', 'ой', 'е'])]
  if (/й$/u.test(word)) return [word, ...ended(base, ['я', 'ю', 'ем', 'і'])]
  if (/ь$/u.test(word)) return [word, ...ended(base, ['я', 'ю', 'ем', 'і', 'ью'])]
  if (/[аеёо]ў$/u.test(word)) return [word, ...ended(`${base}в`, ['а', 'у', 'ым', 'ам', 'е', 'ай'])]
  if (CONSONANT.test(word)) return [word, softened(word), ...ended(word, ['а', 'у', 'ам', 'ом', 'е'])]
  return [word]
}

const DECLENSIONS = { russian, belarusian } as const
export type Declension = keyof typeof DECLENSIONS

/** Words that stand in a name as they are: initials, abbreviations, and what has no letters. */
const STANDS = /^(?:\P{L}*|\p{Lu}{1,6}|\p{L}\.)$/u

/**
 * A name in its cases, itself first; each word of several in its own, as far as the rules go. Some forms are of no case: they serve to
 * be looked up, not to be shown.
 */
export function caseForms(name: string, declension: Declension): string[] {
  const decline = DECLENSIONS[declension]
  const parts = name.split(' ').map((word) => (STANDS.test(word) ? [word] : decline(word)))
  const most = Math.max(...parts.map((forms) => forms.length))
  const forms = Array.from({ length: most }, (_, at) => parts.map((one) => one[Math.min(at, one.length - 1)]!).join(' '))
  return [...new Set(forms)]
}
