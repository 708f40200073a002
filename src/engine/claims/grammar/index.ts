// Clause grammars by language; other languages are left at whole sentences.
import { chinese } from './chinese.ts'
import { belarusian, russian } from './east-slavic.ts'
import { english } from './english.ts'
import type { ClauseGrammar } from './grammar.ts'
import { korean } from './korean.ts'

const BY_LANGUAGE: ReadonlyMap<string, ClauseGrammar> = new Map([
  ['en', english],
  ['ru', russian],
  ['uk', russian],
  ['be', belarusian],
  ['ko', korean],
  ['zh', chinese],
])

/** The clause grammar of a language, by its primary subtag; `undefined` where nobody wrote one. */
export const grammarOf = (language: string): ClauseGrammar | undefined => BY_LANGUAGE.get(language)
