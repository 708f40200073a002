// How a name sounds, in one alphabet for Latin, Cyrillic, Hangul and Han, so that unknown names can meet across scripts.

const CYRILLIC: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ґ: 'g',
  д: 'd',
  е: 'e',
  ё: 'o',
  ж: 'z',
  з: 'z',
  и: 'i',
  і: 'i',
  ї: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ў: 'u',
  ф: 'f',
  х: 'h',
  ц: 'ts',
  ч: 's',
  ш: 's',
  щ: 's',
  ъ: '',
  ы: 'i',
  ь: '',
  э: 'e',
  є: 'e',
  ю: 'u',
  я: 'a',
}
const INITIALS = ['g', 'k', 'n', 'd', 't', 'r', 'm', 'b', 'p', 's', 's', '', 'z', 'z', 's', 'k', 't', 'p', 'h']
const VOWELS = ['a', 'e', 'a', 'e', 'o', 'e', 'o', 'e', 'o', 'a', 'e', 'e', 'o', 'u', 'o', 'e', 'i', 'u', 'u', 'i', 'i']
const FINALS = [
  '',
  'k',
  'k',
  'k',
  'n',
  'n',
  'n',
  't',
  'l',
  'k',
  'm',
  'l',
  'l',
  'l',
  'p',
  'l',
  'm',
  'p',
  'p',
  's',
  's',
  'n',
  's',
  's',
  'k',
  't',
  'p',
  'h',
]

/** Characters that Xinhua's transliteration tables use for foreign names, with the sound they stand for. */
const HAN_SOUNDS: Readonly<Record<string, string>> = Object.fromEntries(
  (
    '阿a 艾ai 埃e 爱e 安an 昂an 奥o 澳o 巴ba 班ban 邦ban 包bo 保bo 鲍bo 贝be 本ben 比bi 彼pi 毕bi 宾bin 波po 伯be 博bo 布b 查sa 察sa 车se 达da 戴dai 丹dan 道do 德d 登den 迪di 蒂ti 丁din 东don 杜du 顿ton 多do ' +
    '厄e 恩en 尔r 法fa 凡van 范van 方fan 菲fi 费fe 芬fin 丰fon 佛fo 弗f 夫f 福fo 富fu 盖ge 甘gan 冈gon 高go 戈go 格g 葛ge 根gen 贡gon 古gu 顾gu 瓜gua 圭gui 哈ha 海hai 汉han 豪ho 赫h 亨hen 华va 怀vai 惠vi 霍ho 基ki 吉gi 加ga 佳gia ' +
    '贾za 简zan 杰ze 金kin 京gin 卡ka 凯kai 坎kan 康kon 考ko 科ko 可ko 克k 肯ken 库ku 奎kui 夸kua 昆kun 拉la 莱le 来lai 兰lan 朗lan 劳lo 勒l 雷re 蕾le 里ri 利li 理li 丽li 列le 林lin 琳lin 卢lu 鲁ru 路lu 伦lon 罗ro 洛lo 吕lu 马ma 玛ma 迈mi 麦ma 曼man 芒man 毛mo 梅me 门men 蒙mon 米mi 密mi 敏min 明min 莫mo 默m 姆m 穆mu 木mu ' +
    '纳na 娜na 南nan 瑙no 内ne 尼ni 妮ni 涅ne 宁nin 纽niu 农non 努nu 诺no 欧o 帕pa 潘pan 庞pon 佩pe 皮pi 平pin 珀per 普p 朴pu 奇si 齐zi 恰sa 契si 切se 乔zo 琼zon 丘siu 屈tsu 让zan 热ze 日z 茹ru 瑞ri 若zo 萨sa 塞se 赛se 桑san 瑟se 森sen 沙sa 莎sa 山san 尚san 绍so 舍se 申sen 圣san 什s 施s 石s 史s 士s 舒su 朔so 斯s 思s 丝s 司s 松son 苏su 索so ' +
    '塔ta 泰tai 坦tan 汤ton 陶to 特t 滕ten 提ti 廷tin 通ton 图tu 土tu 托to 瓦va 万van 旺van 威ui 韦ve 维vi 伟ue 魏ue 温uen 文ven 翁on 沃uo 乌u 伍u 武u 西si 希si 锡si 夏sa 肖so 谢se 辛sin 欣sin 兴sin 休hiu 许siu 雪se 雅ia 亚ia 扬ian 杨ian 耶ie 叶ie 伊i 易i 因in 英in 尤iu 约io 泽ze 扎za 詹zan 章zan 珍zen 芝zi 治zi 朱zu 祖zu 兹z 佐zo 茨ts 坚zen 切se 钦sin 奈ne 蓬pon 佩pe 特t 朗lan 卜bu 顺sun 崔soi 李li 朴pak 郑zon 尹iun 文mun'
  )
    .split(' ')
    .map((pair) => [pair[0] as string, pair.slice(1)]),
)

function latin(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/sch|tch|sh|ch|zh|cz|sz/g, 's')
    .replace(/ph/g, 'f')
    .replace(/th/g, 't')
    .replace(/ck|qu|q/g, 'k')
    .replace(/kh/g, 'h')
    .replace(/gh(?=[eiou a])/g, 'g')
    .replace(/gh/g, '')
    .replace(/x/g, 'ks')
    .replace(/c(?=[eiy])/g, 's')
    .replace(/c/g, 'k')
    .replace(/j/g, 'z')
    .replace(/oo|ou/g, 'u')
    .replace(/ee|ea|y/g, 'i')
    .replace(/w/g, 'u')
}

function hangul(word: string): string {
  let sound = ''
  for (const character of word) {
    const code = character.charCodeAt(0) - 0xac00
    if (code < 0 || code > 11171) continue
    const vowel = VOWELS[Math.floor((code % 588) / 28)] as string
    sound += (INITIALS[Math.floor(code / 588)] as string) + vowel + (FINALS[code % 28] as string)
  }
  return sound
}

/** Sounds that scripts confuse with one another are one letter. */
function folded(sound: string): string {
  return sound
    .replace(/[bpfv]/g, 'p')
    .replace(/[gk]/g, 'k')
    .replace(/[dt]/g, 't')
    .replace(/[lr]/g, 'l')
    .replace(/[zs]|ts/g, 's')
    .replace(/(.)\1+/g, '$1')
}

/** Consonants of a name with its first vowel kept as `a`; empty where too little is left to compare. */
export function soundKey(word: string): string {
  const lower = word.toLowerCase()
  let sound: string
  if (/[\uac00-\ud7af]/.test(lower)) sound = hangul(lower)
  else if (/\p{Script=Han}/u.test(lower)) sound = [...lower].map((character) => HAN_SOUNDS[character] ?? '').join('')
  else if (/[\u0400-\u052f]/.test(lower)) sound = [...lower].map((character) => CYRILLIC[character] ?? '').join('')
  else sound = latin(lower)
  const key = folded(sound)
  return key.slice(0, 1).replace(/[aeiou]/, 'a') + key.slice(1).replace(/[aeiouh]/g, '')
}

/** Whether a character can stand in a transliterated foreign name in Chinese. */
export function isNameCharacter(character: string): boolean {
  return Object.hasOwn(HAN_SOUNDS, character)
}
