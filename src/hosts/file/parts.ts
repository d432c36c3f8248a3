/** The workbook part and its sheets: which name, which part, shown or hidden. */
import { failure, type Visibility, type WorkbookKey } from '../../workbook';
import type { BookFacts } from './gather';
import { LIMITS } from './limits';
import type { Package } from './package';
import { CONTENT_TYPES, relationshipsOf } from './relationships';
import { attributesOf, childOf, childrenNamed, childrenOf, rootOf, type Element } from './xml';

export interface SheetPart {
  readonly name: string;
  readonly visibility: Visibility;
  readonly part: string;
  /** A grid of cells; a chart sheet is none. */
  readonly isWorksheet: boolean;
}

export interface WorkbookPart {
  readonly part: string;
  /** The folder it stands in, with a closing slash: where new parts go. */
  readonly folder: string;
  /** Namespace of SpreadsheetML, transitional or strict. */
  readonly namespace: string;
  /** Start of relationship types and namespace of `r:id`, of the same family. */
  readonly relationships: string;
  /** In the order of the tabs. */
  readonly sheets: readonly SheetPart[];
  readonly facts: BookFacts;
}

export const TRANSITIONAL = {
  namespace: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  relationships: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
} as const;
const STRICT = {
  namespace: 'http://purl.oclc.org/ooxml/spreadsheetml/main',
  relationships: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
} as const;

/** What else an Office package may be, by its document element. */
const OTHER_KINDS: ReadonlyMap<string, WorkbookKey> = new Map([
  ['document', 'workbook.kindWord'],
  ['presentation', 'workbook.kindPresentation'],
]);

/** Finds the workbook in a package. Throws WorkbookError when the package is something else, or damaged. */
export function workbookPart(pkg: Package): WorkbookPart {
  const part = relationshipsOf(pkg, '').find(({ kind }) => kind === 'officeDocument')?.part;
  if (part === undefined || !pkg.has(CONTENT_TYPES)) throw notWorkbook(pkg);
  if (part.endsWith('.bin')) throw failure('workbook.isBinaryWorkbook', { name: pkg.file });
  return pkg.read(part, (text) => {
    const root = rootOf(text);
    if (root.name !== 'workbook') {
      const kind = OTHER_KINDS.get(root.name) ?? 'workbook.kindOffice';
      throw failure('workbook.notWorkbook', { name: pkg.file, kind: { key: kind } });
    }
    const namespace = attributesOf(text, root).get(root.prefix ? `xmlns:${root.prefix.slice(0, -1)}` : 'xmlns');
    const family = namespace === STRICT.namespace ? STRICT : TRANSITIONAL;
    const sheets = sheetParts(pkg, part, text);
    return { part, folder: part.slice(0, part.lastIndexOf('/') + 1), ...family, sheets, facts: factsOf(text, root) };
  });
}

function sheetParts(pkg: Package, workbook: string, text: string): SheetPart[] {
  const targets = new Map(relationshipsOf(pkg, workbook).map((relationship) => [relationship.id, relationship]));
  const sheets = childOf(text, rootOf(text), 'sheets');
  if (!sheets) throw failure('workbook.damaged', { name: pkg.file, part: workbook });
  const elements = childrenNamed(text, sheets, 'sheet');
  refuseTooManySheets(elements.length, pkg.file);
  return elements.map((element) => {
    const attributes = attributesOf(text, element);
    const name = attributes.get('name') ?? '';
    const id = [...attributes].find(([attribute]) => attribute.endsWith(':id'))?.[1] ?? '';
    const target = targets.get(id);
    if (target?.part === undefined || !pkg.has(target.part)) {
      throw failure('workbook.damaged', {
        name: pkg.file,
        part: { key: 'workbook.partSheet', params: { sheet: name } },
      });
    }
    return {
      name,
      visibility: visibilityOf(attributes.get('state')),
      part: target.part,
      isWorksheet: target.kind === 'worksheet',
    };
  });
}

/** Throws WorkbookError when a file has more sheets than are accepted. */
export function refuseTooManySheets(count: number, file: string): void {
  if (count <= LIMITS.SHEETS_MAX) return;
  throw failure('workbook.tooManySheets', { name: file, count, limit: LIMITS.SHEETS_MAX });
}

function factsOf(text: string, root: Element): BookFacts {
  const children = childrenOf(text, root);
  const attributes = (name: string) => {
    const element = children.find((child) => child.name === name);
    return element ? attributesOf(text, element) : new Map<string, string>();
  };
  const calculation = attributes('calcPr');
  return {
    date1904: isTrue(attributes('workbookPr').get('date1904')),
    manualCalculation: calculation.get('calcMode') === 'manual',
    calculatesOnOpening: isTrue(calculation.get('fullCalcOnLoad')),
  };
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

function visibilityOf(state: string | undefined): Visibility {
  return state === 'hidden' || state === 'veryHidden' ? state : 'visible';
}

function notWorkbook(pkg: Package) {
  if (pkg.has('META-INF/manifest.xml') || pkg.has('mimetype')) {
    return failure('workbook.isOpenDocument', { name: pkg.file });
  }
  return failure('workbook.notWorkbook', { name: pkg.file, kind: { key: 'workbook.kindZip' } });
}
