/** Tells what is changed in the spreadsheet, and by whom: Univer reports recalculation in the same words as typing. */
import {
  CommandType,
  type ICommandInfo,
  type ICommandService,
  type IDisposable,
  type IExecutionOptions,
} from '@univerjs/core';

const VALUES = 'sheet.mutation.set-range-values';

/** Mutations after which a sheet's cells stand elsewhere. */
const MOVING: ReadonlySet<string> = new Set(
  [
    'insert-row',
    'insert-col',
    'remove-rows',
    'remove-col',
    'move-range',
    'move-rows',
    'move-columns',
    'reorder-range',
  ].map((name) => `sheet.mutation.${name}`),
);

/** Mutations after which a sheet reads otherwise. */
const CONTENT: ReadonlySet<string> = new Set([
  ...MOVING,
  VALUES,
  ...[
    'insert-sheet',
    'remove-sheet',
    'set-worksheet-name',
    'set-worksheet-hidden',
    'add-worksheet-merge',
    'remove-worksheet-merge',
  ].map((name) => `sheet.mutation.${name}`),
]);

/** Mutations that the spreadsheet makes by itself while it draws. */
const DRAWING = /auto-height|formula-mark-dirty|permission|mark-dirty/;

/** Commands that change looks alone. */
const LOOKS: ReadonlySet<unknown> = new Set(['sheet.command.set-style', 'sheet.command.set-border']);

interface Parameters {
  readonly subUnitId?: string;
  readonly sheet?: { readonly id?: string };
  readonly trigger?: string;
}

export interface Edit {
  /** Id of the sheet. */
  readonly sheet: string;
  /** Whether what the sheet says may have changed, or its looks alone. */
  readonly content: boolean;
}

export class Edits {
  /** Whether formulas may still be waiting for a change. */
  uncalculated = false;
  /** Ids of sheets whose cells were moved since the workbook was opened. */
  readonly moved = new Set<string>();
  private readonly listeners = new Set<(edit: Edit) => void>();
  private readonly subscription: IDisposable;
  private ours = 0;

  constructor(commands: ICommandService) {
    this.subscription = commands.onCommandExecuted((command, options) => this.note(command, options));
  }

  /** Calls back for every change that somebody makes. Returns how to stop. */
  listen(listener: (edit: Edit) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Makes a change of ours, of which nobody is told. */
  ourselves<T>(change: () => T): T {
    this.ours += 1;
    try {
      return change();
    } finally {
      this.ours -= 1;
    }
  }

  /** Begins anew, with a workbook just opened. */
  forget(): void {
    this.moved.clear();
    this.uncalculated = false;
  }

  dispose(): void {
    this.subscription.dispose();
    this.listeners.clear();
  }

  private note({ id, type, params }: Readonly<ICommandInfo>, options: IExecutionOptions | undefined): void {
    if (type !== CommandType.MUTATION || !id.startsWith('sheet.mutation.') || options?.['fromFormula'] === true) return;
    if (DRAWING.test(id)) return;
    const { subUnitId, sheet, trigger } = (params ?? {}) as Parameters;
    const edited = subUnitId ?? sheet?.id;
    if (edited === undefined) return;
    const content = CONTENT.has(id) && !(id === VALUES && LOOKS.has(trigger));
    if (content) this.uncalculated = true;
    if (MOVING.has(id)) this.moved.add(edited);
    if (this.ours > 0) return;
    for (const listener of this.listeners) listener({ sheet: edited, content });
  }
}
