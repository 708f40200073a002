// Where a Chinese sentence can be cut so that both parts say what it says: at commas between clauses.
import type { ClauseGrammar, SafeCut } from './grammar.ts'

/** What opens a time, place, condition, cause or topic that the next clause needs. */
const SETTING =
  /^(?:“|「)?(?:并|同时|此外|另外|其中|但|而)?(?:自|从|若|如|如果|倘若|一旦|只要|只有|除非|无论|不论|对|对于|在|当|由于|因|因为|为|为了|就|根据|按照|依照|依据|据|经|截至|截止|随着|通过|关于|针对|虽然|尽管|即使|不仅|除|作为|面对|围绕|有关|\d+[月日年时号]|今年|明年|去年|目前|近年|当天|当日|同日|本月|此后|今后|以来|上午|下午)/u
const SETTING_END =
  /(?:时|后|前|中|下|起|的|者|以来|方面|期间|之际|之后|之前|内|上|间|消息|报道|所述|来看|为例|原因|情况|问题|是|说|表示|指出|强调|称|认为|问及)$/u
/** What measures or completes the clause before it. */
const COMPLETES =
  /^(?:同比|环比|比上|较上|较去|比去|增长|下降|上升|增速|占|为期|期限|约|达|其中|包括|即|也就是|以便|以免|从而|以及|不含|最长|最高|最低|首次|创|同步|分别|预计|直至|至|并列入|构成)/u
const SPEECH = /^(?:[^，]{0,14})(?:说|表示|指出|强调|称|认为|宣布|介绍|重申|希望|呼吁|要求|通报)$/u

/** A thing with its own measure beside another: "收入增长到5亿元，利润下降了两成". */
const MEASURE = '(?:增长|下降|上升|回落|减少|增加|增至|降至|升至|达到|达|为)'
const MEASURED = new RegExp(String.raw`\p{Script=Han}{2,}${MEASURE}`, 'u')
const MEASURED_FIRST = new RegExp(
  String.raw`^(?!增速|涨幅|降幅|增幅)\p{Script=Han}{2,8}?${MEASURE}[了到至约近]*[\d一二三四五六七八九十两百千万]`,
  'u',
)

function safeCuts(sentence: string): SafeCut[] {
  const cuts: SafeCut[] = []
  let start = 0
  for (const match of sentence.matchAll(/([，,；;：:])\s*(?=\S)/gu)) {
    // "10,000" and "9:30" are numbers.
    if (/^[,:]$/u.test(match[1]!) && /\d$/u.test(sentence.slice(0, match.index)) && /^\d/u.test(sentence.slice(match.index + 1))) continue
    const at = match.index + match[0].length
    const segment = sentence.slice(start, match.index)
    const right = sentence.slice(at)
    start = at
    if (match[1] === '；' || match[1] === ';') {
      cuts.push({ at, kind: 'semicolon' })
      continue
    }
    if (match[1] === '：' || match[1] === ':' || SPEECH.test(segment)) continue
    if (SETTING_END.test(segment)) continue
    if (SETTING.test(segment)) {
      cuts.push({ at, kind: 'after-setting' })
      continue
    }
    const next = /^[^，,；;]*/u.exec(right)?.[0] ?? ''
    const measured = MEASURED.test(segment) && MEASURED_FIRST.test(next)
    cuts.push({ at, kind: COMPLETES.test(right) ? 'completing' : measured ? 'measured' : kindOf(right) })
  }
  return cuts
}

const CONTRASTS = /^(?:但|而|然而|不过|却|则)/u
const ADDS = /^(?:并|且|同时|还|也|又|亦|再)/u
const NEGATES = /^(?:不|无|没有|未|尚未)/u
const NEW_SUBJECT =
  /^(?:[^，。；]{0,10}?(?:方|国|部|委|局|署|院|会|厅|队|公司|机构|政府|总统|主席|总理|部长|发言人|双方|我们|他|她|人员|企业|部门|人数|总额|价格|市民|学校|医院))/u

function kindOf(right: string): string {
  if (CONTRASTS.test(right)) return 'contrast'
  if (ADDS.test(right)) return 'adding'
  if (NEGATES.test(right)) return 'negating'
  return NEW_SUBJECT.test(right) ? 'subject' : 'comma'
}

export const chinese: ClauseGrammar = { predicate: /[将会已是了有在]\p{Script=Han}{3,}/u, safeCuts }
