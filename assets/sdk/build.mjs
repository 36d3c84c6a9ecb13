// Builds dist from src. The result is committed, so that a build of Pushdeck needs no Node.
//
//   node build.mjs [folder]

import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

const here = fileURLToPath(new URL('.', import.meta.url));
const NOTICE = '/* Pushdeck, Apache-2.0 */';

/** A style sheet becomes a text, without what only people read. */
const styleSheets = {
  name: 'style-sheets',
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true });
      return { contents: code.trim(), loader: 'text' };
    });
  },
};

export async function buildInto(folder) {
  const common = {
    absWorkingDir: here,
    bundle: true,
    minify: true,
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    banner: { js: NOTICE },
    plugins: [styleSheets],
    logLevel: 'warning',
  };
  await rm(folder, { recursive: true, force: true });
  await Promise.all([
    build({ ...common, entryPoints: ['src/client.ts'], format: 'esm', outfile: join(folder, 'pushdeck-client.mjs') }),
    build({ ...common, entryPoints: ['src/pushdeck.ts'], format: 'esm', outfile: join(folder, 'pushdeck.mjs') }),
    build({ ...common, entryPoints: ['src/pushdeck.ts'], format: 'iife', globalName: 'Pushdeck', outfile: join(folder, 'pushdeck.js') }),
  ]);
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '--outDir', join(folder, 'types')], { cwd: here, stdio: 'inherit' });
  writeFileSync(join(folder, 'pushdeck-client.d.mts'), `export * from './types/client.js';\n`);
  writeFileSync(join(folder, 'pushdeck.d.mts'), `export * from './types/pushdeck.js';\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildInto(process.argv[2] ?? join(here, 'dist'));
