// Where a Russian, Belarusian or Ukrainian sentence can be cut so that both parts say what it says.
import type { ClauseGrammar, SafeCut } from './grammar.ts'

interface EastSlavic {
  /** A finite verb or a short predicative as a whole word, in lower case. */
  readonly verb: string
  /** Nouns with the endings of verbs. */
  readonly noVerb: string
  readonly and: string
  readonly but: string
  readonly pronoun: string
  readonly adverb: string
  readonly not: string
  readonly that: string
  readonly relative: string
  readonly subordinate: string
  readonly condition: string
  readonly gerund: string
  /** A verb phrase of an act that was done, by what it begins with. */
  readonly act: RegExp
}

const RUSSIAN: EastSlavic = {
  verb: String.raw`(?:\p{Ll}+(?:аю|яю|ает|яет|ует|юет|еет|ивает|ывает|ёт|ают|яют|уют|юют|еют|дут|нут|гут|кут|рут|мут|чит|шит|жит|дит|тит|сит|зит|вит|бит|пит|мит|нит|лит|рит|оит|лят|тят|дят|сят|зят|вят|чат|шат|жат|нят|рят|тся|лся|лась|лось|лись|емся|имся|уем|аем|яем|ал|ил|ел|ял|ул|ыл|шел|шёл|ала|ила|ела|яла|ула|ыла|ало|ило|ело|яло|уло|ыло|али|или|ели|яли|ули|ыли|шли|шла|вели|вела|ирован[аоы]?|ован[аоы]?|жен[аоы]|чен[аоы]|щен[аоы]|лен[аоы]|нен[аоы]|ден[аоы]|тен[аоы]|сен[аоы]|дан[аоы]|ран[аоы]|зан[аоы]|сан[аоы]|нят[аоы]?|крыт[аоы]?|бит[аоы])|(?:воз|вы|под|по|при|за|на|об|от|со|у|ис|в|до|пере|про|раз)?(?:рос|мог|нес|нёс|вез|вёз|стиг|верг|гиб|чез|двиг|влек|влёк|мер|пер|тер|шел|шёл)(?:л[аои])?(?:сь|ся)?|помог|достиг|возник|постиг|будет|будут|идет|идёт|стал[аои]?|есть|нет|готов[аы]?|намерен[аы]?|уверен[аы]?|рад[аы]?|убежд[её]н[аы]?|надо|нужно|нужен|нужна|важно|можно|должен|должн[аоы]|может|могут|вправе|обязан[аоы]?|открыт[аоы]?|закрыт[аоы]?|известно|возможно|хочу|хотим|хочет|прошу|просим|жду|ждем|ждём|благодарю|желаю|поздравляю|надеюсь|рассчитываю|считаю|верю|призываю|приглашаю)`,
  noVerb: String.raw`(?:торговл|отрасл|земл|цел|дол|рол|мысл|модел|недел|сил|школ|числ|тепл|дел|масл|стол|канал|капитал|материал|журнал|персонал|филиал|адмирал|генерал|маршал|потенциал|отдел|предел|раздел|кресл|тыл|пол|угол|вокзал|зал|скал|квартал|терминал|сигнал|арсенал|идеал|металл|фестивал|апрел|портал|профил|автомобил|мобил|ребенк|спектакл|осел|посел|сел|апостол|футбол|гол|бал|балл|вил|акул|юбиляр|аудит|лимит|кредит|дефицит|транзит|визит|профицит|бандит|комитет|совет|бюджет|пакет|проект|аппарат|мандат|результат|депутат|формат|солдат|плакат|аттестат|кандидат|министр|защит|работ|визит|быт|рынк|стран|план|экран|океан|ресторан|цен|член|жен|смен|замен|тысячелети|сан|равнин|войн|вин|половин|частот|граждан|крестьян|реклам|програм|систем|проблем|тем|схем|объем|подъем|прием|приём|объём|подъём|режим|зим)[аоиыеуяюью]?(?:ов|ам|ами|ах|ей|ей)?`,
  and: 'и',
  but: '(?:но|а|однако|зато|тогда как|в то время как)',
  pronoun: '(?:я|мы|он|она|оно|они|это|этот|эта|эти|никто|все)',
  adverb: '(?:также|теперь|вновь|снова|всегда|уже|еще|ещё|затем|впоследствии|потом|тем самым|тоже|вместе с тем|при этом)',
  not: 'не',
  that: 'что',
  relative: '(?:котор\\p{L}+|кто|чей|чь[яюеи]|где|куда|откуда)',
  subordinate:
    '(?:если|когда|поскольку|так как|потому что|чтобы|хотя|пока|как только|в случае|при условии|после того|до того|прежде чем|в связи с тем|ввиду того|благодаря тому|несмотря)',
  condition: '(?:если|при условии|в случае|пока|когда|только после|лишь после|как только|чтобы)',
  gerund:
    '(?:подчеркнув|отметив|добавив|выразив|пожелав|заявив|напомнив|подтвердив|поблагодарив|пригласив|сообщив|указав|пообещав|призвав)',
  act: /^(?:\p{Ll}+\s)?\p{Ll}{2,}(?:[аиеяуы]л[аио]?(?:сь|ся)?|шли|шла)(?!\p{L})/u,
}

const BELARUSIAN: EastSlavic = {
  verb: String.raw`(?:\p{Ll}+(?:аю|яю|ае|яе|уе|юе|ее|ць|аюць|яюць|уюць|юць|уць|аць|яць|цца|ўся|лася|лося|ліся|аў|іў|ыў|еў|яў|уў|ала|іла|ыла|ела|яла|ула|ало|іла|алі|ілі|ылі|елі|ялі|улі|уем|аем|яем|авана|аваны|авалі|жана|жаны|чана|чаны|шчана|лена|лены|нена|нены|дзена|дзены|дана|даны|рана|раны|зана|заны|сана|саны|ната|наты|нята|няты|крыта|крыты)|(?:вы|пад|на|па|пры|за|у|да|пера|пра|раз)?(?:рос|мог|нёс|вёз)(?:л[аоі])?|вырас(?:л[аоі])?|узрос(?:л[аоі])?|дапамог|дасягну[ўл]\p{L}*|будзе|будуць|ёсць|няма|гатов[аы]я?|гатовы|упэўнены|рады|трэба|важна|можна|павін(?:ен|на|ны)|можа|могуць|мае|маюць|вядома)`,
  noVerb: String.raw`(?:\p{Ll}{2,}(?:асць|осць|насць|цтва|энне|анне|енне)|ноч|рэч|помач|дапамог|моц|чвэрць|смерць|памяць|пяць|шэсць|дзевяць|дзесяць|дваццаць|трыццаць|сем|частка|школа|сіла|мала|справа|трава|крама|вобласць|галіна|старонка|мяжа|рака|вада|зямля|хата|прапанова|цана|краіна|вайна|увага|мова|дарога|камісія|дэлегацыя|арганізацыя)`,
  and: '(?:і|ды)',
  but: '(?:але|а|аднак|затое|тады як|у той час як)',
  pronoun: '(?:я|мы|ён|яна|яно|яны|гэта|гэты|гэтая|ніхто|усе)',
  adverb: '(?:таксама|цяпер|зноў|заўсёды|ужо|яшчэ|затым|потым|пры гэтым|разам з тым)',
  not: 'не',
  that: 'што',
  relative: '(?:як(?:і|ая|ое|ія|ога|ой|ому|ім|іх|імі|ую)|хто|чый|дзе|куды|адкуль)',
  subordinate: '(?:калі|паколькі|бо|каб|хоць|пакуль|як толькі|у выпадку|пры ўмове|пасля таго|перш чым)',
  condition: '(?:калі|пры ўмове|у выпадку|пакуль|толькі пасля|як толькі|каб)',
  gerund: '(?:падкрэсліўшы|адзначыўшы|дадаўшы|выказаўшы|пажадаўшы|заявіўшы|нагадаўшы|пацвердзіўшы|падзякаваўшы|запрасіўшы)',
  act: /^(?:\p{Ll}+\s)?\p{Ll}{2,}(?:[аіеяуы](?:ў|л[аоі])(?:ся|ся)?)(?!\p{L})/u,
}

const WORD = String.raw`[\p{L}\d«»"“”„%.№’-]+`

/** The grammar of an East Slavic language from its words. */
function eastSlavic(is: EastSlavic, predicate: RegExp): ClauseGrammar {
  const verb = String.raw`(?<![\p{L}\d-])(?!${is.noVerb}(?![\p{L}]))${is.verb}(?![\p{L}-])`
  const hasVerb = new RegExp(verb, 'u')
  const verbFirst = new RegExp(String.raw`^(?:${is.adverb}\s)*(?:${is.not}\s)?(?:бы\s)?${verb}`, 'u')
  /** A time, a place or an adverb, then the verb: "и 28 мая выезжает". */
  const verbSoon = new RegExp(String.raw`^(?:${WORD}\s){1,3}(?:${is.not}\s)?${verb}`, 'u')
  const pronounFirst = new RegExp(String.raw`^(?:${is.adverb}\s)*${is.pronoun}\s(?:${WORD}\s){0,4}?(?:${is.not}\s)?${verb}`, 'iu')
  const clause = new RegExp(String.raw`^(?:${WORD}\s){0,9}?(?:${is.not}\s)?${verb}`, 'iu')
  const link = new RegExp(String.raw`^(${is.and}|${is.but})\s+`, 'iu')
  const opens = new RegExp(String.raw`(?:^|[\s,])(?:${is.that}|${is.relative}|${is.subordinate})\s`, 'giu')
  const opensSentence = new RegExp(String.raw`^(?:${is.subordinate}|${is.that}|${is.relative})\s[^,]*$`, 'iu')
  const inCondition = new RegExp(String.raw`(?:^|[\s,])${is.condition}\s[^,;:]*$`, 'iu')
  const startsInside = new RegExp(
    String.raw`^(?:${is.that}|чтобы|каб|${is.relative}|${is.subordinate}|чем|как|в том числе|у тым ліку|включая|а также|а таксама|по|не|\p{L}+(?:ая|яя|ив|ав|ясь|вшись|ўшы|ючы))\s`,
    'iu',
  )
  const relativeBefore = new RegExp(String.raw`,\s(?:\p{L}+\s)?(?:${is.relative})\s[^,]*$`, 'iu')
  const isWhole = (left: string): boolean => {
    if (opensSentence.test(left) || inCondition.test(left)) return false
    let from = 0
    for (const match of left.matchAll(opens)) from = match.index + match[0].length
    return hasVerb.test(left.slice(from))
  }
  const canShare = (left: string): boolean => isWhole(left) && !relativeBefore.test(left)
  const gerund = new RegExp(String.raw`^${is.gerund}(?!\p{L})`, 'iu')
  /** "выручка выросла до 5 млн, а прибыль — до 3": a second thing measured by the verb of the first. */
  const gapped = new RegExp(String.raw`^(?:(?:${is.and}|а|а\sтаксама)\s)?(?:[\p{L}-]+\s){1,5}[–—-]\s(?:[\p{L}]{1,3}\s)?\d`, 'iu')
  const negated = new RegExp(String.raw`(?:^|\s)(?:${is.not}|ни|ані|нельга|нельзя|без)\s`, 'iu')

  const kindAt = (mark: string, whole: string, right: string): string | undefined => {
    if (mark === ';') return opensSentence.test(whole) ? undefined : 'semicolon'
    if (mark === ':') return hasVerb.test(whole) && clause.test(right) && isWhole(whole) ? 'colon' : undefined
    const comma = mark === ',' ? 'comma-' : ''
    if (mark === ',' && gapped.test(right) && hasVerb.test(whole) && /\d/u.test(whole)) return 'gapped'
    const joined = link.exec(right)
    if (joined) {
      const rest = right.slice(joined[0].length)
      const isAnd = new RegExp(`^${is.and}$`, 'iu').test(joined[1]!)
      if (!isAnd && mark !== ',') return undefined
      const word = isAnd ? 'and' : 'but'
      if (new RegExp(String.raw`^${is.that}\s`, 'iu').test(rest))
        return isAnd && new RegExp(String.raw`(?:^|[\s,])${is.that}\s`, 'iu').test(whole) ? 'and-that' : undefined
      if (pronounFirst.test(rest)) return isWhole(whole) ? `${comma}${word}-clause` : undefined
      // "did not raise … and raised": what is denied is not shared.
      if (verbFirst.test(rest))
        return (isAnd ? canShare(whole) : isWhole(whole)) && !(isAnd && /^\p{Ll}+ть(?!\p{L})/u.test(rest) && negated.test(whole))
          ? `${comma}${word}-${is.act.test(rest) ? 'verb' : 'state'}`
          : undefined
      if (verbSoon.test(rest) && (isAnd ? canShare(whole) : isWhole(whole)))
        return isAnd && mark === '' ? 'and-soon' : `${comma}${word}-clause`
      return mark === ',' && clause.test(rest) && isWhole(whole) ? `comma-${word}-clause` : undefined
    }
    if (mark !== ',') return undefined
    if (gerund.test(right)) return hasVerb.test(whole) ? 'participle' : undefined
    if (new RegExp(String.raw`^(?:${is.relative}|(?:в|на|по|из|с|к|у|для|при|под|аб|пра|з)\s${is.relative})\s`, 'iu').test(right))
      return isWhole(whole) && !/,/u.test(right) ? 'relative' : undefined
    if (startsInside.test(right)) return undefined
    // Two clauses with nothing but a comma between them, each with a verb of its own.
    const before = whole.split(/,\s+/u).at(-1) ?? ''
    const here = right.split(/[,;:]\s/u)[0] ?? ''
    return isWhole(whole) && hasVerb.test(before) && !startsInside.test(`${before} `) && clause.test(here) && !verbFirst.test(here)
      ? 'comma'
      : undefined
  }

  const place = new RegExp(String.raw`([,;:])\s+(?=\S)|\s+(?=${is.and}\s)`, 'giu')
  return {
    predicate,
    link: new RegExp(String.raw`^(?:${is.and}|но|а|але)\s+`, 'iu'),
    safeCuts: (sentence): SafeCut[] =>
      [...sentence.matchAll(place)].flatMap((match) => {
        const left = sentence.slice(0, match.index)
        const whole = left.slice(Math.max(0, ...[...left.matchAll(/[;:]\s/gu)].map((stop) => stop.index + 2)))
        const at = match.index + match[0].length
        const kind = kindAt(match[1] ?? '', whole, sentence.slice(at))
        return kind === undefined ? [] : [{ at, kind }]
      }),
  }
}

export const russian = eastSlavic(
  RUSSIAN,
  /(?<!\p{L})\p{Ll}+(?:ает|яет|ует|еет|ают|яют|уют|тся|лось|лись|лась|лся)(?!\p{L})|(?<!\p{L})(?:будет|будут|готов[аы]?)(?!\p{L})/u,
)
export const belarusian = eastSlavic(
  BELARUSIAN,
  /(?<!\p{L})\p{Ll}+(?:ае|яе|уе|юе|аюць|яюць|уюць|цца|лася|лося|ліся|ўся)(?!\p{L})|(?<!\p{L})(?:будзе|будуць|гатов[аы]я?)(?!\p{L})/u,
)
