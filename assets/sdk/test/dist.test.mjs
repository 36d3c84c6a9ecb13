import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { buildInto } from '../build.mjs';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));

async function filesOf(folder, under = '') {
  const found = {};
  for (const entry of await readdir(join(folder, under), { withFileTypes: true })) {
    const name = join(under, entry.name);
    if (entry.isDirectory()) Object.assign(found, await filesOf(folder, name));
    else found[name] = await readFile(join(folder, name), 'utf8');
  }
  return found;
}

test('what is committed in dist is what src builds; if not: npm run build', async () => {
  const fresh = await mkdtemp(join(tmpdir(), 'pushdeck-sdk-'));
  try {
    await buildInto(fresh);
    assert.deepEqual(await filesOf(dist), await filesOf(fresh));
  } finally {
    await rm(fresh, { recursive: true });
  }
});

for (const [name, limit] of [['pushdeck-client.mjs', 4_096], ['pushdeck.mjs', 8_192], ['pushdeck.js', 8_192]]) {
  test(`${name} has at most ${limit} bytes gzipped`, async () => {
    const { length } = gzipSync(await readFile(join(dist, name)), { level: 9 });
    assert.ok(length <= limit, `${length} bytes`);
  });
}
