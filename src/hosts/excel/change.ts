/** A change of the workbook: all of it or none. */
import { failure, type WorkbookError, type WorkbookKey } from '../../workbook';
import { codeOf, inWords, wordsOf } from './failure';
import type { Session } from './session';
import { takeSteps, type Step } from './steps';

/** What is to be done, and how it is taken back when Excel stops in the middle. */
export interface Change<T> {
  readonly steps: readonly Step[];
  readonly result: T;
  /** Sheets that come by it, filled while the steps are taken, and ids of those that go: nobody is told of them. */
  readonly added?: readonly AddedSheet[];
  readonly removed?: readonly string[];
  /** How what was done of it is taken back, looked up in a context of its own. */
  readonly undo: (context: Excel.RequestContext, answered: () => void) => Promise<Undo>;
}

/** A sheet that a step has added, with its id loaded. */
export type AddedSheet = Pick<Excel.Worksheet, 'id'>;

export interface Undo {
  readonly steps: readonly Step[];
  /** The sentence that says what is gone for good; left out where the workbook is then as it was. */
  readonly lost?: WorkbookKey | undefined;
}

/** Looks at the workbook and tells what is to be done there, or throws when it cannot be done. */
export type Planner<T> = (context: Excel.RequestContext, answered: () => void) => Promise<Change<T>>;

/** Plans a change and makes it; one that stops in the middle is taken back before the error is told. */
export async function makeChange<T>(
  session: Session,
  plan: Planner<T>,
  refused: (error: unknown) => unknown = (error) => inWords(error, session.name),
): Promise<T> {
  return session.run(async (context, answered) => {
    const change = await plan(context, answered);
    for (const id of change.removed ?? []) session.removed.add(id);
    try {
      await takeSteps(context, change.steps);
      for (const { id } of change.added ?? []) session.added.add(id);
    } catch (error) {
      for (const id of change.removed ?? []) session.removed.delete(id);
      if (codeOf(error) === undefined) throw error;
      const lost = await takeBack(session, change, error);
      throw lost === undefined ? refused(error) : failure(lost, { message: wordsOf(error) }, error);
    }
    return change.result;
  });
}

async function takeBack(session: Session, change: Change<unknown>, because: unknown): Promise<Undo['lost']> {
  try {
    return await session.run(async (context, answered) => {
      const { steps, lost } = await change.undo(context, answered);
      await takeSteps(context, steps);
      return lost;
    });
  } catch (error) {
    throw halfDone(session.name, because, error);
  }
}

function halfDone(name: string, because: unknown, cause: unknown): WorkbookError {
  return failure('workbook.excelHalfDone', { name, message: wordsOf(because) }, cause);
}
