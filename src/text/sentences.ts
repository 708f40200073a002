// Text → sentence spans, for the supported languages and, less surely, for others.
import type { Span } from '../model/span.ts'
import { primaryLanguage } from './language.ts'
import { traitsOf, type LanguageTraits } from './languages.ts'
import { functionWords } from './stopwords.ts'

/** Words that a full stop belongs to and that a sentence seldom ends with. */
const ABBREVIATIONS: ReadonlySet<string> = new Set(
  (
    'mr mrs ms dr prof sen rep gov gen col lt maj capt sgt cmdr adm rev hon pres st mt jr sr vs etc approx dept est inc ltd co corp bros ' +
    'cf viz al ibid ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun ' +
    'u.s u.k u.n e.u d.c d.p.r.k r.o.k p.r.c a.m p.m e.g i.e ph.d ' +
    'им ул пр просп пл ср напр тыс млн млрд трлн руб коп долл гг вв гр акад проф доц им чл корр т.е т.к т.н т.д т.п и.о св тов зам нач ген полк обл р-н респ ' +
    'см пос дер мкр ' +
    'г в тав вул праф гл'
  ).split(' '),
)

/** Abbreviations after which a new sentence may well begin: joined only when the next word cannot open one. */
const MAY_END: ReadonlySet<string> = new Set(
  'etc inc ltd co corp u.s u.k u.n e.u d.c a.m p.m jr sr гг вв г тыс млн млрд трлн руб т.д т.п al'.split(' '),
)

/** Words that say what a number counts or points to; many are common words too, so they join only what such a number begins. */
const BEFORE_A_NUMBER: ReadonlySet<string> = new Set(
  (
    'no nos vol vols art arts para paras sec secs ch chap p pp fig figs tab app nr ' +
    'ст стр с ч п пп гл рис табл илл прил разд т арт мал дад'
  ).split(' '),
)
const NUMBER_NEXT = /^[«"“(№]?(?:\d|[IVXLC]+(?![\p{L}]))/u

/** A time of day goes on with its zone: "at 3 p.m. Eastern time". */
const TIME_ZONE =
  /^(?:Eastern|Central|Mountain|Pacific|Atlantic|Greenwich|Moscow|Minsk|Kyiv|Seoul|Pyongyang|Tokyo|Beijing|London|Brussels|[A-Z]{2,4}T|UTC|GMT)\b/u

/** Countries and bodies of which an adjective is made: "two U.S. Navy ships". */
const MAY_BE_ADJECTIVE: ReadonlySet<string> = new Set('u.s u.k u.n e.u'.split(' '))

/** A stop inside a quoted title, which a word leads into: "the exhibition «Skaryna. The way home»". Speech is led into by a colon. */
const TITLE_OPEN = /\p{L}\s[«“][^«»“”]{1,30}\.$/u
const TITLE_ENDS = /^[^«»“”.!?]{1,40}[»”]/u

/** A dotted date in year, month and day, as Korean writes it ("2025. 3. 1.부터"): stops that end no sentence. */
const DATE_GOES_ON = /(?<!\d)(?:\d{4}|\d{4}\.\s?\d{1,2})\.$/u
const DAY_OR_MONTH_NEXT = /^\d{1,2}\./u
const WHOLE_DATE = /(?<!\d)\d{4}\.\s?\d{1,2}\.(?:\s?\d{1,2}\.)?$/u

/** Company forms come in rows: "Widget Co. Ltd. signed". */
const COMPANY_FORM = /^(?:Ltd|Inc|Corp|Co|LLC|PLC)\b/u

/** Who spoke, after a quotation in a script without spaces: “……。”他说。 */
const CHINESE_SPEAKER = /^[\p{Script=Han}·]{1,12}(?:说|表示|指出|强调|问道|答道|称|写道)[，。：]/u

/** Segmenting one long string is superlinear in ICU, so long paragraphs are cut where a reader would pause. */
const LONGEST_RUN = 3000

const segmenters = new Map<string, Intl.Segmenter>()

function segmenter(language: string): Intl.Segmenter {
  let found = segmenters.get(language)
  if (!found) {
    found = new Intl.Segmenter(primaryLanguage(language) ?? 'en', { granularity: 'sentence' })
    segmenters.set(language, found)
  }
  return found
}

/** Cuts a long run at a sentence end, else at a space, else anywhere but inside a surrogate pair. */
function* shortRuns(text: string, from: number, to: number): Generator<Span> {
  let start = from
  while (to - start > LONGEST_RUN) {
    const limit = start + LONGEST_RUN
    let cut = -1
    for (let at = limit; at > start + LONGEST_RUN / 2; at--) {
      const code = text.charCodeAt(at)
      const before = text[at - 1]
      if (
        (code === 0x20 && (before === '.' || before === '!' || before === '?')) ||
        before === '。' ||
        before === '！' ||
        before === '？'
      ) {
        cut = at
        break
      }
    }
    // Looked for in the run alone: where there is no space, the whole text before it would be searched each time.
    if (cut < 0) cut = start + text.slice(start, limit + 1).lastIndexOf(' ')
    if (cut <= start) cut = limit
    const code = text.charCodeAt(cut)
    if (code >= 0xdc00 && code <= 0xdfff) cut += 1
    yield { start, end: cut }
    start = cut
  }
  if (start < to) yield { start, end: to }
}

/** Whether the piece before a boundary ends in an abbreviation or an initial, so that the boundary is false. */
function joinsNext(before: string, after: string, traits: LanguageTraits): boolean {
  const trimmed = before.trimEnd()
  const next = after.trimStart()
  if (next === '') return false
  // Between a mark and the letter that it stands close upon nothing ends: they are one word.
  if (/\p{M}$/u.test(before) && /^[\p{L}\p{N}]/u.test(after)) return true
  if (trimmed.endsWith('.')) {
    const word = /([\p{L}.’'-]+)\.$/u.exec(trimmed)?.[1]?.toLowerCase() ?? ''
    const opensLower = /^[\p{Ll}\d(,;]/u.test(next)
    if (/(?:^|[\s(«"“])\p{Lu}\.$/u.test(trimmed) && /^\p{Lu}/u.test(next)) return !/(?:^|\s)I\.$/.test(trimmed)
    if (/\p{Lu}\.\s?\p{Lu}\.$/u.test(trimmed) && !traits.initialsMayEndSentence && /^\p{Lu}\p{Ll}/u.test(next)) return true
    if (/^\d+\.$/.test(trimmed)) return true
    if (TITLE_OPEN.test(trimmed) && TITLE_ENDS.test(next)) return true
    if (DATE_GOES_ON.test(trimmed) && DAY_OR_MONTH_NEXT.test(next)) return true
    if (WHOLE_DATE.test(trimmed) && /^[\p{Script=Hangul}~∼～–—]/u.test(next)) return true
    // "ст. м. «Лесная»": a metro station.
    if (/(?:^|\s)ст\.\s?м\.$/u.test(trimmed)) return true
    if (BEFORE_A_NUMBER.has(word) && NUMBER_NEXT.test(next)) return true
    if ((word === 'a.m' || word === 'p.m') && TIME_ZONE.test(next)) return true
    if (MAY_BE_ADJECTIVE.has(word) && goesOn(next)) return true
    // "в г. Минске" is a town and goes on, "в 2025 г." a year that may end the sentence.
    if (word === 'г' && !/\d\s?г\.$/u.test(trimmed)) return true
    if (ABBREVIATIONS.has(word)) return MAY_END.has(word) ? opensLower || COMPANY_FORM.test(next) : true
    if (/\.{3}$|…$/.test(trimmed)) return /^\p{Ll}/u.test(next)
    return opensLower && /^\p{Ll}/u.test(next) && traits.spacesBetweenWords
  }
  // A particle that stands close upon a quotation holds it in its sentence: "……있다."고 말했다.
  if (/[.!?…。！？][”"»’']$/u.test(before) && /^\p{Script=Hangul}/u.test(after)) return true
  if (/[。！？…][”"』」]$/u.test(trimmed) && CHINESE_SPEAKER.test(next)) return true
  // A quoted question or exclamation inside a sentence: "Why?" he asked.
  if (/[!?…][”"»’']$/.test(trimmed)) return /^[\p{Ll}—–-]/u.test(next)
  if (/[!?…]$/.test(trimmed)) return /^\p{Ll}/u.test(next)
  return /[:;,—–-]$/.test(trimmed) || /^[”"»’')\]]/.test(next)
}

/** A capital that is no function word after "the U.S.": part of a name, since sentences seldom begin so. */
function goesOn(next: string): boolean {
  const first = /^\p{Lu}[\p{L}’'-]*/u.exec(next)?.[0]
  return first !== undefined && !functionWords('en').has(first.toLowerCase())
}

function trimmedSpan(text: string, start: number, end: number): Span {
  let from = start
  let to = end
  while (from < to && /\s/.test(text[from] as string)) from += 1
  while (to > from && /\s/.test(text[to - 1] as string)) to -= 1
  return { start: from, end: to }
}

/** Non-blank lines of a text: news texts put one paragraph on a line. */
export function paragraphs(text: string): Span[] {
  const spans: Span[] = []
  let start = 0
  while (start <= text.length) {
    const found = text.indexOf('\n', start)
    const end = found < 0 ? text.length : found
    const span = trimmedSpan(text, start, end)
    if (span.end > span.start) spans.push(span)
    start = end + 1
  }
  return spans
}

/** A quick test that a paragraph holds nothing that could end a sentence before its end. */
const INNER_END = /[.!?…。！？](?=.)/s

/**
 * Sentence spans in order, never overlapping, blank space at the edges left out.
 * Boundaries are Unicode's (UAX 29, through ICU) with false ones after abbreviations, initials and quoted questions taken back.
 */
export function sentences(text: string, language: string): Span[] {
  const traits = traitsOf(language)
  const spans: Span[] = []
  for (const paragraph of paragraphs(text)) {
    // What is longer than a run is no sentence, even where nothing in it ends one.
    if (paragraph.end - paragraph.start <= LONGEST_RUN && !INNER_END.test(text.slice(paragraph.start, paragraph.end))) {
      spans.push(paragraph)
      continue
    }
    for (const run of shortRuns(text, paragraph.start, paragraph.end)) {
      let start = -1
      let end = -1
      for (const piece of segmenter(language).segment(text.slice(run.start, run.end))) {
        const pieceStart = run.start + piece.index
        const pieceEnd = pieceStart + piece.segment.length
        if (start < 0) start = pieceStart
        else if (!joinsNext(text.slice(Math.max(start, end - 40), end), piece.segment, traits)) {
          spans.push(trimmedSpan(text, start, end))
          start = pieceStart
        }
        end = pieceEnd
      }
      if (start >= 0) spans.push(trimmedSpan(text, start, end))
    }
  }
  return spans.filter((span) => span.end > span.start)
}
