// The test of the doors, for words alone and for meaning.
import { beforeAll, describe, expect, it } from 'vitest'
import {
  allSaid,
  asKept,
  compared,
  throughArchive,
  throughBatch,
  throughCompare,
  throughReview,
  TOLD,
  type ArchiveSaid,
  type Said,
} from './doors.ts'

/** Every verdict, coverage, kind of alteration and passage is the same through every door. */
export function hasOneVerdictThroughEveryDoor(): void {
  let batch: Said[][]
  let archive: ArchiveSaid[]
  beforeAll(async () => {
    batch = throughBatch(TOLD)
    archive = await throughArchive(TOLD)
  })

  describe.each(TOLD.map((one, index) => ({ one, index, name: one.name })))('what is said of $name', ({ one, index }) => {
    let expected: Said[]
    beforeAll(async () => {
      expected = allSaid(await compared(one))
    })
    const byOutlet = (all: readonly Said[]): Said[] => one.reports.flatMap(({ outlet }) => all.filter((cell) => cell.outlet === outlet))

    it('has a cell for each claim and report', () => {
      expect(expected.length).toBeGreaterThanOrEqual(2 * one.reports.length)
      expect(expected.length % one.reports.length).toBe(0)
    })

    it('is the same from unsaid compare', () => {
      expect(throughCompare(one)).toEqual(expected)
    })

    it('is the same from unsaid batch', () => {
      expect(batch[index]).toEqual(expected)
    })

    it('is the same from unsaid audit, as far as an archive keeps it', () => {
      expect(byOutlet(archive[index]!.audit)).toEqual(expected.map(asKept))
    })

    it('is the same on the desk that unsaid browse opens', () => {
      expect(byOutlet(archive[index]!.browse)).toEqual(expected)
    })

    it('is the same after a claim was cut in two: for its parts in both reviews and from the library, and as before for the others', async () => {
      const { review, library } = await throughReview(one)
      const before = new Set(expected.map(({ claim }) => claim))
      const parts = (all: readonly Said[]): Said[] => all.filter(({ claim }) => !before.has(claim))
      expect(parts(review)).toHaveLength(2 * one.reports.length)
      expect(parts(review)).toEqual(parts(library))
      const first = expected[0]!.claim
      expect(review.filter(({ claim }) => before.has(claim))).toEqual(expected.filter(({ claim }) => claim !== first))
      expect(byOutlet(archive[index]!.split)).toEqual(review)
    })
  })
}
