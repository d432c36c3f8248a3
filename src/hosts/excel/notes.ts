/** Our remarks on cells, as threaded comments that begin with our name. */
import { failure, quoteSheet, type CellNote } from '../../workbook';
import type { Change } from './change';
import { codeOf, inWords, wordsOf } from './failure';
import type { Step } from './steps';
import { survey } from './survey';

/** How a remark is known to be ours, whatever language the pane had. */
const PREFIX = '决算助手：';

/** Excel refuses comments in ways of its own: where there is a note, or where the file cannot keep them. */
export function commentsRefused(error: unknown, name: string): unknown {
  const ownWords = ['AccessDenied', 'InvalidOperationInCellEditMode'].includes(codeOf(error) ?? '');
  return ownWords ? inWords(error, name) : failure('workbook.excelCommentsRefused', { message: wordsOf(error) }, error);
}

interface Remark {
  readonly content: string;
  delete(): void;
}

/** Plans the remarks that replace ours; on a cell with a comment of the user's, ours is a reply to it. */
export async function planNotes(
  context: Excel.RequestContext,
  answered: () => void,
  name: string,
  notes: readonly CellNote[],
): Promise<Change<void>> {
  const { comments } = context.workbook;
  const sheets = await survey(context, {}, answered, () =>
    comments.load('items/id,items/content,items/replies/items/content,items/replies/items/id'),
  );
  for (const { cell } of notes) {
    const facts = sheets.find((sheet) => sheet.name === cell.sheet);
    if (!facts) throw failure('workbook.excelGone', { name });
    if (facts.isProtected) throw failure('workbook.excelSheetProtected', { sheet: cell.sheet });
  }
  const theirs = await placesOf(
    context,
    comments.items.filter((comment) => !isOurs(comment)),
  );
  return {
    result: undefined,
    steps: [
      ...ours(comments).map(removal),
      ...notes.map(({ cell, text }) => ({
        bytes: (text.length + PREFIX.length) * 3 + 500,
        take: () => {
          const thread = theirs.get(`${cell.sheet}|${cell.address}`);
          const content = `${PREFIX}${text}`;
          if (thread) thread.replies.add(content);
          else comments.add(`${quoteSheet(cell.sheet)}!${cell.address}`, content);
        },
      })),
    ],
    undo: async (again, heard) => {
      const all = again.workbook.comments;
      all.load('items/id,items/content,items/replies/items/content,items/replies/items/id');
      await again.sync();
      heard();
      return { steps: ours(all).map(removal) };
    },
  };
}

function isOurs({ content }: Remark): boolean {
  return content.startsWith(PREFIX);
}

function ours({ items }: Excel.CommentCollection): readonly Remark[] {
  return items.flatMap((comment): readonly Remark[] => {
    return isOurs(comment) ? [comment] : comment.replies.items.filter(isOurs);
  });
}

function removal(remark: Remark): Step {
  return { bytes: 500, take: () => remark.delete() };
}

/** Where comments stand: `sheet|address`. */
async function placesOf(
  context: Excel.RequestContext,
  comments: readonly Excel.Comment[],
): Promise<ReadonlyMap<string, Excel.Comment>> {
  if (comments.length === 0) return new Map();
  const asked = comments.map((comment) => {
    const place = comment.getLocation();
    place.load('address,worksheet/name');
    return { comment, place };
  });
  await context.sync();
  return new Map(
    asked.map(({ comment, place }) => {
      const address = place.address.slice(place.address.lastIndexOf('!') + 1).replaceAll('$', '');
      return [`${place.worksheet.name}|${address}`, comment];
    }),
  );
}
