/** Markup read by htmlparser2, piece by piece and to a bounded depth. */
import { Parser } from 'htmlparser2';
import type { InSteps } from '../../../accounts';
import { failure } from '../../../workbook';

/** Elements within elements: pages have dozens, those with tags that are never closed some hundreds. */
const DEPTH_MAX = 2_000;
/** Characters given to the parser at a time: a few milliseconds of work. */
const PIECE_CHARS = 32 * 1024;

export type Attributes = Readonly<Record<string, string>>;

/** What is made of the tags and texts as they come. */
export interface Listener {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text(text: string): void;
  comment?(text: string): void;
}

/** Parses a text of the file `file`. Throws WorkbookError when it goes deeper than any page does. */
export function* parse(text: string, xmlMode: boolean, file: string, listener: Listener): InSteps<void> {
  let depth = 0;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        if (++depth > DEPTH_MAX) {
          throw failure('workbook.damaged', { name: file, part: { key: 'workbook.partCells' } });
        }
        listener.open(name, attributes);
      },
      onclosetag: (name) => {
        depth -= 1;
        listener.close(name);
      },
      ontext: (piece) => listener.text(piece),
      oncomment: (comment) => listener.comment?.(comment),
    },
    { xmlMode, decodeEntities: true, recognizeCDATA: true },
  );
  for (let at = 0; at < text.length; at += PIECE_CHARS) {
    parser.write(text.slice(at, at + PIECE_CHARS));
    yield;
  }
  parser.end();
}
