// Columns of the tables that an audit writes for programs, in their order.

/** One row for each claim in each outlet (`unsaid audit --format cells`). */
export const CELL_COLUMNS = [
  'statement',
  'statement_sha256',
  'published',
  'statement_url',
  'statement_title',
  'office',
  'claim',
  'claim_start',
  'claim_end',
  'claim_text',
  'kind',
  'topic',
  'persons',
  'countries',
  'salience',
  'outlet',
  'control',
  'report',
  'report_sha256',
  'report_published',
  'report_url',
  'report_title',
  'match_state',
  'match_probability',
  'cross_language',
  'verdict',
  'engine_verdict',
  'coverage',
  'confidence',
  'altered',
  'passage_start',
  'passage_end',
  'passage',
  'reviewed',
  /** Error rates by which the claim's group was corrected (Rogan and Gladen 1978); empty where a person decided. */
  'sensitivity',
  'specificity',
] as const
export type CellColumn = (typeof CELL_COLUMNS)[number]

/** One row for each pair that was taken or is ambiguous (`unsaid audit --format matches`). */
export const MATCH_COLUMNS = [
  'statement',
  'statement_sha256',
  'statement_published',
  'statement_url',
  'statement_title',
  'report',
  'report_sha256',
  'outlet',
  'control',
  'report_published',
  'report_url',
  'report_title',
  /** `given`, `matched` or `ambiguous`. */
  'state',
  'probability',
  /** What a person said: `yes`, `no`, `unsure`; empty where nobody did. */
  'settled',
  'settled_by',
  'settled_at',
] as const
export type MatchColumn = (typeof MATCH_COLUMNS)[number]
