import 'reflect-metadata';
import { processTerminal } from './cli/terminal.js';
import { runCli } from './cli/run.js';

process.exitCode = await runCli(process.argv.slice(2), processTerminal(), (line) =>
  process.stderr.write(`${line}\n`),
);
