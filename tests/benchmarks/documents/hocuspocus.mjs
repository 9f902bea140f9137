// Hocuspocus as its documentation shows it, without an extension: documents live in its memory.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [packages, port] = process.argv.slice(2);
const { Server } = await import(
  pathToFileURL(createRequire(`${packages}/package.json`).resolve('@hocuspocus/server')).href
);
await new Server({ port: Number(port), address: '127.0.0.1', quiet: true }).listen();
process.stdout.write('ready\n');
