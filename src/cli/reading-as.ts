// Works as a report was made: by meaning, or by words alone.

const WORDS_ONLY = 'UNSAID_WORDS_ONLY'

/** Runs `work` comparing words alone, or by meaning, whatever the environment says; leaves the environment as it was. */
export async function readingAs<T>(words: boolean, work: () => Promise<T>): Promise<T> {
  const before = process.env[WORDS_ONLY]
  if (words) process.env[WORDS_ONLY] = '1'
  else delete process.env[WORDS_ONLY]
  try {
    return await work()
  } finally {
    if (before === undefined) delete process.env[WORDS_ONLY]
    else process.env[WORDS_ONLY] = before
  }
}
