// Outlets of seeds by identifier, name in any language, or address.
import { z } from 'zod'
import { outletSchema, type Outlet } from '../model/outlet.ts'
import { seedJson } from '../seeds/load.ts'

let outlets: readonly Outlet[] | undefined

/** Outlets of `seeds/outlets.json`. */
export function knownOutlets(): readonly Outlet[] {
  outlets ??= z.array(outletSchema).parse(seedJson('outlets.json'))
  return outlets
}

/** The outlet that an identifier or a name in any of its languages means; `undefined` where seeds do not know it. */
export function findOutlet(name: string): Outlet | undefined {
  const wanted = name.trim().toLowerCase()
  return knownOutlets().find(
    (outlet) => outlet.id === wanted || Object.values(outlet.names).some((one) => String(one).toLowerCase() === wanted),
  )
}

/** Name to show for an outlet identifier, or the identifier itself. */
export function outletName(name: string): string {
  return findOutlet(name)?.names.en ?? name
}
