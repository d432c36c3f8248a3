/** Entry point of the command line. */
import { say } from './sentences';
import type { Io } from './io';
import { run } from './program';

const io: Io = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  watched: process.stderr.isTTY === true,
};

let lost = false;
// A reader such as `head` that has seen enough closes the pipe; that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE' || lost) return;
  lost = true;
  io.err(`${say('cli.outputLost')}\n`);
  process.exitCode = 2;
});
// Messages that nobody can receive are lost; there is nowhere to say so.
process.stderr.on('error', () => undefined);

run(process.argv.slice(2), io).then(
  (status) => {
    process.exitCode = lost ? 2 : status;
  },
  (error: unknown) => {
    io.err(`${say('cli.fault', { detail: error instanceof Error ? error.message : String(error) })}\n`);
    process.exitCode = 2;
  },
);
