import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { backoff } from '../dist/pushdeck-client.mjs';
import { closeAll, newBrowser, watch } from './browser.mjs';
import { ReferenceServer } from './reference-server.mjs';

let server;

beforeEach(async () => {
  newBrowser();
  server = await ReferenceServer.start();
});

afterEach(async () => {
  closeAll();
  await server.stop();
});

const say = (title, more) => server.push({ to: { clients: ['till-4'] }, announcement: { title, ...more } });
const till = options => watch({ url: server.url, client: 'till-4', ...options });
const frames = type => server.heard.map(([, frame]) => frame).filter(frame => frame.type === type);

test('codes from 4500 on end it, until it is told to connect', async () => {
  const tab = till();
  await tab.live();
  server.disconnect({ client: 'till-4' });
  assert.deepEqual(await tab.event('state', state => state.kind === 'stopped'), { kind: 'stopped', code: 4501, reason: 'Disconnected by the operator' });
  tab.forget();
  tab.client.connect();
  await tab.live();
  const refused = watch({ url: server.url, token: 'wrong' });
  assert.equal((await refused.event('state', state => state.kind === 'stopped')).code, 4503);
});

test('another identity of the same page begins anew', async () => {
  const tab = till({ client: 'not an id' });
  assert.equal((await tab.event('state', state => state.kind === 'stopped')).code, 4500);
  tab.client.options.client = 'till-4';
  tab.client.connect();
  await tab.live();
  say('One');
  await tab.event('push');
  tab.client.options.client = 'till-5';
  tab.client.connect();
  await server.until('the other', () => frames('hello').at(-1).client === 'till-5');
  assert.equal(frames('hello').at(-1).resume, undefined);
  assert.equal(tab.client.pushes.size, 0);
});

test('waits begin anew with each welcome', async t => {
  t.mock.method(Math, 'random', () => 1);
  const { port } = server;
  await server.stop();
  const tab = till();
  for (let n = 1; n <= 3; n++) {
    tab.forget();
    tab.client.connect();
    await tab.event('state', state => state.kind === 'waiting');
  }
  assert.ok(tab.client.state.until > Date.now() + 3_000);
  server = await ReferenceServer.start(port);
  tab.forget();
  tab.client.connect();
  await tab.live();
  server.cut();
  const { until } = await tab.event('state', state => state.kind === 'waiting');
  assert.ok(until <= Date.now() + 1_000);
});

test('goodbye says how long to stay away, and without that for good', async () => {
  const tab = till();
  await tab.live();
  const asked = Date.now();
  for (const session of server.sessions) {
    session.socket.send(JSON.stringify({ type: 'bye', after: 60, reason: 'Later' }));
    session.socket.close(1001);
  }
  assert.ok((await tab.event('state', state => state.kind === 'waiting')).until >= asked + 60_500);
  tab.forget();
  tab.client.connect();
  await tab.live();
  for (const session of server.sessions) {
    session.socket.send(JSON.stringify({ type: 'bye', reason: 'Never' }));
    session.socket.close(1001);
  }
  assert.deepEqual(await tab.event('state', state => state.kind === 'stopped'), { kind: 'stopped', code: 1001, reason: 'Never' });
});

test('pings are answered, and a server that falls silent is given up', async () => {
  server.heartbeat = 0.2;
  const tab = till();
  await tab.live();
  await server.until('a pong', () => frames('pong').length > 1);
  for (const session of server.sessions) clearInterval(session.pings);
  await tab.event('state', state => state.kind === 'waiting');
});

test('a server that does not speak pushdeck.v1 is no server', async () => {
  server.plainOnly = true;
  const tab = till();
  await tab.event('state', state => state.kind === 'waiting');
  assert.deepEqual(frames('hello'), []);
  server.plainOnly = false;
  await tab.live();
});

test('a server that is away is tried again, and one listener in trouble is not the others trouble', async t => {
  t.mock.method(console, 'error', () => {});
  const { port } = server;
  await server.stop();
  const tab = till();
  tab.client.on('state', () => {
    throw new Error('trouble');
  });
  const { until } = await tab.event('state', state => state.kind === 'waiting');
  assert.ok(until > Date.now());
  server = await ReferenceServer.start(port);
  await tab.live();
});

test('an address that is none is blocked', async () => {
  const tab = watch({ url: 'nonsense' });
  assert.deepEqual(await tab.event('state', state => state.kind === 'blocked'), { kind: 'blocked' });
});

test('waits are jittered and bounded', () => {
  assert.deepEqual([backoff(1, 0), backoff(1, 1), backoff(4, 0.5), backoff(99, 0), backoff(99, 1)], [500, 1_000, 4_250, 500, 20_000]);
});
