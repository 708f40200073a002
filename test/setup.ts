// Test files share a process (see vitest.config.ts): each begins with the environment that the first one found, and with nothing mocked.
import { vi } from 'vitest'

const shared = globalThis as { environmentAtFirst?: Readonly<Record<string, string | undefined>> }
const first = (shared.environmentAtFirst ??= { ...process.env })
for (const name of Object.keys(process.env)) if (!Object.hasOwn(first, name)) Reflect.deleteProperty(process.env, name)
for (const [name, value] of Object.entries(first)) if (value !== undefined) process.env[name] = value
vi.useRealTimers()
vi.restoreAllMocks()
