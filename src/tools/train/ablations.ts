// Groups of signals that say much the same: one of them alone is hardly missed, all of them are.

export interface Ablation {
  readonly name: string
  /** Names in `SIGNALS` and `CROSS_SIGNALS`. */
  readonly signals: readonly string[]
}

export const ABLATIONS: readonly Ablation[] = [
  { name: 'all recall over the report', signals: ['report recall', 'distinctive recall', 'any recall', 'any distinctive recall'] },
  {
    name: 'all recall in a passage',
    signals: ['best passage recall', 'best two passages recall', 'distinctive passage recall', 'any passage recall', 'passage share'],
  },
  {
    name: 'all that sets the claim apart',
    signals: [
      'distinctive recall',
      'distinctive passage recall',
      'distinctive missing',
      'most distinctive missing',
      'other claims',
      'neighbouring claims',
    ],
  },
  { name: 'all that is missing', signals: ['rarest missing', 'distinctive missing', 'most distinctive missing'] },
  { name: 'all wording and order of words', signals: ['pairs in order', 'word pairs', 'last unit'] },
  { name: 'other words for the same', signals: ['any recall', 'any distinctive recall', 'any passage recall', 'kindred share'] },
  { name: 'names and numbers', signals: ['name recall', 'number recall'] },
  { name: 'the other claims', signals: ['other claims', 'neighbouring claims'] },
  { name: 'the setting', signals: ['common unit', 'claim weight', 'report words', 'report passages'] },
  { name: 'the alignment in order', signals: ['order', 'best fit', 'report in order'] },
]
