// A Hybi-10 client (npm websocket, version 8). Sends a text and bytes, prints what comes back, one JSON a line.
import websocket from 'websocket';

const client = new websocket.client({ webSocketVersion: 8 });
client.on('connectFailed', (error) => console.log(JSON.stringify({ error: String(error) })));
client.on('connect', (connection) => {
  connection.on('message', (message) => {
    console.log(
      JSON.stringify(
        message.type === 'binary' ? { bytes: [...message.binaryData] } : { text: message.utf8Data },
      ),
    );
  });
  connection.on('close', (code) => console.log(JSON.stringify({ closed: code })));
  connection.sendUTF('text of websocket');
  connection.sendBytes(Buffer.from([0, 1, 2, 255]));
});
client.connect(process.argv[2]);
