// What the process says when it ends.

/** 0 done; 1 done and `--fail-on` matched; 2 the input or the call is wrong; 3 some of many inputs failed; 70 a fault of ours. */
export const EXIT = { done: 0, found: 1, usage: 2, some: 3, fault: 70 } as const
