/** One thing at a time: work on the workbook never interleaves. */
import { Cancelled, type Watcher } from './steps';

export type JobKind =
  'open' | 'check' | 'clear' | 'insert' | 'subject' | 'prior' | 'go' | 'keep' | 'draft' | 'save' | 'export';

/** Work under way, as the pane shows it. */
export interface Job {
  readonly kind: JobKind;
  /** 0 to 1, where it is known. */
  readonly share: number | undefined;
  readonly cancelling: boolean;
}

/** A queue in which the same thing is asked for once: pressing a button twice does it once. */
export class Jobs {
  private last: Promise<unknown> = Promise.resolve();
  private readonly waiting = new Map<string, Promise<unknown>>();
  private cancelled = false;
  private job: Job | undefined;

  /** `show` is told of the work under way, and of its end. */
  constructor(private readonly show: (job: Job | undefined) => void) {}

  get busy(): boolean {
    return this.waiting.size > 0;
  }

  /**
   * Does the work after all that was asked for before. While work with the same key waits or runs, it is not done again;
   * the promise is that of the first.
   */
  run<T>(kind: JobKind, work: (watcher: Watcher) => Promise<T>, key: string = kind): Promise<T> {
    const known = this.waiting.get(key);
    if (known) return known as Promise<T>;
    const done = this.last.then(() => this.perform(kind, work)).finally(() => this.waiting.delete(key));
    this.waiting.set(key, done);
    this.last = done.catch(() => undefined);
    return done;
  }

  /** Asks the work under way to stop at its next step. */
  cancel(): void {
    if (!this.job) return;
    this.cancelled = true;
    this.tell({ ...this.job, cancelling: true });
  }

  private async perform<T>(kind: JobKind, work: (watcher: Watcher) => Promise<T>): Promise<T> {
    this.cancelled = false;
    this.tell({ kind, share: undefined, cancelling: false });
    try {
      return await work({
        check: () => {
          if (this.cancelled) throw new Cancelled();
        },
        report: (share) => {
          if (this.job) this.tell({ ...this.job, share });
        },
      });
    } finally {
      this.tell(undefined);
    }
  }

  private tell(job: Job | undefined): void {
    this.job = job;
    this.show(job);
  }
}
