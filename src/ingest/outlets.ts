// Outlets of seeds by identifier, name in any language, or address.
import { z } from 'zod'
import { outletSchema, type Outlet } from '../model/outlet.ts'
import { seedJson } from '../seeds.ts'

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

/** The outlet whose site an address is on, subdomains included; `undefined` where seeds do not know it. */
export function outletByAddress(address: string | undefined): Outlet | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined
  const host = new URL(address).hostname.replace(/^www\./, '')
  return knownOutlets().find((outlet) => {
    const own = outlet.url === undefined ? '' : new URL(outlet.url).hostname.replace(/^www\./, '')
    return own !== '' && (host === own || host.endsWith(`.${own}`))
  })
}
