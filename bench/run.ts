/**
 * `npm run bench`: what checking costs, held against merely opening the same file with SheetJS. Times are
 * medians of runs in turn, so that a machine that slows down slows both; peak memory is a process's of its own.
 */
import { fork } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read } from '@e965/xlsx';
import { FIRST_LOAD_LIMIT_BYTES, firstLoad } from '../build/firstLoad';
import { check, checkInSteps } from '../src/checking';
import { draftInSteps } from '../src/drafting';
import { FORMS, wording } from '../src/forms';
import { openWorkbook } from '../src/hosts/file';
import { readAccounts, readAccountsInSteps } from '../src/reading';
import { bookOf } from './books';
import { printTraits } from './traits';

const SIZES = [1_000, 5_000, 20_000];
/** Runs of each job: the more, the shorter one takes. */
const RUNS_MIN = 7;
const RUNS_MAX = 240;
const MEASURED_MS = 9_000;
/** The first part of the runs is not counted: the engine is still compiling. */
const WARM_UP = 0.5;
/** The most that the pane may work on without letting its user in. */
const STEP_LIMIT_MS = 50;
/** The most that reading and checking may take, as a multiple of opening. */
const RATIO_GOAL = 1.3;

type Job = 'open' | 'check';

const JOBS: Readonly<Record<Job, (bytes: Uint8Array) => Promise<number>>> = {
  open: (bytes) => Promise.resolve(read(bytes, { type: 'array' }).SheetNames.length),
  check: async (bytes) => {
    const workbook = await openWorkbook(bytes, 'bench.xlsx');
    const accounts = readAccounts(await workbook.readSheets(), { book: workbook.name });
    return check(accounts, { form: FORMS.base(accounts.year?.value) }).outcomes.length;
  },
};

interface Measured {
  readonly name: string;
  readonly openMs: number;
  readonly checkMs: number;
  readonly ratio: number;
  readonly openMb: number;
  readonly checkMb: number;
}

async function bench(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'juesuan-bench-'));
  try {
    const results: Measured[] = [];
    const sample = join('samples', 'jiaozuo-2021.xlsx');
    results.push(await measure('样例（9 张表）', sample));
    for (const size of SIZES) {
      const file = join(folder, `${size}.xlsx`);
      await writeFile(file, await bookOf(size));
      results.push(await measure(`${size} 行科目`, file));
    }
    print(results);
    await printLongestSteps(SIZES.at(-1) ?? 0);
    printFirstLoads();
    printTraits();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(name: string, file: string): Promise<Measured> {
  const bytes = new Uint8Array(await readFile(file));
  const times: Record<Job, number[]> = { open: [], check: [] };
  const until = performance.now() + MEASURED_MS;
  while (times.open.length < RUNS_MIN || (times.open.length < RUNS_MAX && performance.now() < until)) {
    for (const job of ['open', 'check'] as const) {
      const started = performance.now();
      await JOBS[job](bytes);
      times[job].push(performance.now() - started);
    }
  }
  for (const job of ['open', 'check'] as const) times[job].splice(0, Math.floor(times[job].length * WARM_UP));
  const ratios = times.check.map((checked, index) => checked / (times.open[index] ?? Number.NaN));
  return {
    name,
    openMs: median(times.open),
    checkMs: median(times.check),
    ratio: median(ratios),
    openMb: await peakMb('open', file),
    checkMb: await peakMb('check', file),
  };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Peak resident memory of a process that does one job once, in MB. */
function peakMb(job: Job, file: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = fork(__filename, [job, file]);
    let peak = Number.NaN;
    child.on('message', (kilobytes) => (peak = Number(kilobytes) / 1024));
    child.on('error', reject);
    child.on('exit', () => resolve(peak));
  });
}

async function doOnce(job: Job, file: string): Promise<void> {
  await JOBS[job](new Uint8Array(await readFile(file)));
  process.send?.(process.resourceUsage().maxRSS);
}

function print(results: readonly Measured[]): void {
  const line = (cells: readonly string[]): void => console.log(cells.join('\t'));
  line(['工作簿', '只打开 ms', '打开并审核 ms', '倍数', '只打开 MB', '打开并审核 MB']);
  for (const { name, openMs, checkMs, ratio, openMb, checkMb } of results) {
    line([name, openMs.toFixed(0), checkMs.toFixed(0), ratio.toFixed(2), openMb.toFixed(0), checkMb.toFixed(0)]);
  }
  const [, , smaller, larger] = results;
  if (smaller && larger) {
    const growth = larger.checkMs / smaller.checkMs;
    console.log(`行数 4 倍（5000 → 20000），用时 ${growth.toFixed(2)} 倍`);
  }
  const worst = Math.max(...results.map((result) => result.ratio));
  console.log(
    `目标：不超过只打开的 ${RATIO_GOAL} 倍。最大 ${worst.toFixed(2)} 倍，${worst <= RATIO_GOAL ? '达到' : '没有达到'}。`,
  );
}

/**
 * How long the pane's work on a large book goes on without a pause: the longest step of each part, the median of some
 * runs, against what DESIGN allows.
 */
async function printLongestSteps(size: number): Promise<void> {
  const workbook = await openWorkbook(await bookOf(size), 'bench.xlsx');
  const sheets = await workbook.readSheets();
  const accounts = readAccounts(sheets, { book: workbook.name });
  const form = FORMS.base(accounts.year?.value);
  const parts: Readonly<Record<string, () => Generator<unknown>>> = {
    读表: () => readAccountsInSteps(sheets, { book: workbook.name }),
    审核: () => checkInSteps(accounts, { form }),
    起草: () => draftInSteps(accounts, { form, wording: wording('henan') }),
  };
  for (const [name, work] of Object.entries(parts)) {
    const runs = Array.from({ length: RUNS_MIN }, () => longestStep(work()));
    const [longest, steps] = [median(runs.map(({ ms }) => ms)), runs[0]?.steps ?? 0];
    const share = (longest / STEP_LIMIT_MS).toFixed(2);
    console.log(`${size} 行${name}：分 ${steps} 步，最长一步 ${longest.toFixed(0)} ms，为上限的 ${share} 倍`);
  }
}

function longestStep(work: Generator<unknown>): { readonly ms: number; readonly steps: number } {
  let [ms, steps] = [0, 0];
  for (let done: boolean | undefined = false; done !== true; steps += 1) {
    const started = performance.now();
    ({ done } = work.next());
    ms = Math.max(ms, performance.now() - started);
  }
  return { ms, steps };
}

/** What the pages that `npm run build` made let a browser load at first. */
function printFirstLoads(): void {
  for (const [name, page] of [
    ['任务窗格', join('dist', 'addin', 'taskpane.html')],
    ['网页版', join('dist', 'web', 'index.html')],
  ] as const) {
    const { gzipBytes } = firstLoad(page);
    const share = gzipBytes / FIRST_LOAD_LIMIT_BYTES;
    console.log(`${name}首次加载的脚本：${gzipBytes} 字节（gzip），为上限的 ${share.toFixed(2)} 倍`);
  }
}

const [job, file] = process.argv.slice(2);
void (job !== undefined && file !== undefined ? doOnce(job as Job, file) : bench());
