// The suite finds nothing in the reference server, and something in one that is wrong.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ReferenceServer } from './reference-server.mjs';

const suite = fileURLToPath(new URL('../conformance/conformance.mjs', import.meta.url));

/** Runs the suite and obeys its orders; what comes back are its results by name, true or the words. */
async function judge(server, word = '', patience = 10_000) {
  const env = { ...process.env, PATIENCE_MS: patience };
  const child = spawn(process.execPath, [suite, server.url, word], { stdio: ['pipe', 'pipe', 'inherit'], env });
  const results = {};
  let done;
  for await (const line of createInterface({ input: child.stdout })) {
    const { order, do: what, scenario, ok, words, done: count, ...fields } = JSON.parse(line);
    if (scenario) results[scenario] = ok || words;
    if (count) done = count;
    if (order) obey(server, what, fields).then(
      answer => child.stdin.write(JSON.stringify({ answer: order, ...answer }) + '\n'),
      trouble => child.stdin.write(JSON.stringify({ answer: order, refused: trouble.message }) + '\n'),
    );
  }
  assert.equal(Object.keys(results).length, done);
  return results;
}

async function obey(server, what, { id, announcement, to, client, text, bytes, count, name }) {
  switch (what) {
    case 'push':
      return server.push({ to, announcement });
    case 'again':
      return server.again({ id });
    case 'deliveries':
      return { deliveries: server.deliveries(id) };
    case 'send':
      return server.message({ to: { clients: [client] }, text, bytes: bytes && Buffer.from(bytes).toString('base64') });
    case 'heard': {
      const texts = () => server.heard.filter(([who, frame]) => who === client && frame.type === 'message' && frame.text).map(([, frame]) => frame.text);
      await server.until('its messages', () => texts().length >= count);
      return { texts: texts() };
    }
    case 'away':
      await server.until('it is away', () => ![...server.sessions].some(session => session.client === client));
      return {};
    case 'kill':
    case 'restart':
      return server.restart();
    case 'lose':
      return server.loseStore();
    default:
      return server[what]({ id, announcement, client, name });
  }
}

test('the reference server passes', async () => {
  const server = await ReferenceServer.start(0, { heartbeat: 2 });
  const results = await judge(server);
  await server.stop();
  assert.deepEqual(Object.entries(results).filter(([, ok]) => ok !== true), []);
});

const without = method => server => {
  server[method] = () => ({});
};

for (const [wrong, word, spoil] of [
  ['keeps no receipts', 'first time counts', without('_receipt')],
  ['tells nobody of a recall', 'a recall comes', without('recall')],
  ['does not answer', 'groups are joined', without('_join')],
]) {
  test(`a server that ${wrong} does not pass`, async () => {
    const server = await ReferenceServer.start();
    spoil(server);
    const results = await judge(server, word, 1_000);
    await server.stop();
    assert.equal(Object.keys(results).length, 1);
    assert.match(Object.values(results)[0], /in vain/);
  });
}
