// Serves the SDK's pages as strictly as a careful site does, and opens them in the Chromium of this machine.

import { createServer } from 'node:http';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const TYPES = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.mjs': 'text/javascript', '.svg': 'image/svg+xml' };
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src ws:; require-trusted-types-for 'script'; base-uri 'none'";
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export const executablePath = PLACES.find(existsSync);

export async function servePages() {
  const server = createServer(async ({ url }, answer) => {
    const { pathname } = new URL(url, 'http://any');
    const file = new URL(pathname.startsWith('/dist/') ? `..${pathname}` : `./pages${pathname}`, import.meta.url);
    try {
      const content = await readFile(fileURLToPath(file));
      answer.writeHead(200, { 'Content-Type': TYPES[extname(pathname)], 'Content-Security-Policy': POLICY }).end(content);
    } catch {
      // A browser asks for an icon, too.
      answer.writeHead(pathname === '/favicon.ico' ? 204 : 404).end();
    }
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

export function openBrowser() {
  const args = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  return chromium.launch({ executablePath, args });
}
