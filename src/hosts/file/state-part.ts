/** The custom XML part that holds our state, and the file host's notes on how to take its own changes back. */
import { z } from 'zod';
import { failure, readStateXml, STATE_CHARS_MAX, STATE_NAMESPACE, writeStateXml, type KeptState } from '../../workbook';
import type { Package, Undo } from './package';
import { workbookPart } from './parts';
import { addContentType, addRelationship, relationshipsOf, removePart, XML_DECLARATION } from './relationships';

const edit = z.object({ at: z.number(), length: z.number(), text: z.string() });
const undo = z.object({
  added: z.array(z.string()),
  edited: z.array(z.object({ part: z.string(), crc: z.number(), steps: z.array(z.array(edit)) })),
});
const notesSchema = z.object({
  /** Takes the state part itself back; set while nobody but marking has needed it. */
  origin: undo.optional(),
  /** Takes the formats and the report sheet of marking back. */
  marks: undo.optional(),
  /** Give the user's own rules their numbers back, a sheet each. */
  rooms: z.array(undo).optional(),
});

export interface Notes {
  readonly origin?: Undo | undefined;
  readonly marks?: Undo | undefined;
  readonly rooms?: readonly Undo[] | undefined;
}

const PROPERTIES_TYPE = 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml';
const PROPERTIES_NAMESPACE = 'http://schemas.openxmlformats.org/officeDocument/2006/customXml';
/** Names our item among a workbook's custom XML items; any fixed GUID will do. */
const ITEM_ID = '{6B1F6C0E-5A0B-4C55-9D0B-2C8E1D3A7F21}';

/** What is kept in the package, or undefined when it has no part of ours. */
export function loadKept(pkg: Package): KeptState | undefined {
  const part = statePart(pkg);
  return part === undefined ? undefined : (pkg.read(part, readStateXml) ?? {});
}

/** The notes in what is kept; none when they are not as we write them. */
export function notesOf(kept: KeptState): Notes {
  return notesSchema.safeParse(kept.file).data ?? {};
}

/** Keeps something in the part that is there. Throws WorkbookError when it is too much. */
export function storeKept(pkg: Package, kept: KeptState): void {
  const part = statePart(pkg);
  if (part === undefined) throw new Error('no state part');
  const xml = writeStateXml(kept);
  if (xml.length > STATE_CHARS_MAX) {
    throw failure('workbook.stateTooBig', { name: pkg.file, limit: STATE_CHARS_MAX / 10_000 });
  }
  pkg.put(part, xml);
}

/** Adds an empty part of ours; tells how to take it back. */
export function addStatePart(pkg: Package): Undo {
  const { part: workbook, relationships } = workbookPart(pkg);
  return pkg.record(() => {
    const item = pkg.freeName('customXml/item');
    const properties = pkg.freeName('customXml/itemProps');
    pkg.put(item, writeStateXml({}));
    pkg.put(
      properties,
      `${XML_DECLARATION}<ds:datastoreItem ds:itemID="${ITEM_ID}" xmlns:ds="${PROPERTIES_NAMESPACE}">` +
        `<ds:schemaRefs><ds:schemaRef ds:uri="${STATE_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>`,
    );
    addContentType(pkg, item, 'application/xml');
    addContentType(pkg, properties, PROPERTIES_TYPE);
    addRelationship(pkg, workbook, `${relationships}/customXml`, item);
    addRelationship(pkg, item, `${relationships}/customXmlProps`, properties);
  });
}

/** Takes the part out, whoever has saved the workbook since. */
export function removeStatePart(pkg: Package): void {
  const item = statePart(pkg);
  if (item === undefined) return;
  for (const { kind, part } of relationshipsOf(pkg, item)) {
    if (kind === 'customXmlProps' && part !== undefined) removePart(pkg, item, part);
  }
  removePart(pkg, workbookPart(pkg).part, item);
}

function statePart(pkg: Package): string | undefined {
  const items = relationshipsOf(pkg, workbookPart(pkg).part).filter(({ kind }) => kind === 'customXml');
  for (const { part } of items) {
    if (part !== undefined && pkg.has(part) && isOurs(pkg.content(part))) return part;
  }
  return undefined;
}

/** Other programs' items may be in any encoding: only the start is looked at, as plain bytes. */
function isOurs(content: Uint8Array): boolean {
  const start = new TextDecoder('latin1').decode(content.subarray(0, 1024));
  return /<(?:[\w.-]+:)?juesuan\b/.test(start) && start.includes(`"${STATE_NAMESPACE}"`);
}
