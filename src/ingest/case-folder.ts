// A case folder → statement, reports and gold labels.
import { realpath, stat } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'
import { caseSchema, type CaseFile, type DocumentEntry, type TranslationEntry, type VersionEntry } from '../model/case.ts'
import type { Document, Report, Statement, Translation } from '../model/document.ts'
import { UserError } from '../model/user-error.ts'
import { receiveFile } from './bytes.ts'
import { columnNames, readDocument } from './documents.ts'
import { identifyLanguage } from './identify-language.ts'
import { readJson } from './json-file.ts'
import { storedForm } from '../text/normalise.ts'
import { outletName } from './outlets.ts'
import { checkedText, sha256 } from './provenance.ts'

/** All versions of a text that a case has, in the order of case.json, the one that is compared first. */
export interface LoadedVersions {
  /** The statement, or the column of a report. */
  readonly of: 'statement' | number
  readonly name: string
  readonly versions: readonly Document[]
}

export interface LoadedCase {
  readonly file: CaseFile
  readonly statement: Statement
  /** What the other side said, where the case has it. */
  readonly counterpart?: Statement
  readonly reports: readonly Report[]
  /** Texts of which there is more than one version. */
  readonly versions: readonly LoadedVersions[]
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

/** What is done where a text is not what was recorded of it; `field` of case.json has the record. */
export type OnChanged = (path: string, field: 'sha256' | 'textSha256') => void

const refuseChanged: OnChanged = (path, field) => {
  throw new UserError(`${path}: has changed since its SHA-256 was recorded; restore it, or correct ${field} in case.json`)
}

/** A text that was got out of `raw` and stored: UTF-8 and nothing else, whatever its first words look like. Throws `UserError`. */
async function readStored(path: string, sha256OfText: string | undefined, onChanged: OnChanged): Promise<string> {
  const { bytes } = await receiveFile(path)
  if (sha256OfText !== undefined && sha256(bytes) !== sha256OfText) onChanged(path, 'textSha256')
  return checkedText(new TextDecoder('utf-8').decode(bytes), path)
}

/** One text of a case. What was recorded of it stands. */
async function readEntry(
  folder: string,
  entry: VersionEntry & Pick<DocumentEntry, 'versions' | 'looks'> & { readonly role?: Report['role'] },
  onChanged: OnChanged,
): Promise<Statement> {
  const { file, raw, textSha256, item: _item, columns: _columns, source: _source, sourceItem: _of, ...rest } = entry
  const { versions: _versions, looks: _looks, translations: _translations, role: _role, ...known } = rest
  const path = await insidePath(folder, file)
  if (raw === undefined) {
    if (known.sha256 === undefined) return readDocument(path, known)
    const found = sha256((await receiveFile(path)).bytes)
    if (found !== known.sha256) onChanged(path, 'sha256')
    return readDocument(path, { ...known, sha256: found })
  }
  await insidePath(folder, raw)
  const text = await readStored(path, textSha256, onChanged)
  const { language, ...provenance } = known
  const outlet = provenance.outlet === undefined ? {} : { outlet: outletName(provenance.outlet) }
  return { text, language: await identifyLanguage(text, language), provenance: { ...provenance, ...outlet } }
}

/**
 * Reads a case folder. Throws `UserError` for a folder without case.json, broken JSON, texts that are missing or outside, and for
 * texts that have changed unless `onChanged` lets them pass.
 */
export async function readCase(folder: string, onChanged: OnChanged = refuseChanged): Promise<LoadedCase> {
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
  const read = async (entry: DocumentEntry): Promise<Statement> =>
    translated(await readEntry(folder, entry, onChanged), entry.translations, path, entry.file)
  const statement = await read(file.statement)
  const counterpart = file.counterpart && (await read(file.counterpart))
  const found: { readonly document: Statement; readonly role: Report['role'] }[] = []
  for (const entry of file.reports) found.push({ document: await read(entry), role: entry.role })
  const names = columnNames(
    file.reports.map((entry, index) => ({
      name: outletName(entry.outlet ?? entry.file.replace(/\.[^.]*$/, '')),
      language: found[index]!.document.language,
    })),
  )
  const reports = found.map(({ document, role }, index): Report => ({ ...document, outlet: names[index]!, role }))
  const versions: LoadedVersions[] = []
  const gather = async (of: LoadedVersions['of'], name: string, entry: DocumentEntry, document: Document): Promise<void> => {
    if (entry.versions === undefined || entry.versions.length === 0) return
    const others: Document[] = []
    // What was said of the text holds for its versions, unless they say otherwise.
    const { outlet, title, language } = entry
    const same = {
      ...(outlet === undefined ? {} : { outlet }),
      ...(title === undefined ? {} : { title }),
      ...(language === undefined ? {} : { language }),
    }
    for (const version of entry.versions) others.push(await readEntry(folder, { ...same, ...version }, onChanged))
    versions.push({ of, name, versions: [document, ...others] })
  }
  await gather('statement', statement.provenance.outlet ?? 'The statement', file.statement, statement)
  for (const [index, entry] of file.reports.entries()) await gather(index, names[index]!, entry, reports[index]!)
  return { file, statement, ...(counterpart ? { counterpart } : {}), reports, versions }
}
