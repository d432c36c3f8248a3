/** Adds planned sheets to a package after those it has, and takes a sheet out again. */
import { parseRange, addressOf } from '../../accounts';
import { failure, freeSheetName, isSheetName, quoteSheet, SHEET_NAME_CHARS_MAX, type SheetPlan } from '../../workbook';
import type { Package } from './package';
import { workbookPart, type WorkbookPart } from './parts';
import { addContentType, addRelationship, removePart } from './relationships';
import { addLooks } from './styles';
import { looksOf, worksheetXml } from './worksheet';
import {
  appendEdit,
  attributeEdit,
  attributesOf,
  childOf,
  childrenNamed,
  childrenOf,
  cutEdit,
  escapeXml,
  insertChildEdit,
  rootOf,
  XmlError,
  type Edit,
  type Element,
} from './xml';

const WORKSHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml';

/** CT_Workbook, as far as anything is inserted. */
const ORDER = [
  'fileVersion',
  'fileSharing',
  'workbookPr',
  'workbookProtection',
  'bookViews',
  'sheets',
  'functionGroups',
  'externalReferences',
  'definedNames',
  'calcPr',
];

/** Adds sheets last. Throws WorkbookError when a name is taken or cannot be a sheet's name. */
export function addSheets(pkg: Package, plans: readonly SheetPlan[]): void {
  const workbook = workbookPart(pkg);
  const taken = new Set(workbook.sheets.map(({ name }) => name.toLowerCase()));
  for (const { name } of plans) {
    refuseBadName(name);
    if (taken.has(name.toLowerCase())) throw failure('workbook.sheetExists', { name: pkg.file, sheet: name });
    taken.add(name.toLowerCase());
  }
  const looks = looksOf(plans);
  const numbers = addLooks(pkg, workbook, [...looks.values()]);
  const formats = new Map([...looks.keys()].map((key, i) => [key, numbers[i] ?? 0] as const));
  const ids = plans.map((plan) => {
    const part = pkg.freeName(`${workbook.folder}worksheets/sheet`);
    pkg.put(part, worksheetXml(plan, formats, workbook.namespace));
    addContentType(pkg, part, WORKSHEET_TYPE);
    return addRelationship(pkg, workbook.part, `${workbook.relationships}/worksheet`, part);
  });
  listSheets(pkg, workbook, plans, ids);
}

/** Has every formula computed when the workbook is opened: nobody has computed those that we wrote. */
export function computeOnOpening(pkg: Package): void {
  pkg.edit(workbookPart(pkg).part, (text) => {
    const root = rootOf(text);
    const existing = childOf(text, root, 'calcPr');
    if (existing) return [attributeEdit(text, existing, 'fullCalcOnLoad', '1')];
    return [insertChildEdit(text, root, 'calcPr', ORDER, `<${root.prefix}calcPr fullCalcOnLoad="1"/>`)];
  });
}

/** Takes a sheet out, its names included, unless it is the only one. */
export function removeSheet(pkg: Package, name: string): void {
  const workbook = workbookPart(pkg);
  const index = workbook.sheets.findIndex((sheet) => sheet.name === name);
  const sheet = workbook.sheets[index];
  if (!sheet || workbook.sheets.length === 1) return;
  pkg.edit(workbook.part, (text) => {
    const root = rootOf(text);
    const entry = childrenNamed(text, required(text, root, 'sheets'), 'sheet')[index];
    return [
      ...(entry ? [cutEdit(entry)] : []),
      ...namesWithout(text, root, index),
      ...viewsWithout(text, root, workbook.sheets.length - 1),
    ];
  });
  removePart(pkg, workbook.part, sheet.part);
}

/** The name, or one like it that no sheet has. */
export function freeNameIn(pkg: Package, name: string): string {
  return freeSheetName(
    name,
    workbookPart(pkg).sheets.map((sheet) => sheet.name),
  );
}

function refuseBadName(name: string): void {
  if (!isSheetName(name)) throw failure('workbook.sheetNameBad', { sheet: name, limit: SHEET_NAME_CHARS_MAX });
}

/** Lists new sheets in the workbook part, with the names that hold their print titles and print area. */
function listSheets(pkg: Package, workbook: WorkbookPart, plans: readonly SheetPlan[], ids: readonly string[]): void {
  pkg.edit(workbook.part, (text) => {
    const root = rootOf(text);
    const sheets = required(text, root, 'sheets');
    const used = childrenNamed(text, sheets, 'sheet').map(
      (each) => Number(attributesOf(text, each).get('sheetId')) || 0,
    );
    const firstId = Math.max(0, ...used) + 1;
    const p = root.prefix;
    const entries = plans.map((plan, i) => {
      const attributes = `name="${escapeXml(plan.name)}" sheetId="${firstId + i}"`;
      return `<${p}sheet ${attributes} xmlns:r="${workbook.relationships}" r:id="${ids[i]}"/>`;
    });
    const names = plans.flatMap((plan, i) => printNames(plan, workbook.sheets.length + i, p));
    return [appendEdit(text, sheets, entries.join('')), ...nameEdits(text, root, names.join(''))];
  });
}

function nameEdits(text: string, root: Element, names: string): Edit[] {
  if (names === '') return [];
  const existing = childOf(text, root, 'definedNames');
  if (existing) return [appendEdit(text, existing, names)];
  const element = `${root.prefix}definedNames`;
  return [insertChildEdit(text, root, 'definedNames', ORDER, `<${element}>${names}</${element}>`)];
}

function printNames(plan: SheetPlan, index: number, p: string): string[] {
  const sheet = quoteSheet(plan.name);
  const name = (kind: string, reference: string) =>
    `<${p}definedName name="_xlnm.${kind}" localSheetId="${index}">${escapeXml(`${sheet}!${reference}`)}</${p}definedName>`;
  const area = plan.printArea === undefined ? undefined : parseRange(plan.printArea);
  return [
    ...(area ? [name('Print_Area', `${fixed(area.top, area.left)}:${fixed(area.bottom, area.right)}`)] : []),
    ...(plan.headerRows > 0 ? [name('Print_Titles', `$1:$${plan.headerRows}`)] : []),
  ];
}

/** `C12` → `$C$12`. */
function fixed(row: number, column: number): string {
  return addressOf(row, column).replace(/^([A-Z]+)/, '$$$1$$');
}

/** Names of the sheet at `index` go with it; those of sheets after it follow their sheet. */
function namesWithout(text: string, root: Element, index: number): Edit[] {
  const list = childOf(text, root, 'definedNames');
  if (!list) return [];
  const names = childrenOf(text, list);
  const placeOf = (name: Element) => Number(attributesOf(text, name).get('localSheetId') ?? NaN);
  if (names.every((name) => placeOf(name) === index)) return [cutEdit(list)];
  return names.flatMap((name) => {
    const place = placeOf(name);
    if (place === index) return [cutEdit(name)];
    return place > index ? [attributeEdit(text, name, 'localSheetId', String(place - 1))] : [];
  });
}

/** A view that shows a tab past the last one makes Excel repair the file. */
function viewsWithout(text: string, root: Element, sheets: number): Edit[] {
  const views = childOf(text, root, 'bookViews');
  if (!views) return [];
  return childrenOf(text, views).flatMap((view) =>
    ['activeTab', 'firstSheet'].flatMap((name) => {
      const tab = Number(attributesOf(text, view).get(name) ?? 0);
      return tab >= sheets ? [attributeEdit(text, view, name, String(sheets - 1))] : [];
    }),
  );
}

function required(text: string, parent: Element, name: string): Element {
  const element = childOf(text, parent, name);
  if (!element) throw new XmlError(`no ${name}`);
  return element;
}
