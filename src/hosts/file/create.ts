/**
 * A new workbook. It is an empty package to which sheets are added as they are to any other, so that there is one
 * writer and one table of looks.
 */
import { say } from '../../sentences';
import type { PlannedCell, SheetPlan } from '../../workbook';
import { Package } from './package';
import { TRANSITIONAL } from './parts';
import { addRelationship, CONTENT_TYPES, XML_DECLARATION } from './relationships';
import { addSheets, computeOnOpening } from './sheets';

const WORKBOOK = 'xl/workbook.xml';
const CORE = 'docProps/core.xml';
/** Fixed: the same plans give the same bytes. */
const CREATED = '2021-01-01T00:00:00Z';
const PACKAGE_RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** The .xlsx file of these sheets, at least one. Throws WorkbookError when a name cannot be a sheet's name. */
export function createWorkbook(plans: readonly SheetPlan[]): Promise<Uint8Array> {
  return Promise.resolve().then(() => {
    if (plans.length === 0) throw new Error('a workbook needs a sheet');
    const pkg = emptyPackage();
    addSheets(pkg, plans);
    if (plans.some(({ cells }) => cells.some(isUncalculated))) computeOnOpening(pkg);
    return pkg.bytes();
  });
}

function isUncalculated({ formula, result }: PlannedCell): boolean {
  return formula !== undefined && result === undefined;
}

function emptyPackage(): Package {
  const pkg = new Package(new Map(), say('workbook.newWorkbook'));
  pkg.put(CONTENT_TYPES, contentTypes());
  addRelationship(pkg, '', `${TRANSITIONAL.relationships}/officeDocument`, WORKBOOK);
  addRelationship(pkg, '', `${PACKAGE_RELATIONSHIPS}/metadata/core-properties`, CORE);
  pkg.put(CORE, coreProperties());
  pkg.put(
    WORKBOOK,
    `${XML_DECLARATION}<workbook xmlns="${TRANSITIONAL.namespace}"><bookViews><workbookView/></bookViews><sheets></sheets></workbook>`,
  );
  return pkg;
}

function contentTypes(): string {
  return [
    `${XML_DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    `<Override PartName="/${WORKBOOK}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>`,
    `<Override PartName="/${CORE}" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>`,
    '</Types>',
  ].join('');
}

function coreProperties(): string {
  const date = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${CREATED}</dcterms:${name}>`;
  return [
    `${XML_DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"`,
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:creator>决算助手</dc:creator>${date('created')}${date('modified')}</cp:coreProperties>`,
  ].join('');
}
