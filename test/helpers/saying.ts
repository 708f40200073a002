import { vi } from 'vitest'

/** What a command says on standard output and standard error, and its exit code. */
export async function saying(work: () => Promise<number>): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', '']
  const outSpy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true))
  const errSpy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((err += String(text)), true))
  try {
    return { code: await work(), out, err }
  } finally {
    outSpy.mockRestore()
    errSpy.mockRestore()
  }
}
