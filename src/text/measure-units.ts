// What numbers measure: units as news writes them in the five languages, with what one of each is in the dimension's own unit.
import { once } from './once.ts'
import { byScript } from './script-patterns.ts'

/**
 * `share`: of one (50 % is 0.5); `point`: percentage points; `time`: days; `clock`: minutes after midnight; `length`: metres;
 * `area`: square metres; `mass`: kilograms; `volume`: cubic metres; `power`: watts; `factor`: how many times as much;
 * `money:CODE`: of a currency; `none`: a bare number, or a count of things.
 */
export type Dimension =
  'none' | 'share' | 'point' | 'time' | 'clock' | 'length' | 'area' | 'mass' | 'volume' | 'power' | 'energy' | 'factor' | `money:${string}`

export interface MeasureUnit {
  readonly dimension: Dimension
  /** Of the dimension's own unit. */
  readonly factor: number
}

/** Months and years have no fixed length; these make twelve months a year and agree with days within the rounding of news. */
const MONTH = 30.4
const YEAR = 12 * MONTH

/** What stands right after a number, in lower case; the first that fits is taken. */
const AFTER: readonly (readonly [pattern: string, dimension: Dimension, factor: number])[] = [
  // Shares and points; `quantities` knows most of them already.
  [String.raw`basis points?\b|bps?\b|базисн\p{L}+ пункт|базавы\p{L} пункт|bp\b|베이시스\s?포인트|个?基点|個?基點`, 'point', 0.01],
  [
    String.raw`percentage[ -]points?\b|процентн\p{L}+ пункт\p{L}*|п\.\s?п\.|працэнтн\p{L}+ пункт\p{L}*|%\s?p\b|%\s?포인트|퍼센트\s?포인트|个百分点|個百分點`,
    'point',
    1,
  ],
  [String.raw`%|per ?cent\b|percent\b|процент\p{L}*|працэнт\p{L}*|퍼센트|프로(?!\p{L})|pc\b`, 'share', 0.01],
  [String.raw`(?:in|out of) ten\b|из десяти|з дзесяці`, 'share', 0.1],
  [String.raw`(?:of every|in every|out of(?: every)?|in) (?:100|hundred)\b`, 'share', 0.01],
  // Times as much.
  [String.raw`times\b|-?fold\b|раза?(?!\p{L})|разоў|разы(?!\p{L})|배(?!럴|상|터|우|경)|倍`, 'factor', 1],
  // Area and volume before length: "square kilometres".
  [
    String.raw`(?:sq(?:uare|\.)? ?)(?:km|kilomet\p{L}+)\b|кв(?:адратн\p{L}+|\.)? ?(?:км|километр\p{L}*)|㎢|km²|제곱킬로미터|평방킬로미터|平方公里`,
    'area',
    1e6,
  ],
  [
    String.raw`(?:sq(?:uare|\.)? ?)(?:m|met(?:er|re)s?)\b|кв(?:адратн\p{L}+|\.)? ?(?:м(?!\p{L})|метр\p{L}*)|㎡|m²|м²|제곱미터|평방미터|平方米`,
    'area',
    1,
  ],
  [String.raw`hectares?\b|ha\b|га(?!\p{L})|гектар\p{L}*|헥타르|㏊|公顷|公頃`, 'area', 1e4],
  [String.raw`acres?\b`, 'area', 4046.86],
  [String.raw`亩|畝`, 'area', 666.67],
  [
    String.raw`cubic (?:met(?:er|re)s?)\b|куб(?:ическ\p{L}+|\.|ометр\p{L}*| ?м)(?: метр\p{L}*)?|м³|m³|세제곱미터|입방미터|立方米`,
    'volume',
    1,
  ],
  [String.raw`lit(?:er|re)s?\b|литр\p{L}*|літр\p{L}*|리터|升`, 'volume', 1e-3],
  [String.raw`barrels?\b|баррел\p{L}*|барэл\p{L}*|배럴|桶`, 'volume', 0.158987],
  // Length.
  [String.raw`-?(?:kilomet(?:er|re)s?|km)\b|км(?!\p{L})|километр\p{L}*|кіламетр\p{L}*|킬로미터|킬로|㎞|公里|千米`, 'length', 1000],
  [String.raw`(?:centimet(?:er|re)s?|cm)\b|см(?!\p{L})|сантиметр\p{L}*|сантыметр\p{L}*|센티미터|센티|㎝|厘米|公分`, 'length', 0.01],
  [String.raw`(?:millimet(?:er|re)s?|mm)\b|мм(?!\p{L})|миллиметр\p{L}*|міліметр\p{L}*|밀리미터|㎜|毫米`, 'length', 0.001],
  [String.raw`nautical miles?\b|морск\p{L}+ миль|해리|海里`, 'length', 1852],
  [String.raw`miles?\b|мил[ьяи]\p{L}*(?<!он\p{L}*)|마일|英里`, 'length', 1609.34],
  [String.raw`(?:feet|foot|ft)\b|фут\p{L}*|피트|英尺`, 'length', 0.3048],
  [String.raw`-?(?:met(?:er|re)s?|m)\b|м(?!\p{L})|метр\p{L}*|미터|米(?!\p{L})`, 'length', 1],
  // Mass.
  [String.raw`(?:kilogram(?:me)?s?|kg|kilos?)\b|кг(?!\p{L})|килограмм\p{L}*|кілаграм\p{L}*|킬로그램|㎏|公斤|千克`, 'mass', 1],
  [String.raw`(?:metric )?(?:tonnes?|tons?)\b|тонн\p{L}*|т(?!\p{L})|톤|t(?!\p{L})|吨|噸`, 'mass', 1000],
  [String.raw`(?:gram(?:me)?s?|g)\b|грамм?\p{L}*|г(?!\p{L}|\.)|그램|克(?!\p{L})`, 'mass', 0.001],
  [String.raw`pounds? of\b|lbs?\b`, 'mass', 0.4536],
  // Power and energy.
  [String.raw`gw\b|gigawatts?\b|гвт|гигаватт\p{L}*|гігават\p{L}*|기가와트|吉瓦`, 'power', 1e9],
  [String.raw`mw\b|megawatts?\b|мвт(?!\p{L})|мегаватт\p{L}*|мегават\p{L}*|메가와트|兆瓦`, 'power', 1e6],
  [String.raw`kw\b|kilowatts?\b|квт(?!\p{L}|·)|киловатт(?!-час)\p{L}*|킬로와트(?!시)|千瓦(?!时)`, 'power', 1e3],
  [String.raw`kwh\b|kilowatt[ -]hours?\b|квт·?ч|киловатт-час\p{L}*|킬로와트시|千瓦时`, 'energy', 1],
  // Money; a sign before the number is read elsewhere.
  [String.raw`(?:u\.?s\.? ?)?(?:dollars?\b|\$)|usd\b|долл\p{L}*|\$|미?\s?달러|딸라|美元|美金`, 'money:usd', 1],
  [String.raw`euros?\b|eur\b|евро|еўра|€|유로|欧元|歐元`, 'money:eur', 1],
  [String.raw`(?:chinese )?(?:yuan|renminbi|rmb)\b|cny\b|юан\p{L}*|위안|元(?:人民币)?|人民币|人民幣`, 'money:cny', 1],
  [String.raw`(?:south korean |korean )?won\b|krw\b|вон(?!\p{L})|원(?!\p{L}{3})|韩元|韓元`, 'money:krw', 1],
  [String.raw`(?:russian )?rou?bles?\b|rub\b|российск\p{L}+ рубл\p{L}*|рубл\p{L}*|руб(?!\p{L})|₽|루블|卢布|盧布`, 'money:rub', 1],
  [String.raw`(?:japanese )?yen\b|jpy\b|иен\p{L}*|엔(?!\p{L}{2})|日元|日圓`, 'money:jpy', 1],
  [String.raw`pounds?(?: sterling)?\b|gbp\b|фунт\p{L}* стерлинг\p{L}*|фунт\p{L}*|파운드|英镑|英鎊`, 'money:gbp', 1],
  [String.raw`tenge\b|тенге`, 'money:kzt', 1],
  [String.raw`naira\b|найр\p{L}*`, 'money:ngn', 1],
  [String.raw`kroner?\b|крон\p{L}*|кронаў`, 'money:kr', 1],
  [String.raw`rupees?\b|рупи\p{L}*|루피|卢比`, 'money:inr', 1],
  // The clock before spans of time: 18时 and 3시 are no lengths; 시간, 小时 are.
  [
    String.raw`a\.?m\.?(?!\p{L})|utc\b|gmt\b|시(?=\s|\d|경|쯤|께|에|부터|까지|현재|기준|[,.)]|$)(?!간)|时许|時許|时(?!间|间|期|代)|時(?!間|期|代)|点(?:钟|许|整|半|\d)`,
    'clock',
    60,
  ],
  [String.raw`p\.?m\.?(?!\p{L})`, 'clock', 60],
  // Spans of time.
  [
    String.raw`[ -]?(?:full |calendar |consecutive |straight |more |further )?years?\b(?:[ -]old)?|лет(?!\p{L})|год(?:а|у|ов|оў)?(?!\p{L})|гадоў|гады|년(?:간|여|째|\s?동안|짜리|(?=\s|[,.)]|까지|에|의|으로|을|이|을|$))|해(?=\s|\s?동안|째)|(?:个)?年(?:间|期|来|內|内|多|后|(?=[，。、；\s]|$))|周?年|年`,
    'time',
    YEAR,
  ],
  [
    String.raw`[ -]?(?:full |calendar |more |further )?months?\b|месяц\p{L}*|мес(?!\p{L})|месяц\p{L}*|месяцаў|개월|달(?=\s|간|여|째|\s?동안|에|만|[,.]|$)|个?半?月(?!\d)(?:内|後|后|间|)(?=[，。、；\s\p{L}]|$)`,
    'time',
    MONTH,
  ],
  [
    String.raw`[ -]?(?:full |more )?weeks?\b|недел\p{L}*|тыдн\p{L}*|주(?:간|일|째|\s?동안|(?=\s|[,.]|$))|周(?!年|岁|五|六|日|一|二|三|四)|个?星期|個?星期|礼拜`,
    'time',
    7,
  ],
  [
    String.raw`[ -]?(?:working |business |calendar |full |more )?days?\b|(?:рабочих |календарных |рабочы\p{L} )?(?:дн(?:ей|я|і|ям|ями|ях|ё\p{L}*)|дзён|день|дзень|сут\p{L}*)|일(?:간|째|\s?동안|\s?이내|\s?안)|(?:个)?(?:工作日|交易日)|天|日(?:内|间)|昼夜`,
    'time',
    1,
  ],
  [
    String.raw`[ -]?(?:full |more )?hours?\b|час(?:а|ов|аў|ы)?(?!\p{L})|гадзін\p{L}*|시간|(?:个|個)?小时|(?:个|個)?小時|(?:个|個)?钟头`,
    'time',
    1 / 24,
  ],
  [String.raw`[ -]?minutes?\b|минут\p{L}*|мин(?!\p{L})|хвілін\p{L}*|분(?=간|\s|여|가량|[,.]|$)(?!의)|分钟|分鐘`, 'time', 1 / 1440],
]

/** Signs of money that stand before the number. */
export const BEFORE: readonly (readonly [pattern: RegExp, dimension: Dimension])[] = [
  [/(?:US|U\.S\.)?\$\s?$/u, 'money:usd'],
  [/€\s?$/u, 'money:eur'],
  [/£\s?$/u, 'money:gbp'],
  [/(?<!\p{L})(?:RMB|CNY)\s?$/u, 'money:cny'],
  [/₩\s?$/u, 'money:krw'],
  [/₽\s?$/u, 'money:rub'],
  [/(?<!\p{L})N$/u, 'money:ngn'],
]

const compiled = once(() =>
  AFTER.map(([names, dimension, factor]) => ({ pattern: byScript(names, (some) => `^[\\s-]?(?:${some})`, 'iu'), dimension, factor })),
)

/** Unit that the text after a number begins with, and how many characters it takes; nothing where it begins with none. */
export function unitAfter(rest: string): (MeasureUnit & { readonly length: number }) | undefined {
  for (const { pattern, dimension, factor } of compiled()) {
    const match = pattern.exec(rest)
    if (match) return { dimension, factor, length: match[0].length }
  }
  return undefined
}

/** Parts and multiples in words: "a third", 절반, "вдвое". The first that fits at a place is taken. */
export const PARTS: readonly (readonly [pattern: string, dimension: Dimension, value: number])[] = [
  [String.raw`three[ -]quarters? of a (?:percentage[ -])?point`, 'point', 0.75],
  [
    String.raw`half (?:a |of a )?(?:percentage[ -])?points?|half[ -]points?|полпункта|половин\p{L}+ (?:процентного )?пункта|半个百分点|半個百分點`,
    'point',
    0.5,
  ],
  [String.raw`(?:a |one )?quarter(?: of a|[ -])\s?(?:percentage[ -])?points?|четверть (?:процентного )?пункта`, 'point', 0.25],
  [String.raw`two[ -]thirds|две трети|двух третей|дзве трэці|三分之二`, 'share', 2 / 3],
  [String.raw`three[ -]quarters|три четверти|тры чвэрці|四分之三`, 'share', 3 / 4],
  [String.raw`(?:one|a)[ -]third|треть(?:ю|и)?(?!\p{L})|трэць|трэцюю|三分之一`, 'share', 1 / 3],
  [String.raw`(?:one|a)[ -]quarter(?! of \d| past | to )|четверть(?:ю)?(?!\p{L})|чвэрць|四分之一`, 'share', 1 / 4],
  [String.raw`(?:one|a)[ -]fifth|пят(?:ая|ую) част\p{L}*|五分之一`, 'share', 1 / 5],
  [String.raw`(?:one|a)[ -]tenth|десят(?:ая|ую) част\p{L}*|十分之一`, 'share', 1 / 10],
  [
    String.raw`(?<!(?:first|second|latter|1st|2nd) )half(?! (?:an|a|past|hour|year|-time))|(?<!(?:перв|втор)\p{L}+ )половин\p{L}+|(?<!(?:перш|друг)\p{L}+ )палов\p{L}+|절반|반수|一半|半数|半數|过半|過半`,
    'share',
    0.5,
  ],
  [String.raw`halved|вдвое меньше`, 'share', 0.5],
  [
    String.raw`(?:more than )?doubl(?:ed|ing|es?)|twice|twofold|вдвое|удвоил\p{L}*|удвая|удвое|두\s?배|갑절|翻番|翻一番|翻了一番`,
    'factor',
    2,
  ],
  [String.raw`trebl(?:ed|es?)|tripl(?:ed|es?|ing)|threefold|втрое|утрая|세\s?배|翻两番`, 'factor', 3],
  [String.raw`quadrupl(?:ed|es?)|fourfold|вчетверо|네\s?배`, 'factor', 4],
  [String.raw`полтора год\p{L}*|полутора лет|a year and a half|18개월|一年半`, 'time', 1.5 * YEAR],
  [String.raw`полтора месяц\p{L}*|полутора месяц\p{L}*|a month and a half`, 'time', 1.5 * MONTH],
  [String.raw`fortnight`, 'time', 14],
  [String.raw`열하루`, 'time', 11],
  [String.raw`열이틀`, 'time', 12],
  [String.raw`열사흘`, 'time', 13],
  [String.raw`열나흘`, 'time', 14],
  ...(['하루', '이틀', '사흘', '나흘', '닷새', '엿새', '이레', '여드레', '아흐레', '열흘'] as const).map(
    (word, index): readonly [string, Dimension, number] => [`${word}(?!\\s?(?:앞|뒤|전(?!\\p{L})))`, 'time', index + 1],
  ),
  [String.raw`보름(?!달|날)`, 'time', 15],
  [String.raw`полгода|half a year|half-year|(?<![상하전후])반년|(?<!上|下|前|后|後)半年`, 'time', YEAR / 2],
]
