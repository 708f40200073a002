// One stemmer a language, each from a word in match form to its stem. Porter 2 (Porter 2001) for English and Russian.
import { stemmer as english } from '@orama/stemmers/english'
import { stemmer as russian } from '@orama/stemmers/russian'

/** Stem of an English word in match form (Porter 2). */
export function englishStem(word: string): string {
  return english(word)
}

/** Particles and verb endings of Korean, longest first; what is left is the part that a dictionary lists. */
const KOREAN_ENDINGS: readonly string[] = (
  '에게서는 으로부터 에서부터 에서는 에게는 으로는 이라고 이라는 하였으며 하였습니다 하였다 했습니다 합니다 하시였다 하시고 하시며 하는데 하면서 하기로 하겠다고 하겠다 한다고 했다고 하였고 했으며 했지만 하고 하며 하여 하는 하기 한다 했다 했고 하게 하지 할 한 해 ' +
  '되었으며 되었습니다 되었다 됩니다 된다 되는 되어 되고 됐다 될 된 ' +
  '입니다 이었다 였으며 였다 이며 이고 이다 이라 라고 라는 으로써 으로서 로써 로서 에게 에서 에는 에도 까지 부터 처럼 보다 마다 조차 만큼 으로 들은 들이 들을 들의 들과 들에게 들 께서 께 이나 은 는 이 가 을 를 의 에 와 과 도 로 만 나 랑'
)
  .split(' ')
  .sort((a, b) => b.length - a.length)

/** What is left must still be a word: two syllables, or one where the ending is a plain particle. */
export function koreanStem(word: string): string {
  if (!/^[\uac00-\ud7af]+$/.test(word)) {
    // 2025년을, NATO는: the particle follows another script.
    const mixed = /^(.*[^\uac00-\ud7af])([\uac00-\ud7af]{1,3})$/.exec(word)
    return mixed?.[2] !== undefined && KOREAN_ENDINGS.includes(mixed[2]) ? (mixed[1] as string) : word
  }
  for (const ending of KOREAN_ENDINGS) {
    if (word.length - ending.length >= 2 && word.endsWith(ending)) return word.slice(0, -ending.length)
  }
  return word
}

const BELARUSIAN_ENDINGS =
  /(?:аваннямі|аванням|аваньне|аванне|авання|авацца|аваць|ямі|амі|ыямі|іямі|асць|асці|асцю|ага|яга|аму|яму|ымі|імі|ыя|ія|ая|яя|ое|ае|яе|ую|юю|ой|ай|яй|ей|ых|іх|ым|ім|ах|ях|ам|ям|аў|яў|оў|ёў|ыць|іць|аць|яць|эць|ець|уць|юць|ала|іла|ыла|алі|ілі|ылі|ўся|лася|лося|ліся|цца|ўшы|ў|ы|і|а|я|о|е|у|ю|э|ь)$/

/** A light stemmer: no Belarusian one is to be had, and the endings alone unite most forms. */
export function belarusianStem(word: string): string {
  if (word.length < 4) return word
  const stem = word.replace(BELARUSIAN_ENDINGS, '')
  return stem.length >= 3 ? stem : word
}

/** News nouns whose own end the stemmer takes for a verb's in the nominative alone: «визит» would meet «виза», not «визита». */
const NOUN_LIKE_VERB =
  /^(визит|транзит|кредит|дефицит|профицит|лимит|аудит|саммит|плебисцит|фаворит|митрополит|опыт|обмен|размен|экзамен|орден|спортсмен|режим|нажим|член|объем|прием|подъем|заем|наем|водоем|диплом|симптом|альбом|перелом|разгром|погром|аэродром|космодром|остров|полуостров|улов|вызов|отзыв|призыв|созыв|перерыв|разрыв|прорыв|взрыв|обрыв|состав|сустав|устав|пролив|архив|актив|мотив|позитив|негатив|норматив|коллектив|кооператив|наплыв|нагрев|отдых|размах|юбиле|музе|трофе|геро|случа|урожа|обыча|трамва|настро)(?:а|у|ом|е|ы|ов|ам|ами|ах|й|я|ю|ем|и|ев|ям|ями|ях)?$/u

/**
 * The stemmer takes the end of «Пхеньян» or «генерал» for a verb's in some cases (Пхеньян, генерала) and not in others
 * (Пхеньяне, генералом); taking it off everywhere unites them again.
 */
export function russianStem(word: string): string {
  return NOUN_LIKE_VERB.exec(word)?.[1] ?? russian(word).replace(/(?<=\p{L}{2}[ая])[лн]$/u, '')
}
