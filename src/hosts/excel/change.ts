/** A change of the workbook: all of it or none. */
import { failure, type WorkbookError } from '../../workbook';
import { codeOf, inWords, wordsOf } from './failure';
import type { Session } from './session';
import { takeSteps, type Step } from './steps';

/** What is to be done, and how it is taken back when Excel stops in the middle. */
export interface Change<T> {
  readonly steps: readonly Step[];
  readonly result: T;
  /** Steps that take back what was done of it, looked up in a context of their own. */
  readonly undo: (context: Excel.RequestContext, answered: () => void) => Promise<readonly Step[]>;
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
    try {
      await takeSteps(context, change.steps);
    } catch (error) {
      if (codeOf(error) === undefined) throw error;
      await takeBack(session, change, error);
      throw refused(error);
    }
    return change.result;
  });
}

async function takeBack(session: Session, change: Change<unknown>, because: unknown): Promise<void> {
  try {
    await session.run(async (context, answered) => takeSteps(context, await change.undo(context, answered)));
  } catch (error) {
    throw halfDone(session.name, because, error);
  }
}

function halfDone(name: string, because: unknown, cause: unknown): WorkbookError {
  return failure('workbook.excelHalfDone', { name, message: wordsOf(because) }, cause);
}
