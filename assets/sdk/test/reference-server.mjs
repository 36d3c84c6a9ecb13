// A small server of pushdeck.v1, written from docs/protocol.md and kept in memory: what the SDK is tested against, and
// what the conformance suite is tested with.

import { once } from 'node:events';
import { WebSocketServer } from 'ws';

const CLIENT = /^(?!guest-)[A-Za-z0-9._\-@:]{1,64}$/;
const STAGES = ['received', 'displayed', 'read', 'acted'];
const FRAMES = { message: true, receipt: true, join: true, leave: true, pong: true };

export class ReferenceServer {
  heartbeat = 25;
  helloLimitMs = 5_000;
  /** Whether it lets subprotocols be, as an old server does. */
  plainOnly = false;
  /** Every frame of any client, as [client, frame]. */
  heard = [];
  sessions = new Set();
  #groups = new Map();
  #guests = 0;
  #numbers = 0;
  #waiting = new Set();

  /** Listens when this completes; port 0 takes a free one. */
  static async start(port = 0, settings = {}) {
    const server = Object.assign(new ReferenceServer(), settings);
    server.#loseStore();
    await server.#listen(port);
    return server;
  }

  get url() {
    return `ws://127.0.0.1:${this.port}`;
  }

  async #listen(port) {
    this.listener = new WebSocketServer({
      port,
      host: '127.0.0.1',
      maxPayload: 65_536,
      handleProtocols: offered => (!this.plainOnly && offered.has('pushdeck.v1') ? 'pushdeck.v1' : false),
    });
    await once(this.listener, 'listening');
    this.port = this.listener.address().port;
    this.listener.on('connection', (socket, request) => this.#accept(socket, request));
  }

  #loseStore() {
    this.epoch = Math.random().toString(36).slice(2, 8);
    this.end = 0;
    this.forgotten = 0;
    this.log = [];
    this.pushes = new Map();
  }

  /** Waits until `test` holds, looking again whenever a client said or did something. */
  async until(what, test, limitMs = 10_000) {
    const deadline = Date.now() + limitMs;
    while (!test()) {
      const left = deadline - Date.now();
      if (left <= 0) throw new Error(`Not within ${limitMs} ms: ${what}`);
      let look;
      const looked = new Promise(resolve => this.#waiting.add((look = resolve)));
      const timer = setTimeout(look, Math.min(left, 50));
      await looked;
      clearTimeout(timer);
    }
  }

  #notice() {
    for (const look of this.#waiting) look();
    this.#waiting.clear();
  }

  // --- The operator ---------------------------------------------------------------------------------------------

  /** `to` is 'everyone', or has `clients` or `groups`. */
  push({ to = 'everyone', announcement, id = `p${++this.#numbers}${this.epoch}` }) {
    const push = { id, offset: ++this.end, at: now(), version: 1, announcement, to: this.#audience(to), stages: new Map() };
    this.pushes.set(id, push);
    this.#publish({ kind: 'push', push, offset: push.offset });
    return { id, offset: push.offset };
  }

  update({ id, announcement }) {
    const push = this.pushes.get(id);
    Object.assign(push, { announcement, version: push.version + 1, at: now() });
    this.#publish({ kind: 'update', push, offset: ++this.end });
    return { offset: this.end };
  }

  recall({ id }) {
    const push = this.pushes.get(id);
    push.recalled = true;
    this.#publish({ kind: 'recall', push, offset: ++this.end, at: now() });
    return { offset: this.end };
  }

  message({ to, text, bytes }) {
    const clients = this.#audience(to);
    for (const session of this.sessions) {
      if (!clients.has(session.client)) continue;
      if (bytes) session.socket.send(Buffer.from(bytes, 'base64'));
      else send(session, { type: 'message', text });
    }
    return {};
  }

  group({ name }) {
    if (!this.#groups.has(name)) this.#groups.set(name, new Set());
    return {};
  }

  /** Once more, to those who have not acknowledged. */
  again({ id }) {
    const { announcement, to, stages } = this.pushes.get(id);
    const clients = [...to].filter(client => !stages.get(client)?.acted);
    return this.push({ to: { clients }, announcement: { ...announcement, replaces: id } });
  }

  /** What became of the push, by client. */
  deliveries(id) {
    const { to, stages } = this.pushes.get(id);
    return Object.fromEntries([...to].map(client => {
      const { action, ...times } = stages.get(client) ?? {};
      return [client, { action, times }];
    }));
  }

  disconnect({ client }) {
    for (const session of this.sessions) {
      if (session.client !== client) continue;
      send(session, { type: 'bye', reason: 'Disconnected by the operator' });
      session.socket.close(4501, 'Disconnected by the operator');
    }
    return {};
  }

  /** Deletes what is there by now, as its age does. */
  forget() {
    this.forgotten = this.end;
    this.log = [];
    return {};
  }

  async restart({ after = 0 } = {}) {
    await this.stop({ type: 'bye', after, reason: 'The server restarts' }, 1012);
    await this.#listen(this.port);
    return {};
  }

  async loseStore() {
    await this.stop({ type: 'bye', after: 0, reason: 'The server restarts' }, 1012);
    this.#loseStore();
    await this.#listen(this.port);
    return {};
  }

  /** Cuts every connection without a word. */
  cut() {
    for (const { socket } of this.sessions) socket.terminate();
  }

  async stop(bye, code = 1001) {
    for (const session of this.sessions) {
      if (bye) send(session, bye);
      session.socket.close(code);
    }
    for (const socket of this.listener.clients) setTimeout(() => socket.terminate(), 200);
    await new Promise(resolve => this.listener.close(resolve));
  }

  #audience(to) {
    if (to === 'everyone') return new Set([...this.sessions].filter(each => each.client).map(each => each.client));
    return new Set([...(to.clients ?? []), ...(to.groups ?? []).flatMap(name => [...(this.#groups.get(name) ?? [])])]);
  }

  #publish(entry) {
    this.log.push(entry);
    for (const session of this.sessions) if (entry.push.to.has(session.client)) send(session, frameOf(entry));
  }

  // --- A session ------------------------------------------------------------------------------------------------

  #accept(socket, request) {
    const session = { socket, path: request.url, plain: socket.protocol !== 'pushdeck.v1' };
    this.sessions.add(session);
    this.#notice();
    socket.on('error', () => {});
    socket.on('close', code => {
      session.closed = code;
      clearTimeout(session.hello);
      clearInterval(session.pings);
      this.sessions.delete(session);
      this.#notice();
    });
    if (!session.plain) session.hello = setTimeout(() => socket.close(4002, 'No hello came within 5 s'), this.helloLimitMs);
    socket.on('message', (data, binary) => {
      this.#hear(session, data, binary);
      this.#notice();
    });
  }

  #hear(session, data, binary) {
    if (session.plain) return void this.heard.push([session.path, binary ? data : data.toString()]);
    let frame;
    try {
      frame = binary ? null : JSON.parse(data);
    } catch {
      frame = null;
    }
    const refuse = why => session.socket.close(4502, why);
    if (frame === null || typeof frame !== 'object' || typeof frame.type !== 'string') return refuse('No frame of pushdeck.v1');
    this.heard.push([session.client, frame]);
    if (!session.client) return frame.type === 'hello' ? this.#greet(session, frame) : refuse('Not hello first');
    if (frame.type === 'hello') return reply(session, frame, 'already-welcome', 'There was a hello already');
    if (!FRAMES[frame.type]) return reply(session, frame, 'unknown-type', `There is no type "${frame.type}"`);
    this[`_${frame.type}`](session, frame);
  }

  #greet(session, { client, name, groups = [], resume, token }) {
    if (client !== undefined && !CLIENT.test(client)) return session.socket.close(4500, 'This id cannot be used');
    if (token === 'wrong') return session.socket.close(4503, 'The token was refused');
    clearTimeout(session.hello);
    session.client = client ?? `guest-${++this.#guests}`;
    for (const group of groups.slice(0, 20)) this.#groups.get(group)?.add(session.client);
    const resumed = !resume ? 'new' : this.#gap(resume) ? 'gap' : 'complete';
    const { missed, frames } = resumed === 'complete' ? this.#since(session.client, resume.offset) : this.#open(session.client);
    send(session, {
      type: 'welcome', client: session.client, name, session: ++this.#numbers, groups: this.#groupsOf(session.client),
      epoch: this.epoch, offset: this.end, resumed, ...(resumed === 'gap' && { gap: this.#gap(resume) }),
      missed, valid: frames.filter(each => each.type === 'push').length, heartbeat: this.heartbeat,
    });
    for (const frame of frames) send(session, frame);
    session.pings = setInterval(() => send(session, { type: 'ping' }), this.heartbeat * 1_000);
  }

  #gap({ epoch, offset }) {
    if (epoch !== this.epoch || offset > this.end) return 'unknown-epoch';
    return offset < this.forgotten ? 'forgotten' : undefined;
  }

  /** A push that was missed comes as it is now, so what changed it need not come as well. */
  #since(client, position) {
    const entries = this.log.filter(({ push, offset }) => offset > position && push.to.has(client));
    const missed = entries.filter(({ kind }) => kind === 'push').length;
    const frames = entries
      .filter(({ kind, push }) => (kind === 'push' ? counts(push) : push.offset <= position && (kind === 'recall' || counts(push))))
      .map(frameOf);
    return { missed, frames };
  }

  #open(client) {
    const open = [...this.pushes.values()].filter(push => {
      const stages = push.stages.get(client) ?? {};
      return push.to.has(client) && (!stages.received || (push.announcement.acknowledge && !stages.acted));
    });
    return { missed: open.length, frames: open.filter(counts).map(push => frameOf({ kind: 'push', push, offset: push.offset })) };
  }

  _message(session, frame) {
    if (typeof frame.text !== 'string') return reply(session, frame, 'invalid', 'text must be a text');
    if (frame.id !== undefined) reply(session, frame);
  }

  _receipt(session, frame) {
    const { client } = session;
    const { stage, pushes, action } = frame;
    if (![...STAGES, 'recalled'].includes(stage)) return reply(session, frame, 'invalid', 'stage must be a stage');
    for (const id of Array.isArray(pushes) ? pushes.slice(0, 100) : []) {
      const push = this.pushes.get(id);
      if (!push?.to.has(client)) continue;
      if (!push.stages.has(client)) push.stages.set(client, {});
      const stages = push.stages.get(client);
      const implied = stage === 'recalled' ? ['recalled'] : STAGES.slice(0, STAGES.indexOf(stage) + 1);
      for (const each of implied) stages[each] ??= now();
      if (action) stages.action ??= action;
    }
    if (frame.id !== undefined) reply(session, frame);
  }

  _join(session, frame) {
    const group = this.#groups.get(frame.group);
    if (!group) return reply(session, frame, ...noGroup(frame));
    if (session.client.startsWith('guest-')) return reply(session, frame, 'forbidden', 'Guests are put into groups by the operator');
    this.#change(group, session.client, () => group.add(session.client));
    reply(session, frame);
  }

  _leave(session, frame) {
    const group = this.#groups.get(frame.group);
    if (!group) return reply(session, frame, ...noGroup(frame));
    this.#change(group, session.client, () => group.delete(session.client));
    reply(session, frame);
  }

  _pong() {}

  #change(group, client, change) {
    const before = group.has(client);
    change();
    if (before === group.has(client)) return;
    for (const session of this.sessions) {
      if (session.client === client) send(session, { type: 'groups', groups: this.#groupsOf(client) });
    }
  }

  #groupsOf(client) {
    return [...this.#groups].filter(([, members]) => members.has(client)).map(([name]) => name).sort();
  }
}

const now = () => new Date().toISOString();
const counts = ({ recalled, announcement }) => !recalled && !(Date.parse(announcement.expires) <= Date.now());
const noGroup = ({ group }) => (typeof group === 'string' ? ['no-such-group', `There is no group "${group}"`] : ['invalid', 'group must be a text']);

function send({ socket, plain }, frame) {
  if (!plain && socket.readyState === 1) socket.send(JSON.stringify(frame));
}

function reply(session, { id = null }, code, message) {
  send(session, { type: 'reply', to: id, ok: !code, ...(code && { error: { code, message } }) });
}

function frameOf({ kind, push, offset, at }) {
  const { id, version, announcement } = push;
  return kind === 'recall' ? { type: kind, offset, id, at } : { type: kind, offset, id, at: push.at, version, announcement };
}
