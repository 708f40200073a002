// An option that may be given several times.

/** Values of a repeated option, in order. */
export const gather = (value: string, before: readonly string[] = []): string[] => [...before, value]
