// All commands, in the order in which --help lists them.
import type { Command } from 'commander'
import { nameBatch } from './batch.ts'
import { nameCompare } from './compare.ts'
import { nameEvaluate } from './evaluate.ts'

export const nameCommands: readonly ((program: Command) => void)[] = [nameCompare, nameBatch, nameEvaluate]
