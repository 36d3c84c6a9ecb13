import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { closeAll, FakeStorage, forbidStorage, newBrowser, newTab, watch } from './browser.mjs';
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
const titles = tab => tab.all('push').map(push => push.announcement.title);
const frames = type => server.heard.map(([, frame]) => frame).filter(frame => frame.type === type);
const stagesOf = (id, client = 'till-4') => server.pushes.get(id).stages.get(client) ?? {};

test('it says who it is and is welcomed', async () => {
  server.group({ name: 'Tills' });
  const tab = till({ name: 'Till 4', groups: ['Tills', 'Nowhere'], token: async () => 'secret' });
  await tab.live();
  assert.deepEqual(frames('hello'), [
    { type: 'hello', client: 'till-4', name: 'Till 4', groups: ['Tills', 'Nowhere'], token: 'secret' },
  ]);
  assert.deepEqual(tab.all('state'), [{ kind: 'connecting' }, { kind: 'live' }]);
  assert.deepEqual([tab.client.id, tab.client.groups], ['till-4', ['Tills']]);
});

test('all tabs of a browser share an id, and an empty one makes a guest', async () => {
  const first = watch({ url: server.url });
  await first.live();
  newTab();
  const second = watch({ url: server.url });
  await second.live();
  const guest = watch({ url: server.url, client: '' });
  await guest.live();
  assert.match(first.client.id, /^web-[0-9a-f]{24}$/);
  assert.equal(second.client.id, first.client.id);
  assert.match(guest.client.id, /^guest-/);
});

test('a push comes once, in order, and is confirmed by itself', async () => {
  const tab = till();
  await tab.live();
  const { id } = say('One');
  say('Two');
  await tab.event('push', push => push.announcement.title === 'Two');
  // As after a cut, or by another tab.
  for (const session of server.sessions) session.socket.send(JSON.stringify({ ...frameOf(id), offset: 9 }));
  say('Three');
  await tab.event('push', push => push.announcement.title === 'Three');
  assert.deepEqual(titles(tab), ['One', 'Two', 'Three']);
  await server.until('the receipt', () => stagesOf(id).received);
  assert.equal(stagesOf(id).displayed, undefined);
});

const frameOf = id => {
  const { at, version, announcement } = server.pushes.get(id);
  return { type: 'push', id, at, version, announcement };
};

test('receipts of a burst go in few frames, and a stage says those before it', async () => {
  const tab = till();
  await tab.live();
  tab.client.on('push', ({ id }) => {
    tab.client.displayed(id);
    tab.client.read(id);
  });
  const ids = Array.from({ length: 250 }, (_, n) => say(`Number ${n}`).id);
  for (let n = 0; n < 50; n++) {
    ids.push(say(`Late ${n}`).id);
    await tab.event('push', push => push.id === ids.at(-1));
  }
  await server.until('all are read', () => ids.every(id => stagesOf(id).read));
  assert.ok(frames('receipt').length <= 40, `${frames('receipt').length} frames`);
  assert.ok(frames('receipt').every(({ pushes }) => pushes.length <= 100));
  assert.equal(tab.client.pushes.size, 200, 'of what is kept there is an end');
  assert.equal(tab.all('expire').length, 100);
});

test('after a cut it comes back to its position and misses nothing', async () => {
  const tab = till();
  await tab.live();
  say('One');
  await tab.event('push');
  tab.forget();
  server.cut();
  await tab.event('state', state => state.kind === 'waiting');
  say('Two');
  say('Gone by then', { expires: '2020-01-01T00:00:00Z' });
  const { id } = say('Taken back');
  server.recall({ id });
  say('Three');
  await tab.live();
  await tab.event('push', push => push.announcement.title === 'Three');
  assert.deepEqual(titles(tab), ['Two', 'Three']);
  assert.deepEqual(tab.all('push').map(push => push.missed), [true, true]);
  assert.deepEqual(tab.all('digest').map(({ missed, valid }) => [missed, valid]), [[4, 2]]);
  assert.equal(tab.all('welcome')[0].resumed, 'complete');
  assert.deepEqual(frames('hello')[1].resume, { epoch: server.epoch, offset: 1 });
});

test('what the lost connection may have swallowed is said again', async () => {
  const tab = till();
  await tab.live();
  const { id: kept } = say('One');
  await tab.event('push');
  await server.until('the answer', () => stagesOf(kept).received);
  const { id } = say('Two');
  await tab.event('push', push => push.id === id);
  const keep = server._receipt;
  server._receipt = () => {};
  tab.client.act(id, 'out');
  await server.until('the click', () => frames('receipt').some(({ stage }) => stage === 'acted'));
  server._receipt = keep;
  server.cut();
  await server.until('the click again', () => stagesOf(id).acted);
  assert.equal(stagesOf(id).action, 'out');
  assert.equal(frames('receipt').filter(({ pushes }) => pushes.includes(kept)).length, 1, 'what was answered is not');
});

test('a reload goes on where it was and a new tab begins anew', async () => {
  const tabStorage = newTab();
  const before = till();
  await before.live();
  const { id } = say('One', { acknowledge: true });
  await before.event('push');
  await server.until('the receipt', () => stagesOf(id).received);
  before.client.close();
  say('Two');
  newTab(tabStorage);
  const after = till();
  assert.deepEqual([...after.client.pushes.values()].map(push => push.announcement.title), ['One'], 'at once, before it is connected');
  await after.event('push');
  assert.deepEqual(frames('hello').at(-1).resume, { epoch: server.epoch, offset: 1 });
  assert.deepEqual(titles(after), ['Two']);
  await server.until('the receipt', () => [...server.pushes.values()].every(push => push.stages.get('till-4')?.received));
  newTab();
  const other = till();
  await other.event('push');
  assert.equal(frames('hello').at(-1).resume, undefined);
  assert.deepEqual(titles(other), ['One'], 'which still waits for its acknowledgement');
});

test('who had no position takes the end of the log once all that was counted has come', async () => {
  server.push({ to: { clients: ['somebody'] }, announcement: { title: 'For somebody' } });
  say('One');
  server.push({ to: { clients: ['somebody'] }, announcement: { title: 'For somebody' } });
  const tab = till();
  await tab.event('push');
  server.cut();
  await server.until('it is back', () => frames('hello').length === 2);
  assert.deepEqual(frames('hello')[1].resume, { epoch: server.epoch, offset: 3 });
});

test('a gap is told and then it goes on', async () => {
  const tab = till();
  await tab.live();
  say('One');
  await tab.event('push');
  await server.loseStore();
  assert.equal(await tab.event('gap'), 'unknown-epoch');
  say('Two');
  await tab.event('push', push => push.announcement.title === 'Two');
  tab.forget();
  server.cut();
  await tab.event('state', state => state.kind === 'waiting');
  say('Three');
  say('Four');
  server.forget();
  assert.equal(await tab.event('gap'), 'forgotten');
  await tab.event('push', push => push.announcement.title === 'Four');
  assert.deepEqual(titles(tab), ['Three', 'Four'], 'it never confirmed these');
});

test('without storage, or where it is forbidden or full, all goes on', async () => {
  forbidStorage();
  const forbidden = watch({ url: server.url });
  await forbidden.live();
  server.push({ announcement: { title: 'One' } });
  await forbidden.event('push');
  server.cut();
  await forbidden.event('state', state => state.kind === 'waiting');
  await server.until('it is back', () => frames('hello').length === 2);
  assert.equal(frames('hello')[1].client, frames('hello')[0].client);
  assert.deepEqual(frames('hello')[1].resume, { epoch: server.epoch, offset: 1 });
  newBrowser();
  newTab(new FakeStorage(10));
  const full = till();
  await full.live();
  say('Longer than ten characters');
  await full.event('push');
});

test('an update changes what is kept and comes once', async () => {
  const tab = till();
  await tab.live();
  const { id } = say('One');
  await tab.event('push');
  server.update({ id, announcement: { title: 'One, corrected' } });
  await tab.event('update');
  assert.equal(tab.client.pushes.get(id).announcement.title, 'One, corrected');
  for (const session of server.sessions) session.socket.send(JSON.stringify({ ...frameOf(id), type: 'update', offset: 2, version: 1 }));
  say('Two');
  await tab.event('push', push => push.announcement.title === 'Two');
  assert.equal(tab.all('update').length, 1);
  tab.client.dismiss(id);
  server.update({ id, announcement: { title: 'One, again' } });
  await tab.event('push', push => push.announcement.title === 'One, again');
});

test('a recall takes it away and is confirmed, also of what is not there', async () => {
  const tab = till();
  await tab.live();
  const { id } = say('One');
  await tab.event('push');
  server.recall({ id });
  assert.deepEqual(await tab.event('recall'), { why: 'recall', id });
  await server.until('the receipt', () => stagesOf(id).recalled);
  assert.equal(tab.client.pushes.size, 0);
  for (const session of server.sessions) session.socket.send(JSON.stringify({ ...frameOf(id), offset: 3, version: 7 }));
  const other = say('Two').id;
  await tab.event('push', push => push.id === other);
  assert.deepEqual(titles(tab), ['One', 'Two'], 'nothing brings it back');
  tab.client.dismiss(other);
  server.recall({ id: other });
  await server.until('the receipt', () => stagesOf(other).recalled);
});

test('what expires goes by itself, and what is expired already is not shown', async () => {
  const tab = till();
  await tab.live();
  const { id } = say('Soon over', { expires: new Date(Date.now() + 300).toISOString() });
  await tab.event('push');
  assert.deepEqual(await tab.event('expire'), { why: 'expire', id });
  const late = say('Over', { expires: '2020-01-01T00:00:00Z' }).id;
  await server.until('the receipt', () => stagesOf(late).received);
  assert.deepEqual(titles(tab), ['Soon over']);
});

test('what is sent again takes the place of what it replaces', async () => {
  const tab = till();
  await tab.live();
  const { id } = say('One');
  await tab.event('push');
  say('One, again', { replaces: id });
  assert.deepEqual(await tab.event('replace'), { why: 'replace', id });
  assert.deepEqual([...tab.client.pushes.values()].map(push => push.announcement.title), ['One, again']);
});

test('what one tab answers, dismisses or reads is so in the others', async () => {
  const first = till();
  await first.live();
  newTab();
  const second = till();
  await second.live();
  const [read, dismissed, answered] = ['Read', 'Dismissed', 'Answered'].map(title => say(title).id);
  await first.event('push', push => push.id === answered);
  await second.event('push', push => push.id === answered);
  first.client.read(read);
  first.client.dismiss(dismissed);
  first.client.act(answered, 'link');
  first.client.act(answered, 'out');
  assert.equal((await second.event('read')).id, read);
  assert.deepEqual(await second.event('dismiss'), { why: 'dismiss', id: dismissed });
  assert.deepEqual(await second.event('act'), { why: 'act', id: answered, action: 'out' });
  assert.deepEqual([...second.client.pushes.keys()], [read]);
  await server.until('the receipts', () => stagesOf(answered).acted && stagesOf(read).read);
});

test('messages, groups and refusals', async () => {
  server.group({ name: 'Tills' });
  const tab = till();
  await tab.live();
  await tab.client.send('hello');
  assert.deepEqual(frames('message'), [{ type: 'message', text: 'hello', id: 1 }]);
  await tab.client.join('Tills');
  assert.deepEqual(await tab.event('groups'), ['Tills']);
  await tab.client.leave('Tills');
  await assert.rejects(tab.client.join('Nowhere'), { code: 'no-such-group', message: 'There is no group "Nowhere"' });
  server.message({ to: { clients: ['till-4'] }, text: 'from a program' });
  server.message({ to: { clients: ['till-4'] }, bytes: 'AAEC/w==' });
  assert.equal(await tab.event('message'), 'from a program');
  const bytes = await tab.event('message', data => typeof data !== 'string');
  assert.deepEqual([...new Uint8Array(bytes)], [0, 1, 2, 255]);
  const unanswered = tab.client.join('Tills');
  server.cut();
  await assert.rejects(unanswered, { code: 'lost' });
  await assert.rejects(tab.client.send('too late'), { code: 'lost' });
});

test('frames that it does not know, or that are none, change nothing', async () => {
  const tab = till();
  await tab.live();
  for (const { socket } of server.sessions) {
    for (const each of ['{"type":"from-the-future"}', '{', '[]', '7', '""']) socket.send(each);
  }
  say('Still here', { colour: 'of tomorrow' });
  await tab.event('push');
  assert.deepEqual(tab.all('state').map(state => state.kind), ['connecting', 'live']);
});
