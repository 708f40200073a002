// A case folder → statement, reports and gold labels.
import { realpath, stat } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'
import { caseSchema, type CaseFile, type DocumentEntry, type TranslationEntry } from '../model/case.ts'
import type { Document, Report, Statement, Translation } from '../model/document.ts'
import { UserError } from '../model/user-error.ts'
import { receiveFile } from './bytes.ts'
import { distinctNames, readDocument } from './documents.ts'
import { identifyLanguage } from './identify-language.ts'
import { readJson } from './json-file.ts'
import { storedForm } from '../text/normalise.ts'
import { outletName } from './outlets.ts'
import { checkedText, sha256 } from './provenance.ts'

export interface LoadedCase {
  readonly file: CaseFile
  readonly statement: Statement
  readonly reports: readonly Report[]
}

/** Path of a case's text. Refuses what lies outside the folder, through `..` or a link: a case may come from anybody. */
export async function insidePath(folder: string, file: string): Promise<string> {
  const refuse = (): never => {
    throw new UserError(
      `${join(folder, 'case.json')}: ${JSON.stringify(file)} points outside the case folder; copy the text into the folder`,
    )
  }
  const path = join(folder, file)
  const outside = (to: string): boolean => to === '..' || to.startsWith(`..${sep}`) || isAbsolute(to)
  if (isAbsolute(file) || outside(relative(folder, path))) refuse()
  const real = await realpath(path).catch(() => undefined)
  if (real !== undefined && outside(relative(await realpath(folder), real))) refuse()
  return path
}

/** Whether a path is a folder; a missing path is none. */
export async function isFolder(path: string): Promise<boolean> {
  return (
    path !== '-' &&
    (await stat(path).then(
      (found) => found.isDirectory(),
      () => false,
    ))
  )
}

/** The document with its translations placed. Throws `UserError` where the words translated are not in the text. */
function translated<D extends Document>(document: D, entries: readonly TranslationEntry[] | undefined, path: string, file: string): D {
  if (entries === undefined) return document
  const translations = entries.map((entry): Translation => {
    const quote = storedForm(entry.quote)
    const start = document.text.indexOf(quote)
    if (start < 0)
      throw new UserError(
        `${path}: translations: ${JSON.stringify(entry.quote)} is not in ${file}; copy the words exactly as the text has them`,
      )
    return { span: { start, end: start + quote.length }, text: storedForm(entry.text), language: entry.language }
  })
  return { ...document, translations }
}

/** A text that was got out of `raw` and stored: UTF-8 and nothing else, whatever its first words look like. Throws `UserError`. */
async function readStored(path: string, sha256OfText: string | undefined): Promise<string> {
  const { bytes } = await receiveFile(path)
  if (sha256OfText !== undefined && sha256(bytes) !== sha256OfText)
    throw new UserError(`${path}: has changed since its SHA-256 was recorded; restore it, or correct textSha256 in case.json`)
  return checkedText(new TextDecoder('utf-8').decode(bytes), path)
}

/** One text of a case. What was recorded of it stands. */
async function readEntry(folder: string, entry: Omit<DocumentEntry, 'translations'>): Promise<Statement> {
  const { file, raw, textSha256, item: _item, columns: _columns, source: _source, sourceItem: _of, ...known } = entry
  const path = await insidePath(folder, file)
  if (raw === undefined) return readDocument(path, known)
  await insidePath(folder, raw)
  const text = await readStored(path, textSha256)
  const { language, ...provenance } = known
  const outlet = provenance.outlet === undefined ? {} : { outlet: outletName(provenance.outlet) }
  return { text, language: await identifyLanguage(text, language), provenance: { ...provenance, ...outlet } }
}

/** Reads a case folder. Throws `UserError` for a folder without case.json, broken JSON, texts that are missing or outside. */
export async function readCase(folder: string): Promise<LoadedCase> {
  const path = join(folder, 'case.json')
  if (
    !(await stat(path).then(
      (found) => found.isFile(),
      () => false,
    ))
  ) {
    throw new UserError(`${folder}: has no case.json; name a case folder, or a statement file and report files`)
  }
  const file = await readJson(path, caseSchema)
  const { translations: statementTranslations, ...statementEntry } = file.statement
  const statement = translated(await readEntry(folder, statementEntry), statementTranslations, path, statementEntry.file)
  const names = distinctNames(file.reports.map((report) => outletName(report.outlet ?? report.file.replace(/\.[^.]*$/, ''))))
  const reports: Report[] = []
  for (const [index, { role, translations, ...entry }] of file.reports.entries()) {
    const document = translated(await readEntry(folder, entry), translations, path, entry.file)
    reports.push({ ...document, outlet: names[index] as string, role })
  }
  return { file, statement, reports }
}
