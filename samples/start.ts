/** `npm run demo`: the main job on the sample, by the same commands that a user types. */
import { mkdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { ExitStatus } from '../src/cli/io';
import { run } from '../src/cli/program';

const io = {
  out: (text: string) => void process.stdout.write(text),
  err: (text: string) => void process.stderr.write(text),
  watched: process.stderr.isTTY === true,
};

async function start(): Promise<ExitStatus> {
  const here = (name: string): string => relative(process.cwd(), join(__dirname, name));
  const book = here('jiaozuo-2021.xlsx');
  const out = join('out', 'jiaozuo-2021');
  await mkdir('out', { recursive: true });
  const commands = [
    ['check', book, '--report', `${out}.审核结果.xlsx`],
    ['mark', book, '--out', `${out}.标记.xlsx`],
    ['draft', book, '--out', `${out}.情况说明.docx`],
    ['draft', book, '--out', `${out}.情况说明.html`],
    ['template', '--out', join('out', '空白表样.xlsx'), '--year', '2021'],
  ];
  let worst: ExitStatus = 0;
  for (const command of commands) {
    io.out(`\n> juesuan ${command.join(' ')}\n`);
    const status = await run(command, io);
    if (status > worst) worst = status;
  }
  io.out('\n结果都在 out 文件夹里，样例工作簿没有改动。换成自己的工作簿：npx juesuan check 工作簿.xlsx\n');
  return worst;
}

void start().then((status) => {
  process.exitCode = status;
});
