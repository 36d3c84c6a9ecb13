// A client for long messages: sends two long texts and long bytes, prints what comes back, one JSON a line.
// node large.mjs ws-deflating|ws-plain|websocket-13|websocket-8 ws://...
import { createHash } from 'node:crypto';
import websocket from 'websocket';
import { WebSocket } from 'ws';

const [kind, url] = process.argv.slice(2);
const text = 'The bus to the city leaves from gate seven. '.repeat(1000);
const bytes = Buffer.alloc(50_000, 'abc');

const say = (what) => console.log(JSON.stringify(what));
const got = (data) => say({ bytes: data.length, sha256: createHash('sha256').update(data).digest('hex') });

if (kind.startsWith('ws-')) {
  const perMessageDeflate = kind === 'ws-deflating' ? { threshold: 0 } : false;
  const socket = new WebSocket(url, { perMessageDeflate });
  socket.on('open', () => {
    say({ extensions: socket.extensions });
    for (const message of [text, text, bytes]) {
      socket.send(message);
    }
  });
  socket.on('message', (data) => got(data));
  socket.on('close', (code) => say({ closed: code }));
  socket.on('error', (error) => say({ error: String(error) }));
} else {
  const client = new websocket.client({ webSocketVersion: Number(kind.split('-')[1]) });
  client.on('connectFailed', (error) => say({ error: String(error) }));
  client.on('connect', (connection) => {
    say({ extensions: '' });
    connection.on('message', (message) => got(message.binaryData ?? Buffer.from(message.utf8Data)));
    connection.on('close', (code) => say({ closed: code }));
    connection.sendUTF(text);
    connection.sendUTF(text);
    connection.sendBytes(bytes);
  });
  client.connect(url);
}
