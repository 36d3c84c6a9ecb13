// A version-13 client of another maker (npm ws). Sends a text and bytes, prints what comes back, one JSON a line.
import { WebSocket } from 'ws';

const socket = new WebSocket(process.argv[2]);
socket.on('open', () => {
  socket.send('text of ws');
  socket.send(Buffer.from([0, 1, 2, 255]));
});
socket.on('message', (data, isBinary) => {
  console.log(JSON.stringify(isBinary ? { bytes: [...data] } : { text: data.toString() }));
});
socket.on('close', (code) => {
  console.log(JSON.stringify({ closed: code }));
});
socket.on('error', (error) => {
  console.log(JSON.stringify({ error: String(error) }));
});
