// What the process says when it ends.

/**
 * 0 done; 1 done, and what was asked for was found; 2 the input or the call is wrong; 3 some of many inputs failed, or it was stopped;
 * 70 a fault of ours. Where 1 and 3 both hold it is 3: an answer that lacks an input must not pass for a whole one.
 */
export const EXIT = { done: 0, found: 1, usage: 2, some: 3, fault: 70 } as const
