// npm ws with its defaults, told what to do by the same words as every server of the comparison.
'use strict';

const { WebSocketServer } = require('ws');

const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
let text = '';
let pushes = 1;

// As in the documentation of ws, with the text turned into bytes once for all clients, which is what it advises.
function push() {
  const bytes = Buffer.from(text);
  for (const client of server.clients) {
    client.send(bytes, { binary: false });
  }
}

function obey(line) {
  const words = line.split(' ');
  switch (words[0]) {
    case 'p':
      for (let i = 0; i < pushes; i++) {
        push();
      }
      break;
    case 'payload':
      text = 'x'.repeat(Number(words[1]));
      pushes = Number(words[2]);
      console.log('ready');
      break;
    case 'count':
      console.log(`connected ${server.clients.size}`);
      break;
    case 'gc':
      global.gc();
      console.log(`heap ${process.memoryUsage().heapUsed}`);
      break;
    case 'quit':
      process.exit(0);
  }
}

server.on('listening', () => console.log(`listening ${server.address().port}`));

let held = '';
process.stdin.on('data', (chunk) => {
  const lines = (held + chunk).split('\n');
  held = lines.pop();
  lines.forEach(obey);
});
process.stdin.on('end', () => process.exit(0));
