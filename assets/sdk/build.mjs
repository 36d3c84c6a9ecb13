// Builds dist from src: esbuild bundles, terser shortens what esbuild leaves. The result is committed, so that a build of
// Pushdeck needs no Node.
//
//   node build.mjs [folder]

import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { minify } from 'terser';

const here = fileURLToPath(new URL('.', import.meta.url));
const NOTICE = '/* Pushdeck, Apache-2.0 */';

/** A style sheet becomes a text, without what only people read. */
const styleSheets = {
  name: 'style-sheets',
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true });
      // Of the blanks in values esbuild keeps more than the language needs.
      return { contents: code.trim().replace(/([,:]) /g, '$1'), loader: 'text' };
    });
  },
};

async function bundle(entry, format, target) {
  const { outputFiles } = await build({
    absWorkingDir: here,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format,
    target: 'es2022',
    charset: 'utf8',
    plugins: [styleSheets],
    logLevel: 'warning',
  });
  const { code } = await minify(outputFiles[0].text, {
    ecma: 2020,
    module: true,
    compress: { passes: 3, pure_getters: true, unsafe_arrows: true },
    format: { preamble: NOTICE },
  });
  await writeFile(target, code + '\n');
}

export async function buildInto(folder) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await Promise.all([
    bundle('src/client.ts', 'esm', join(folder, 'pushdeck-client.mjs')),
    bundle('src/pushdeck.ts', 'esm', join(folder, 'pushdeck.mjs')),
    bundle('src/script.ts', 'iife', join(folder, 'pushdeck.js')),
  ]);
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '--outDir', join(folder, 'types')], { cwd: here, stdio: 'inherit' });
  await writeFile(join(folder, 'pushdeck-client.d.mts'), `export * from './types/client.js';\n`);
  await writeFile(join(folder, 'pushdeck.d.mts'), `export * from './types/pushdeck.js';\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildInto(process.argv[2] ?? join(here, 'dist'));
