/** The way to Excel: one task after the other, each with an end, errors in words. */
import { failure } from '../../workbook';
import { inWords } from './failure';
import { LIMITS } from './limits';

/**
 * Work in one context. It only asks until its first round trip has come back, and then calls `answered`, which throws
 * when that was so late that the user has been told that nothing was done.
 */
export type Work<T> = (context: Excel.RequestContext, answered: () => void) => Promise<T>;

export class Session {
  /** Ids of sheets that we have added or removed, until Excel has told of them. */
  readonly added = new Set<string>();
  readonly removed = new Set<string>();
  private last: Promise<unknown> = Promise.resolve();

  /** `name` is the workbook's, for messages. While nothing comes back for so long, Excel is taken to wait for the user. */
  constructor(
    readonly name: string,
    private readonly answerMs: number = LIMITS.ANSWER_MS_MAX,
  ) {}

  /** Does a task once those before it have ended, however they ended: two presses at once are one after the other. */
  inTurn<T>(task: () => Promise<T>): Promise<T> {
    const result = this.last.then(task);
    this.last = result.catch(() => undefined);
    return result;
  }

  /** Does work in Excel. Rejects with WorkbookError. */
  async run<T>(work: Work<T>): Promise<T> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let late = false;
    const tooLate = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        late = true;
        reject(failure('workbook.excelEditing'));
      }, this.answerMs);
    });
    const answered = () => {
      clearTimeout(timer);
      if (late) throw failure('workbook.excelEditing');
    };
    const done = Excel.run({ delayForCellEdit: true }, (context) => work(context, answered));
    try {
      return await Promise.race([done, tooLate]);
    } catch (error) {
      throw inWords(error, this.name);
    } finally {
      clearTimeout(timer);
    }
  }
}
