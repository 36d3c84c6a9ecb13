// What docs/protocol.md promises of frames, pushes and receipts, one scenario each.

import assert from 'node:assert/strict';

export const scenarios = [];
const scenario = (name, play, kind) => scenarios.push({ name, play, kind });

const isTime = text => typeof text === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text);
const titlesOf = frames => frames.map(({ announcement }) => announcement.title);

// --- Hello --------------------------------------------------------------------------------------------------------

scenario('a hello is answered by a welcome with all its fields', async ({ join, newName }) => {
  const client = newName('till');
  const { welcome } = await join({ client, name: 'Till 4', page: 'https://shop.example/till', language: 'en', colour: 'unknown fields are ignored' });
  const { session, epoch, offset, groups, ...rest } = welcome;
  assert.deepEqual(rest, { type: 'welcome', client, name: 'Till 4', resumed: 'new', missed: 0, valid: 0, heartbeat: rest.heartbeat });
  assert.ok(Number.isInteger(session) && Number.isInteger(offset) && typeof epoch === 'string' && Array.isArray(groups), JSON.stringify(welcome));
  assert.ok(rest.heartbeat > 0);
});

scenario('without a client it is a guest', async ({ join }) => {
  const { welcome } = await join({});
  assert.match(welcome.client, /^guest-/);
});

for (const client of [' ', 'a b', 'ü', 'guest-1', 'x'.repeat(65), 'a/b', '<b>']) {
  scenario(`the client ${JSON.stringify(client.slice(0, 10))} of ${client.length} characters is refused with 4500`, async ({ connect }) => {
    const connection = connect();
    await connection.opened;
    connection.send({ type: 'hello', client });
    assert.equal((await connection.closing()).code, 4500);
  });
}

scenario('a second hello is refused, and the connection goes on', async ({ join, newName }) => {
  const client = newName('till');
  const connection = await join({ client });
  connection.send({ type: 'hello', client });
  const { error } = await connection.next('reply');
  assert.equal(error.code, 'already-welcome');
  assert.deepEqual(await connection.soFar('welcome'), []);
});

scenario('who says no hello is closed with 4002 after 5 s', async ({ connect }) => {
  const connection = connect();
  await connection.opened;
  const since = Date.now();
  assert.equal((await connection.closing(15_000)).code, 4002);
  assert.ok(Date.now() - since >= 4_000, `${Date.now() - since} ms`);
}, 'patient');

scenario('who says something else first is closed with 4502', async ({ connect }) => {
  const connection = connect();
  await connection.opened;
  connection.send({ type: 'message', text: 'too early' });
  assert.equal((await connection.closing()).code, 4502);
});

// --- Frames -------------------------------------------------------------------------------------------------------

for (const [what, data] of [
  ['text that is no JSON', 'hello'], ['half an object', '{"type": "pong"'], ['an array', '[{"type":"pong"}]'], ['a number', '7'], ['null', 'null'],
  ['an object without a type', '{"text":"x"}'], ['a type that is no text', '{"type":7}'], ['a binary message', Buffer.from('{"type":"pong"}')],
]) {
  scenario(`${what} is closed with 4502`, async ({ join, newName }) => {
    const connection = await join({ client: newName('till') });
    connection.raw(data);
    assert.equal((await connection.closing()).code, 4502);
  });
}

scenario('an unknown type is refused, with or without an id, and the connection goes on', async ({ join, newName }) => {
  const connection = await join({ client: newName('till') });
  connection.send({ type: 'from-the-future', id: 5 });
  connection.send({ type: 'from-the-future' });
  for (const to of [5, null]) {
    const { error, ...reply } = await connection.next('reply');
    assert.deepEqual([reply, error.code, typeof error.message], [{ type: 'reply', to, ok: false }, 'unknown-type', 'string']);
  }
  await connection.soFar();
});

scenario('what a client sends of the server\'s own types is unknown', async ({ join, newName }) => {
  const connection = await join({ client: newName('till') });
  connection.send({ type: 'push', id: 6 });
  assert.equal((await connection.next('reply')).error.code, 'unknown-type');
});

scenario('the server pings, and whoever answers stays', async ({ join, newName }) => {
  const connection = await join({ client: newName('till') });
  const { heartbeat } = connection.welcome;
  await connection.next('ping', heartbeat * 1_000 + 5_000);
  await connection.soFar();
}, 'patient');

// --- Messages and groups ------------------------------------------------------------------------------------------

scenario('a message reaches the operator and is answered if it has an id', async ({ join, newName, operator }) => {
  const client = newName('till');
  const connection = await join({ client });
  connection.send({ type: 'message', text: 'without an id' });
  connection.send({ type: 'message', id: 7, text: 'mit Ümlaut 推送', colour: 'ignored' });
  assert.deepEqual(await connection.next('reply'), { type: 'reply', to: 7, ok: true });
  const { texts } = await operator.order('heard', { client, count: 2 });
  assert.deepEqual(texts, ['without an id', 'mit Ümlaut 推送']);
});

for (const fields of [{}, { text: 7 }, { text: null }]) {
  scenario(`a message with ${JSON.stringify(fields)} is invalid`, async ({ join, newName }) => {
    const connection = await join({ client: newName('till') });
    connection.send({ type: 'message', id: 8, ...fields });
    const { ok, error, to } = await connection.next('reply');
    assert.deepEqual([ok, to, error.code], [false, 8, 'invalid']);
    await connection.soFar();
  });
}

scenario('what a program sends comes as text or as bytes', async ({ join, newName, operator }) => {
  const client = newName('till');
  const connection = await join({ client });
  await operator.order('send', { client, text: 'from a program' });
  assert.deepEqual(await connection.next('message'), { type: 'message', text: 'from a program' });
  await operator.order('send', { client, bytes: [0, 1, 2, 255] });
  assert.deepEqual((await connection.next('bytes')).bytes, [0, 1, 2, 255]);
});

scenario('groups are joined and left, and all connections of the client hear of it', async ({ join, newName, operator }) => {
  const [client, group] = [newName('till'), newName('Tills')];
  await operator.order('group', { name: group });
  const [first, second] = [await join({ client }), await join({ client })];
  first.send({ type: 'join', id: 8, group });
  assert.deepEqual(await first.next('reply'), { type: 'reply', to: 8, ok: true });
  for (const each of [first, second]) assert.deepEqual(await each.next('groups'), { type: 'groups', groups: [group] });
  second.send({ type: 'leave', id: 9, group });
  assert.deepEqual(await second.next('reply'), { type: 'reply', to: 9, ok: true });
  for (const each of [first, second]) assert.deepEqual(await each.next('groups'), { type: 'groups', groups: [] });
});

scenario('groups of the hello are joined, those that do not exist left out', async ({ join, newName, operator }) => {
  const [client, group] = [newName('till'), newName('Tills')];
  await operator.order('group', { name: group });
  assert.deepEqual((await join({ client, groups: [group, newName('Nowhere')] })).welcome.groups, [group]);
  assert.deepEqual((await join({ client })).welcome.groups, [group], 'it is the identity that is a member');
  const connection = await join({ client });
  const id = await operator.push({ groups: [group] }, { title: 'To the group' });
  assert.equal((await connection.next('push')).id, id);
});

for (const type of ['join', 'leave']) {
  scenario(`to ${type} what is not there is refused`, async ({ join, newName }) => {
    const connection = await join({ client: newName('till') });
    connection.send({ type, id: 1, group: newName('Nowhere') });
    assert.equal((await connection.next('reply')).error.code, 'no-such-group');
    connection.send({ type, id: 2 });
    const { to, error } = await connection.next('reply');
    assert.deepEqual([to, error.code], [2, 'invalid']);
  });
}

// --- Pushes -------------------------------------------------------------------------------------------------------

const WHOLE = {
  title: 'Fire drill', body: 'Leave by the **west** stairs. 推送', format: 'markdown', severity: 'critical', icon: 'bell',
  link: { url: 'https://shop.example/plan', label: 'Plan' }, actions: [{ id: 'out', label: 'I am out' }, { id: 'help', label: 'I need help' }],
  expires: '2099-03-01T10:00:00Z', acknowledge: true, sound: true, sticky: true, modal: true,
};

scenario('a push arrives with every field, at all connections of those it is for and at no others', async ({ join, newName, operator }) => {
  const [client, other] = [newName('till'), newName('till')];
  const [first, second, stranger] = [await join({ client }), await join({ client }), await join({ client: other })];
  const id = await operator.push(client, WHOLE);
  for (const each of [first, second]) {
    const { offset, at, ...push } = await each.next('push');
    assert.ok(offset > first.welcome.offset && isTime(at), `${offset} ${at}`);
    assert.deepEqual(push, { type: 'push', id, version: 1, announcement: WHOLE });
  }
  assert.deepEqual(await stranger.soFar('push'), []);
});

scenario('pushes come in the order of the log', async ({ join, newName, operator }) => {
  const client = newName('till');
  const connection = await join({ client });
  const titles = Array.from({ length: 30 }, (_, n) => `Number ${n}`);
  const ids = await Promise.all(titles.map(title => operator.push(client, { title })));
  const pushes = [];
  for (const _ of titles) pushes.push(await connection.next('push'));
  assert.deepEqual(titlesOf(pushes), titles);
  assert.deepEqual(pushes.map(({ id }) => id), ids);
  assert.ok(pushes.every(({ offset }, n) => n === 0 || offset > pushes[n - 1].offset));
});

scenario('an update comes with the next version and the whole announcement', async ({ join, newName, operator }) => {
  const client = newName('till');
  const connection = await join({ client });
  const id = await operator.push(client, WHOLE);
  const push = await connection.next('push');
  await operator.order('update', { id, announcement: { title: 'Over', severity: 'warning' } });
  const { offset, at, announcement, ...update } = await connection.next('update');
  assert.deepEqual(update, { type: 'update', id, version: 2 });
  assert.ok(offset > push.offset && isTime(at));
  assert.deepEqual([announcement.title, announcement.severity, announcement.actions ?? []], ['Over', 'warning', []]);
});

scenario('a recall comes, and its receipt is kept', async ({ join, newName, operator }) => {
  const client = newName('till');
  const connection = await join({ client });
  const id = await operator.push(client, { title: 'A mistake' });
  const push = await connection.next('push');
  await operator.order('recall', { id });
  const { offset, at, ...recall } = await connection.next('recall');
  assert.deepEqual(recall, { type: 'recall', id });
  assert.ok(offset > push.offset && isTime(at));
  connection.send({ type: 'receipt', stage: 'recalled', pushes: [id] });
  await operator.deliveries(id, all => all[client]?.times.recalled);
});

scenario('what is sent again names what it replaces, and goes to those who miss it', async ({ join, newName, operator }) => {
  const [has, lacks] = [newName('till'), newName('till')];
  const [one, two] = [await join({ client: has }), await join({ client: lacks })];
  const id = await operator.push({ clients: [has, lacks] }, { title: 'Confirm', acknowledge: true });
  await Promise.all([one.next('push'), two.next('push')]);
  one.send({ type: 'receipt', stage: 'acted', pushes: [id], action: 'ack' });
  await operator.deliveries(id, all => all[has]?.times.acted);
  const again = (await operator.order('again', { id, missing: 'not_acknowledged' })).id;
  const push = await two.next('push');
  assert.deepEqual([push.id, push.announcement.replaces], [again, id]);
  assert.deepEqual(await one.soFar('push'), []);
});

// --- Receipts -----------------------------------------------------------------------------------------------------

scenario('each stage is kept with its time, and the first time counts', async ({ join, newName, operator }) => {
  const client = newName('till');
  const connection = await join({ client });
  const id = await operator.push(client, WHOLE);
  await connection.next('push');
  let before;
  for (const stage of ['received', 'displayed', 'read']) {
    connection.send({ type: 'receipt', stage, pushes: [id] });
    const { times } = (await operator.deliveries(id, all => all[client]?.times[stage]))[client];
    assert.ok(isTime(times[stage]));
    before = times;
  }
  connection.send({ type: 'receipt', stage: 'received', pushes: [id] });
  connection.send({ type: 'receipt', stage: 'acted', pushes: [id], action: 'help' });
  connection.send({ type: 'receipt', stage: 'acted', pushes: [id], action: 'out' });
  const after = (await operator.deliveries(id, all => all[client]?.times.acted))[client];
  assert.equal(after.action, 'help');
  assert.equal(after.times.received, before.received);
});

scenario('a stage implies those before it', async ({ join, newName, operator }) => {
  const client = newName('till');
  const connection = await join({ client });
  const id = await operator.push(client, WHOLE);
  await connection.next('push');
  connection.send({ type: 'receipt', stage: 'acted', pushes: [id], action: 'out' });
  const { times } = (await operator.deliveries(id, all => all[client]?.times.acted))[client];
  assert.ok(times.received && times.displayed && times.read, JSON.stringify(times));
});

scenario('a receipt with an id is answered once it is kept, and one without is not', async ({ join, newName, operator }) => {
  const client = newName('till');
  const connection = await join({ client });
  const id = await operator.push(client, WHOLE);
  await connection.next('push');
  connection.send({ type: 'receipt', stage: 'received', pushes: [id] });
  connection.send({ type: 'receipt', id: 31, stage: 'read', pushes: [id] });
  assert.deepEqual(await connection.next('reply'), { type: 'reply', to: 31, ok: true });
  const { deliveries } = await operator.order('deliveries', { id });
  assert.ok(deliveries[client].times.read, 'it is kept by then');
  connection.send({ type: 'receipt', id: 32, stage: 'read', pushes: [id, 'never-was'] });
  assert.deepEqual(await connection.next('reply'), { type: 'reply', to: 32, ok: true }, 'also where there is nothing to keep');
  connection.send({ type: 'receipt', id: 33, stage: 'dreamt', pushes: [id] });
  const refusal = await connection.next('reply');
  assert.deepEqual([refusal.to, refusal.ok, refusal.error.code], [33, false, 'invalid']);
});

scenario('a receipt may name a hundred pushes', async ({ join, newName, operator }) => {
  const client = newName('till');
  const connection = await join({ client });
  const ids = [];
  for (let n = 0; n < 100; n++) ids.push(await operator.push(client, { title: `Number ${n}` }));
  connection.send({ type: 'receipt', stage: 'read', pushes: ids });
  for (const id of [ids[0], ids[57], ids[99]]) await operator.deliveries(id, all => all[client]?.times.read);
});

scenario('a receipt for what was not for this client is not kept, and an odd one ends nothing', async ({ join, newName, operator }) => {
  const [client, other] = [newName('till'), newName('till')];
  const connection = await join({ client });
  await join({ client: other });
  const id = await operator.push(other, { title: 'For another' });
  for (const odd of [{ pushes: [id] }, { pushes: ['never-was'] }, { stage: 'dreamt', pushes: [id] }, { pushes: 'x' }, { pushes: [7] }, {}]) {
    connection.send({ type: 'receipt', stage: 'read', ...odd });
  }
  await connection.soFar();
  const all = await operator.deliveries(id, () => true);
  assert.deepEqual([Object.keys(all), all[other]?.times.read], [[other], undefined]);
});
