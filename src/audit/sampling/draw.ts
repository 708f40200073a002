// Draws pairs of an archive for coding: at random within strata, with known chances, repeatable by anybody.
import { createHash } from 'node:crypto'
import type { Sample, SampleUnit, Stratification } from '../../model/sample.ts'
import { clustersFor, clusterSpread, halfWidthOf } from '../../statistics/sample-size.ts'
import type { Store } from '../../archive/connection.ts'
import { runKey, type AuditSettings } from '../settings.ts'
import { statementCells, type StatementCells } from '../summary/cells.ts'

export interface DrawOptions {
  readonly name: string
  readonly seed: number
  readonly by: Stratification
  /** 0..1 */
  readonly level: number
  /** Pairs of each stratum, or half the width, 0..1, of the wanted interval of its rate. */
  readonly size: { readonly pairs: number } | { readonly halfWidth: number }
  /** ISO 8601. */
  readonly time: string
}

/** What is expected of a stratum. */
export interface StratumPlan {
  readonly stratum: string
  readonly population: number
  readonly drawn: number
  /** 0..1, half the width of the interval that is to be expected. */
  readonly halfWidth: number
}

export interface Drawn {
  readonly sample: Sample
  readonly units: readonly SampleUnit[]
  readonly plan: readonly StratumPlan[]
}

interface Framed {
  readonly unit: Omit<SampleUnit, 'place'>
  /** Uniform in [0, 1), the unit's own for a seed. */
  readonly lot: number
  readonly of: number
  readonly having: number
}

/** No stratum is told from fewer: a variance of three pairs is none. */
const LEAST_PAIRS = 10
const LOT_BYTES = 6

/**
 * A unit's permanent random number (Ohlsson 1995): from the seed and what the unit is, so that the draw does not depend on the
 * order of the archive, and that a larger sample of the same seed holds the smaller one.
 */
function lotOf(seed: number, parts: readonly string[]): number {
  const digest = createHash('sha256')
    .update(JSON.stringify([seed, ...parts]))
    .digest()
  return digest.readUIntBE(0, LOT_BYTES) / 2 ** (8 * LOT_BYTES)
}

function stratumOf(by: Stratification, statement: StatementCells, column: StatementCells['columns'][number]): string {
  switch (by) {
    case 'outlet':
      return column.outlet
    case 'month':
      return /^\d{4}-\d{2}/.exec(statement.published)?.[0] ?? 'undated'
    case 'language':
      return column.cross ? 'two languages' : 'one language'
    case 'none':
      return 'all'
  }
}

function framed(statement: StatementCells, options: DrawOptions): Framed[] {
  return statement.columns.map((column) => ({
    unit: {
      statement: statement.id,
      outlet: column.outlet,
      stratum: stratumOf(options.by, statement, column),
      reports: column.reports.map((report) => report.id),
    },
    lot: lotOf(options.seed, [statement.hash, statement.published.slice(0, 10), column.outlet]),
    of: column.cells.length,
    // What the engine is unsure of may be left out as well: the wider spread asks for the safer size.
    having: column.cells.filter((cell) => cell.engine === 'omitted' || cell.engine === 'unsure').length,
  }))
}

/** Draws from all pairs that are done under these settings. No unit is drawn where nothing is done. */
export async function drawSample(store: Store, settings: AuditSettings, options: DrawOptions): Promise<Drawn> {
  const strata = new Map<string, Framed[]>()
  for await (const statement of statementCells(store, settings))
    for (const one of framed(statement, options)) {
      if (one.of === 0) continue
      const held = strata.get(one.unit.stratum)
      if (held) held.push(one)
      else strata.set(one.unit.stratum, [one])
    }
  const plan: StratumPlan[] = []
  const chosen: { readonly unit: Framed['unit']; readonly turn: number; readonly lot: number }[] = []
  for (const [stratum, frame] of [...strata].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
    frame.sort((a, b) => a.lot - b.lot)
    const spread = clusterSpread(frame)
    const wanted = 'pairs' in options.size ? options.size.pairs : clustersFor(frame.length, spread, options.size.halfWidth, options.level)
    const count = Math.min(frame.length, 'pairs' in options.size ? wanted : Math.max(LEAST_PAIRS, wanted))
    plan.push({ stratum, population: frame.length, drawn: count, halfWidth: halfWidthOf(frame.length, spread, count, options.level) })
    frame.slice(0, count).forEach(({ unit, lot }, index) => chosen.push({ unit, turn: (index + 0.5) / count, lot }))
  }
  chosen.sort((a, b) => a.turn - b.turn || a.lot - b.lot)
  return {
    sample: {
      name: options.name,
      drawn: options.time,
      seed: options.seed,
      by: options.by,
      level: options.level,
      ...('halfWidth' in options.size ? { halfWidth: options.size.halfWidth } : {}),
      run: runKey(settings),
      strata: plan.map(({ stratum, population, drawn }) => ({ stratum, population, drawn })),
    },
    units: chosen.map(({ unit }, index) => ({ ...unit, place: index + 1 })),
    plan,
  }
}
