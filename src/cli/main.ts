/** Entry point of the command line. */
import { say } from '../sentences';
import type { Io } from './io';
import { run } from './program';

const io: Io = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  watched: process.stderr.isTTY === true,
};

// A reader such as `head` that has seen enough closes the pipe; that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

run(process.argv.slice(2), io).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    io.err(`${say('cli.fault', { detail: error instanceof Error ? error.message : String(error) })}\n`);
    process.exitCode = 2;
  },
);
