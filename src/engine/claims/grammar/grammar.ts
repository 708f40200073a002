// What the clause grammar of a language tells `split.ts`.

/**
 * What stands at a place where a sentence may be cut: a semicolon or colon, a conjunction before a clause with its own subject or before a
 * bare verb, with a comma or without, and so on. The fitted weights of `cuts.json` are by these.
 */
export type CutKind = string

/** A place where a cut leaves two parts that each say what the sentence says. */
export interface SafeCut {
  /** Offset in the sentence at which the right part begins. */
  readonly at: number
  readonly kind: CutKind
}

export interface ClauseGrammar {
  /** A line that holds a predicate says something: it is no signature. */
  readonly predicate: RegExp
  /** Conjunctions that a claim does not need at its front; words without content. */
  readonly link?: RegExp
  /** Places where the sentence can be cut safely, in any order. Whether it is cut there is fitted. */
  readonly safeCuts: (sentence: string) => SafeCut[]
}
