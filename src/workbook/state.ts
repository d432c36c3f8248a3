/** The custom XML part in which state travels with the workbook: one element of our namespace that holds JSON. */
import type { WorkbookState } from './host';

export const STATE_NAMESPACE = 'urn:juesuan:state';

/** Explanations and answers of a whole bureau are some 100,000 characters; more than this is not ours. */
export const STATE_CHARS_MAX = 5_000_000;

/** Everything that is kept in the part. */
export interface KeptState {
  /** What the program above keeps. */
  readonly state?: WorkbookState;
  /** Name of the report sheet that stands in the workbook. */
  readonly report?: string;
  /** Notes of the file host, to take its own changes back; other hosts may drop them. */
  readonly file?: unknown;
}

/** The part's text. The JSON in it has no character that XML would have to escape, so that no writer changes it. */
export function writeStateXml({ state, report, file }: KeptState): string {
  const json = JSON.stringify({ state, report, file }).replace(ESCAPED_IN_XML, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return `<juesuan xmlns="${STATE_NAMESPACE}">${json}</juesuan>`;
}

/** What a part holds, or undefined when it is not ours or cannot be read. */
export function readStateXml(xml: string): KeptState | undefined {
  const [, attributes = '', json = ''] = ELEMENT.exec(xml) ?? [];
  if (!attributes.includes(STATE_NAMESPACE) || json.length > STATE_CHARS_MAX) return undefined;
  const kept = parseJson(json.replaceAll('&quot;', '"'));
  if (!isRecord(kept)) return undefined;
  return {
    ...(isRecord(kept['state']) && { state: kept['state'] }),
    ...(typeof kept['report'] === 'string' && { report: kept['report'] }),
    ...(kept['file'] !== undefined && { file: kept['file'] }),
  };
}

const ELEMENT = /<(?:[\w.-]+:)?juesuan\b([^<>]*)>([^<>]*)<\//;
const ESCAPED_IN_XML = /[<>&\x7f-\x9f\ufffe\uffff]/g;

function parseJson(json: string): unknown {
  try {
    // A key of this name would become the prototype of a copy.
    return JSON.parse(json, (key, value: unknown) => (key === '__proto__' ? undefined : value));
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
