// Of what docs/protocol.md says on positions, gaps and ends: what a client finds when it comes back.

import assert from 'node:assert/strict';

export const scenarios = [];
const scenario = (name, play, kind) => scenarios.push({ name, play, kind });

const past = '2020-01-01T00:00:00Z';
const titlesOf = frames => frames.map(({ announcement }) => announcement.title);

/** A client that has been here, has one push, and is away; with what it needs to come back. */
async function gone({ join, leave, newName, operator }, announcement = { title: 'Before' }) {
  const client = newName('till');
  const connection = await join({ client });
  const id = await operator.push(client, announcement);
  const { offset } = await connection.next('push');
  connection.send({ type: 'receipt', stage: 'received', pushes: [id] });
  await operator.deliveries(id, all => all[client]?.times.received);
  await leave(connection, client);
  return { client, id, resume: { epoch: connection.welcome.epoch, offset } };
}

/** All that was missed, which must be as much as the welcome says. */
async function missed(connection) {
  // First those that were counted: only entries of the log have an order, an answer may overtake them.
  const { valid } = connection.welcome;
  await connection.until('what was missed', () => connection.waiting.filter(({ type }) => type === 'push').length >= valid);
  const frames = await connection.soFar('push', 'update', 'recall');
  const pushes = frames.filter(({ type }) => type === 'push');
  assert.equal(pushes.length, connection.welcome.valid, JSON.stringify(connection.welcome));
  assert.ok(frames.every(({ offset }, n) => n === 0 || offset > frames[n - 1].offset), 'in the order of the log');
  return frames;
}

const shown = ({ resumed, gap, missed, valid }) => ({ resumed, ...(gap && { gap }), missed, valid });

scenario('who comes back to its position gets what it missed, once and in order', async stage => {
  const { client, resume } = await gone(stage);
  const { operator } = stage;
  await operator.push(client, { title: 'One' });
  await operator.push(client, { title: 'Over by now', expires: past }).catch(() => {});
  const back = await operator.push(client, { title: 'Taken back' });
  await operator.order('recall', { id: back });
  await operator.push(client, { title: 'Two' });
  const connection = await stage.join({ client, resume });
  assert.equal(connection.welcome.resumed, 'complete');
  assert.equal(connection.welcome.valid, 2);
  assert.ok(connection.welcome.missed >= 3, JSON.stringify(connection.welcome));
  assert.deepEqual(titlesOf((await missed(connection)).filter(({ type }) => type === 'push')), ['One', 'Two']);
  await operator.push(client, { title: 'Live again' });
  assert.equal((await connection.next('push')).announcement.title, 'Live again');
});

scenario('who missed nothing gets nothing', async stage => {
  const { client, resume } = await gone(stage);
  const connection = await stage.join({ client, resume });
  assert.deepEqual(shown(connection.welcome), { resumed: 'complete', missed: 0, valid: 0 });
  assert.deepEqual(await missed(connection), []);
});

scenario('what is for others moves nobody\'s position', async stage => {
  const { client, resume } = await gone(stage);
  const other = stage.newName('till');
  await stage.join({ client: other });
  await stage.operator.push(other, { title: 'For another' });
  const connection = await stage.join({ client, resume });
  assert.ok(connection.welcome.offset > resume.offset);
  assert.deepEqual(shown(connection.welcome), { resumed: 'complete', missed: 0, valid: 0 });
});

scenario('an update of what it has, made while it was away, comes as an update', async stage => {
  const { client, id, resume } = await gone(stage);
  await stage.operator.order('update', { id, announcement: { title: 'Changed' } });
  const connection = await stage.join({ client, resume });
  const update = await connection.next('update');
  assert.deepEqual([update.id, update.version, update.announcement.title], [id, 2, 'Changed']);
});

scenario('what was changed before it was ever seen comes as it is now', async stage => {
  const { client, resume } = await gone(stage);
  const id = await stage.operator.push(client, { title: 'First words' });
  await stage.operator.order('update', { id, announcement: { title: 'Last words' } });
  const connection = await stage.join({ client, resume });
  const frames = await missed(connection);
  assert.equal(frames.filter(({ type }) => type === 'push').length, 1);
  const last = frames.filter(frame => frame.id === id).reduce((a, b) => (b.version > a.version ? b : a));
  assert.deepEqual([last.version, last.announcement.title], [2, 'Last words']);
});

scenario('a recall of what it has, made while it was away, comes as a recall', async stage => {
  const { client, id, resume } = await gone(stage);
  await stage.operator.order('recall', { id });
  const connection = await stage.join({ client, resume });
  assert.equal((await connection.next('recall')).id, id);
  assert.deepEqual(shown(connection.welcome), { resumed: 'complete', missed: 0, valid: 0 });
});

scenario('without a position comes what was never confirmed, and what waits for its acknowledgement', async stage => {
  const { client, id } = await gone(stage, { title: 'Please confirm', acknowledge: true });
  const { operator } = stage;
  const never = await operator.push(client, { title: 'Never confirmed' });
  const first = await stage.join({ client });
  assert.deepEqual([first.welcome.resumed, first.welcome.valid], ['new', 2]);
  assert.deepEqual((await missed(first)).map(frame => frame.id), [id, never]);
  first.send({ type: 'receipt', stage: 'received', pushes: [never] });
  await operator.deliveries(never, all => all[client]?.times.received);
  await stage.leave(first, client);
  const second = await stage.join({ client });
  assert.deepEqual((await missed(second)).map(frame => frame.id), [id]);
  second.send({ type: 'receipt', stage: 'acted', pushes: [id], action: 'ack' });
  await operator.deliveries(id, all => all[client]?.times.acted);
  await stage.leave(second, client);
  const third = await stage.join({ client });
  assert.deepEqual(shown(third.welcome), { resumed: 'new', missed: 0, valid: 0 });
});

scenario('a position of another log is a gap, after which comes what was never confirmed', async stage => {
  const { client } = await gone(stage);
  await stage.operator.push(client, { title: 'Never confirmed' });
  const connection = await stage.join({ client, resume: { epoch: 'another', offset: 1 } });
  assert.deepEqual([connection.welcome.resumed, connection.welcome.gap], ['gap', 'unknown-epoch']);
  assert.deepEqual(titlesOf(await missed(connection)), ['Never confirmed']);
});

scenario('a cut in the middle of what was missed loses nothing', async stage => {
  const { client, resume } = await gone(stage);
  const titles = Array.from({ length: 40 }, (_, n) => `Number ${n}`);
  for (const title of titles) await stage.operator.push(client, { title });
  const seen = [];
  let position = resume;
  while (seen.length < titles.length) {
    const connection = await stage.join({ client, resume: position });
    for (let n = 0; n < 9 && seen.length < titles.length; n++) {
      const push = await connection.next('push');
      seen.push(push);
      position = { epoch: connection.welcome.epoch, offset: push.offset };
    }
    connection.cut();
  }
  assert.deepEqual(titlesOf(seen), titles);
});

scenario('what is pushed while the missed is told comes after it, and once', async stage => {
  const { client, resume } = await gone(stage);
  const titles = Array.from({ length: 60 }, (_, n) => `Number ${n}`);
  for (const title of titles.slice(0, 30)) await stage.operator.push(client, { title });
  const live = titles.slice(30).map(title => stage.operator.push(client, { title }));
  const connection = await stage.join({ client, resume });
  await Promise.all(live);
  const pushes = [];
  for (const _ of titles) pushes.push(await connection.next('push'));
  assert.deepEqual(titlesOf(pushes), titles);
  assert.deepEqual(await connection.soFar('push'), []);
});

// --- What ends connections ----------------------------------------------------------------------------------------

scenario('disconnected by the operator it is told to stay away', async ({ join, newName, operator }) => {
  const client = newName('till');
  const connection = await join({ client });
  await operator.order('disconnect', { client });
  assert.equal((await connection.closing()).code, 4501);
  for (const bye of connection.waiting.filter(({ type }) => type === 'bye')) assert.equal(bye.after, undefined);
});

scenario('a restart says goodbye and come back, and keeps log and positions', async stage => {
  const { client, resume } = await gone(stage);
  const witness = await stage.join({ client: stage.newName('till') });
  await stage.operator.push(client, { title: 'Before the restart' });
  await stage.operator.order('restart');
  assert.equal((await witness.closing()).code, 1012);
  const bye = witness.waiting.find(({ type }) => type === 'bye');
  assert.ok(typeof bye.after === 'number' && bye.after >= 0, JSON.stringify(bye));
  const connection = await stage.join({ client, resume });
  assert.deepEqual([connection.welcome.resumed, connection.welcome.epoch], ['complete', resume.epoch]);
  assert.deepEqual(titlesOf(await missed(connection)), ['Before the restart']);
}, 'harsh');

scenario('a killed server has all that it accepted', async stage => {
  const { client, resume } = await gone(stage);
  const titles = Array.from({ length: 20 }, (_, n) => `Number ${n}`);
  for (const title of titles) await stage.operator.push(client, { title });
  await stage.operator.order('kill');
  const connection = await stage.join({ client, resume });
  assert.deepEqual([connection.welcome.resumed, connection.welcome.epoch], ['complete', resume.epoch]);
  assert.deepEqual(titlesOf(await missed(connection)), titles);
}, 'harsh');

scenario('what was deleted by its age is a gap', async stage => {
  const { client, resume } = await gone(stage);
  await stage.operator.push(client, { title: 'Soon forgotten' });
  await stage.operator.order('forget');
  const connection = await stage.join({ client, resume });
  assert.deepEqual([connection.welcome.resumed, connection.welcome.gap, connection.welcome.epoch], ['gap', 'forgotten', resume.epoch]);
  await missed(connection);
  await stage.operator.push(client, { title: 'Life goes on' });
  assert.equal((await connection.next('push')).announcement.title, 'Life goes on');
}, 'harsh');

scenario('a lost log is a gap and has a new epoch', async stage => {
  const { client, resume } = await gone(stage);
  await stage.operator.order('lose');
  const connection = await stage.join({ client, resume });
  assert.deepEqual(shown(connection.welcome), { resumed: 'gap', gap: 'unknown-epoch', missed: 0, valid: 0 });
  assert.notEqual(connection.welcome.epoch, resume.epoch);
  await stage.operator.push(client, { title: 'Life goes on' });
  assert.equal((await connection.next('push')).announcement.title, 'Life goes on');
}, 'harsh');
