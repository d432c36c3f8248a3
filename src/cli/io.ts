/** Where the command line writes to, so that it can be run within a test. */

import { WorkbookError } from '../workbook';

export interface Io {
  /** Results. */
  readonly out: (text: string) => void;
  /** Messages and progress. */
  readonly err: (text: string) => void;
  /** True when someone is watching `err` on a terminal. */
  readonly watched: boolean;
}

/** Nothing at level error · something is · an input cannot be used. */
export type ExitStatus = 0 | 1 | 2;

/** An input cannot be used; `message` is the sentence for the user. The command ends with status 2. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/** True when an error is about an input or a file, with a sentence for the user, and not a fault of the program. */
export function isInputProblem(error: unknown): error is Error {
  return error instanceof InputError || error instanceof WorkbookError;
}

/** Progress on one line of a terminal; silent when nobody watches. */
export class Progress {
  private shown = false;

  constructor(private readonly io: Io) {}

  show(text: string): void {
    if (!this.io.watched) return;
    this.io.err(`\r\u001b[2K${text}`);
    this.shown = true;
  }

  /** Takes the line away, before other output. */
  clear(): void {
    if (this.shown) this.io.err('\r\u001b[2K');
    this.shown = false;
  }
}
