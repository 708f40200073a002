// Works as a report was made: by meaning, or by words alone.

/** Runs `work` comparing words alone, or by meaning, whatever the environment says; leaves the environment as it was. */
export async function readingAs<T>(words: boolean, work: () => Promise<T>): Promise<T> {
  const before = process.env['UNSAID_WORDS_ONLY']
  if (words) process.env['UNSAID_WORDS_ONLY'] = '1'
  else delete process.env['UNSAID_WORDS_ONLY']
  try {
    return await work()
  } finally {
    if (before === undefined) delete process.env['UNSAID_WORDS_ONLY']
    else process.env['UNSAID_WORDS_ONLY'] = before
  }
}
