// Does a server speak pushdeck.v1? Written from docs/protocol.md alone.
//
//   node conformance.mjs ws://host:port [word]
//
// Runs the scenarios, those alone whose name has the word in it. What only the operator of a server can do is ordered on
// stdout and answered on stdin, one JSON object a line; whoever runs the suite joins that to the server:
//
//   -> {"order": 7, "do": "push", "announcement": {...}, "to": {"clients": ["a"]}}
//   <- {"answer": 7, "id": "p7Qm2xT4"}        or  {"answer": 7, "refused": "words"}
//
//   do          fields                                answer
//   push        announcement, to: {everyone?, away?, groups?: names, clients?, excluded?}      id
//   update      id, announcement
//   recall      id
//   again       id, missing: not_received or not_acknowledged                                  id of the new push
//   deliveries  id                                    deliveries: {client: {stage, action, times: {stage: ISO time}}}
//   send        client, text or bytes: a message of a program
//   heard       client, count                         texts that the operator got, once there are so many
//   group       name: creates it
//   away        client                                once it has no connection
//   disconnect  client                                with 4501
//   restart                                           stops with 1012 and listens again on the same port
//   kill                                              ends the process at once; another goes on with the same store
//   forget                                            deletes all pushes by their age
//   lose                                              deletes the store and begins on an empty one
//
// Results go to stdout, too: {"scenario": "name", "ok": true} or {..., "ok": false, "words": "..."}, at last {"done": 31}.
// The exit code is 0 if all is well.

import { Connection, Operator } from './talk.mjs';
import { scenarios as ofPositions } from './positions.mjs';
import { scenarios as ofFrames } from './scenarios.mjs';

const [url, word = ''] = process.argv.slice(2);
if (!url) {
  console.error('node conformance.mjs ws://host:port [word]');
  process.exit(2);
}

const say = line => process.stdout.write(JSON.stringify(line) + '\n');
const operator = new Operator(process.stdin, say);
let clients = 0;
let failed = 0;

/** Each scenario has connections and names of its own. */
async function run({ name, play }) {
  const open = [];
  const run = Math.random().toString(36).slice(2, 8);
  const stage = {
    url,
    operator,
    newName: kind => `${kind}-${run}-${++clients}`,
    connect(protocols) {
      const connection = new Connection(url, protocols);
      open.push(connection);
      return connection;
    },
    /** A connection that has said hello, with the welcome in `welcome`. */
    async join(hello) {
      const connection = stage.connect();
      await connection.opened;
      connection.send({ type: 'hello', ...hello });
      connection.welcome = await connection.nextOfAll();
      if (connection.welcome.type !== 'welcome') throw new Error(`Not a welcome: ${JSON.stringify(connection.welcome)}`);
      return connection;
    },
    async leave(connection, client) {
      connection.cut();
      await operator.order('away', { client });
    },
  };
  try {
    await play(stage);
    say({ scenario: name, ok: true });
  } catch (trouble) {
    failed++;
    say({ scenario: name, ok: false, words: String(trouble.message) });
  } finally {
    for (const connection of open) connection.cut();
  }
}

const chosen = [...ofFrames, ...ofPositions].filter(({ name }) => name.includes(word));
// Those that only wait do so while others talk; those that stop the server come last.
const patient = chosen.filter(({ kind }) => kind === 'patient').map(run);
for (const scenario of chosen.filter(({ kind }) => !kind)) await run(scenario);
await Promise.all(patient);
for (const scenario of chosen.filter(({ kind }) => kind === 'harsh')) await run(scenario);
say({ done: chosen.length });
process.exitCode = failed ? 1 : 0;
process.stdin.destroy();
