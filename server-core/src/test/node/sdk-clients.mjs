// Many clients of the SDK in one process, on the sockets of npm ws: node sdk-clients.mjs SDK URL COUNT
//
// The title of each push is its number, and a client expects the number after its last one. Lines on the standard input:
// `leave N` closes the last N clients, `return` connects them again, `report` prints one line of JSON.
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { WebSocket } from 'ws';

// Older versions of Node have none.
globalThis.WebSocket = WebSocket;

const [sdk, url, count] = process.argv.slice(2);
const { connect } = await import(pathToFileURL(sdk).href);

const clients = Array.from({ length: Number(count) }, (_, number) => {
  const client = connect({ url, client: `sdk-${number}` });
  const seen = { client, received: 0, last: 0, jumps: [], gaps: [], welcomes: 0 };
  client.on('welcome', () => seen.welcomes++);
  client.on('gap', why => seen.gaps.push(why));
  client.on('push', ({ announcement }) => {
    const number = Number(announcement.title);
    if (number !== seen.last + 1) seen.jumps.push(`${seen.last} to ${number}`);
    seen.last = number;
    seen.received++;
  });
  return seen;
});

let away = [];
for await (const line of createInterface({ input: process.stdin })) {
  const [order, number] = line.split(' ');
  if (order === 'leave') {
    away = clients.slice(-Number(number));
    for (const { client } of away) client.close();
  } else if (order === 'return') {
    for (const { client } of away) client.connect();
  } else {
    console.log(JSON.stringify(clients.map(({ client, ...seen }) => ({ ...seen, live: client.state.kind === 'live' }))));
  }
}
process.exit();
