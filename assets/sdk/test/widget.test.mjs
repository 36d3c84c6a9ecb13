import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { openBrowser, servePages } from './pages.mjs';
import { ReferenceServer } from './reference-server.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let pages;
let browser;
let server;
let context;
/** What the console showed, of any page; nothing of ours belongs there. */
let said;

before(async () => {
  pages = await servePages();
  browser = await openBrowser();
});

after(async () => {
  await browser.close();
  pages.close();
});

beforeEach(async () => {
  server = await ReferenceServer.start();
  said = [];
  await newContext();
});

afterEach(async () => {
  await context.close();
  await server.stop();
  assert.deepEqual(said, []);
});

async function newContext(settings = {}) {
  await context?.close();
  context = await browser.newContext({ locale: 'en-US', ...settings });
  context.setDefaultTimeout(10_000);
  context.on('console', message => said.push(message.text()));
  context.on('weberror', trouble => said.push(String(trouble.error())));
}

const sessions = () => [...server.sessions].filter(({ client }) => client === 'ann');

async function open(more = '') {
  const page = await context.newPage();
  const before = sessions().length;
  await page.goto(`${pages.url}/widget.html?url=${server.url}&client=ann${more}`);
  await server.until('it is welcome', () => sessions().length > before);
  return page;
}

const push = (announcement, id) => server.push({ to: { clients: ['ann'] }, announcement, id }).id;
const stagesOf = id => server.pushes.get(id).stages.get('ann') ?? {};
const reached = (id, stage) => server.until(`${stage} of ${id}`, () => stagesOf(id)[stage]);
const card = (page, label) => page.getByRole('article', { name: label, exact: true });

async function accessible(page) {
  // What is still fading in has too little contrast for as long as that takes.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ target, failureSummary }) => [target.flat().join(' '), failureSummary])]), []);
}

test('an announcement is displayed, and read only by whoever looks', async () => {
  await context.clock.install();
  const page = await open();
  await page.evaluate(() => {
    document.hasFocus = () => false;
  });
  const id = push({ title: 'Lunch is served', body: 'Hall B\nground floor', severity: 'success' });
  await card(page, 'Lunch is served').waitFor();
  await reached(id, 'displayed');
  assert.equal(await page.getByRole('button', { name: 'Announcements, 1 unread' }).count(), 1);
  await page.clock.fastForward(5_000);
  await reached(push({ title: 'Another' }), 'displayed');
  assert.equal(stagesOf(id).read, undefined);
  await page.evaluate(() => {
    delete document.hasFocus;
    dispatchEvent(new Event('focus'));
  });
  await reached(id, 'read');
  await page.getByRole('button', { name: 'Announcements', exact: true }).waitFor();
});

test('a button brings the answer to the operator, and the card goes', async () => {
  const page = await open();
  const actions = [{ id: 'out', label: 'I am out' }, { id: 'help', label: 'I need help' }];
  const id = push({ title: 'Fire drill', severity: 'critical', actions });
  const drill = card(page, 'Critical: Fire drill');
  await drill.getByRole('button', { name: 'I need help' }).click();
  await drill.getByText('You answered: I need help').waitFor();
  await reached(id, 'acted');
  assert.equal(stagesOf(id).action, 'help');
  await drill.waitFor({ state: 'detached' });
});

test('what must be acknowledged cannot be dismissed, and is acknowledged by its button', async () => {
  const page = await open();
  const id = push({ title: 'Maintenance', severity: 'warning', acknowledge: true });
  const maintenance = card(page, 'Warning: Maintenance');
  await maintenance.waitFor();
  assert.equal(await maintenance.getByRole('button', { name: 'Dismiss' }).count(), 0);
  await maintenance.getByRole('button', { name: 'Got it' }).press('Enter');
  await reached(id, 'acted');
  assert.equal(stagesOf(id).action, 'ack');
});

test('a recall takes it from the screen, an update changes it where it is', async () => {
  const page = await open();
  const id = push({ title: 'Gate 4', actions: [{ id: 'ok', label: 'Understood' }] });
  await card(page, 'Gate 4').getByRole('button', { name: 'Understood' }).focus();
  server.update({ id, announcement: { title: 'Gate 7', actions: [{ id: 'ok', label: 'Understood' }] } });
  await card(page, 'Gate 7').waitFor();
  assert.equal(await card(page, 'Gate 4').count(), 0);
  await page.keyboard.press('Enter');
  await reached(id, 'acted');
  const other = push({ title: 'A mistake' });
  await card(page, 'A mistake').waitFor();
  server.recall({ id: other });
  await card(page, 'A mistake').waitFor({ state: 'detached' });
  await reached(other, 'recalled');
});

test('what is shown again comes up as if it were new', async () => {
  const page = await open();
  const announcement = { title: 'Drill', acknowledge: true };
  const id = push(announcement);
  await card(page, 'Drill').waitFor();
  push({ title: 'Lunch', acknowledge: true });
  await card(page, 'Lunch').waitFor();
  const newest = label => page.locator(`article[aria-label="${label}"]:first-child`);
  await newest('Lunch').waitFor();
  server.update({ id, announcement });
  await newest('Drill').waitFor();
  assert.equal(await page.getByText('Updated').count(), 0);
  assert.equal(await page.getByRole('article').count(), 2);
});

test('what expires leaves by itself', async () => {
  const page = await open();
  push({ title: 'For a moment', expires: new Date(Date.now() + 800).toISOString() });
  await card(page, 'For a moment').waitFor();
  await card(page, 'For a moment').waitFor({ state: 'detached' });
});

test('of Markdown there is what the protocol says, and no more', async () => {
  const page = await open();
  const body = 'One **strong** and *soft* `code`\nnext line\n\n- first\n- [plan](https://shop.example/plan)\n\n3. third\n\n2 * 3 * 4 <b>no</b> [x](javascript:alert(1))';
  push({ title: 'Marked', body, format: 'markdown', link: { url: 'https://shop.example/', label: 'Shop' } });
  await card(page, 'Marked').waitFor();
  const main = card(page, 'Marked').locator('.main');
  assert.equal(
    await main.evaluate(node => node.innerHTML.replaceAll(' dir="auto"', '').replaceAll(' class=""', '')),
    '<p class="title">Marked</p><p>One <b>strong</b> and <em>soft</em> <code>code</code>\nnext line</p>' +
      '<ul><li>first</li><li><a href="https://shop.example/plan" target="_blank" rel="noopener noreferrer">plan</a></li></ul>' +
      '<ol start="3"><li>third</li></ol><p>2 * 3 * 4 &lt;b&gt;no&lt;/b&gt; [x](javascript:alert(1))</p>' +
      '<p><a href="https://shop.example/" target="_blank" rel="noopener noreferrer">Shop</a></p>',
  );
});

test('nothing that is sent runs, whatever it looks like', async () => {
  const page = await open();
  await page.evaluate(() => {
    globalThis.alert = () => (globalThis.ran = true);
  });
  const payloads = [
    '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '"><svg onload=alert(1)>', 'javascript:alert(1)', '{{alert(1)}}', '${alert(1)}',
    '[a](javascript:alert(1))', '[a](https://x"onmouseover="alert(1))', '`<img src=x onerror=alert(1)>`', '**<iframe srcdoc="<script>parent.alert(1)</script>">**',
  ];
  for (const each of payloads) {
    push({ title: each, body: each, format: 'markdown', severity: each, icon: each, link: { url: each, label: each }, actions: [{ id: each, label: each }] });
  }
  const last = push({ title: 'The last one', icon: 'constructor' });
  await reached(last, 'displayed');
  assert.equal(await page.evaluate(() => globalThis.ran), undefined);
  const odd = await page.locator('pushdeck-announcements').evaluate(widget =>
    [...widget.shadowRoot.querySelectorAll('article')].flatMap(({ shadowRoot }) => [...shadowRoot.querySelectorAll('script, img, iframe, [onload], [onerror], [href]:not([href^="https://x"])')]).length);
  assert.equal(odd, 0);
});

test('JSON is for the code of the page', async () => {
  const page = await open();
  const id = push({ body: '{"score":3}', format: 'json' });
  const shown = push({ title: 'Goal', body: '{"score":3}', format: 'json' });
  await card(page, 'Goal').waitFor();
  await reached(shown, 'displayed');
  assert.equal(await page.getByRole('article').count(), 1);
  assert.equal(await page.getByText('score').count(), 0);
  assert.ok(stagesOf(id).received);
  assert.equal(stagesOf(id).displayed, undefined);
});

test('what is modal is in front of everything until it is answered', async () => {
  const page = await open();
  const id = push({ title: 'Leave the building', severity: 'critical', modal: true, actions: [{ id: 'out', label: 'I am out' }] });
  const dialog = page.getByRole('dialog', { name: 'Announcements' });
  await dialog.waitFor();
  await assert.rejects(page.locator('#elsewhere').click({ timeout: 500 }), /Timeout/);
  for (let n = 0; n < 5; n++) {
    await page.keyboard.press('Tab');
    assert.notEqual(await page.evaluate(() => document.activeElement.id), 'elsewhere');
  }
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await accessible(page);
  await dialog.getByRole('button', { name: 'I am out' }).click();
  await reached(id, 'acted');
  await dialog.waitFor({ state: 'hidden' });
  await page.locator('#elsewhere').click();
  push({ title: 'Only a word', modal: true });
  await dialog.waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await card(page, 'Only a word').waitFor();
});

test('what was missed comes as one digest, and waits in the inbox', async () => {
  const page = await open();
  for (const session of sessions()) session.socket.terminate();
  await server.until('it is away', () => sessions().length === 0);
  const missed = Array.from({ length: 5 }, (_, n) => push({ title: `Missed ${n}` }));
  for (const id of missed.slice(0, 2)) server.recall({ id });
  const asking = push({ title: 'Please confirm', acknowledge: true });
  await card(page, 'You missed 6, 4 still matter').waitFor();
  await card(page, 'Please confirm').waitFor();
  assert.equal(await page.getByRole('article').count(), 2, 'of the rest nothing is in the way');
  await reached(missed[4], 'received');
  assert.equal(stagesOf(missed[4]).displayed, undefined);
  await page.getByRole('button', { name: 'Announcements, 4 unread' }).press('Enter');
  await card(page, 'Missed 4').waitFor();
  assert.equal(await page.getByRole('article').count(), 5);
  await accessible(page);
  await Promise.all([asking, ...missed.slice(2)].map(id => reached(id, 'read')));
  await page.keyboard.press('Escape');
  await card(page, 'Missed 4').waitFor({ state: 'hidden' });
});

test('several tabs of one person are one', async () => {
  const first = await open();
  const second = await open();
  const id = push({ title: 'For both', sticky: true });
  await card(first, 'For both').waitFor();
  await card(second, 'For both').waitFor();
  await card(first, 'For both').getByRole('button', { name: 'Dismiss' }).click();
  await card(second, 'For both').waitFor({ state: 'detached' });
  await reached(id, 'displayed');
});

test('a reload keeps what was there and tells nobody again', async () => {
  const page = await open();
  push({ title: 'Still here', acknowledge: true });
  const quiet = push({ title: 'In the inbox' });
  await card(page, 'In the inbox').waitFor();
  await reached(quiet, 'displayed');
  await page.reload();
  await card(page, 'Still here').waitFor();
  assert.equal(await page.locator('[aria-live] p').count(), 0);
  await page.getByRole('button', { name: /^Announcements/ }).click();
  await card(page, 'In the inbox').waitFor();
});

test('what is said aloud is polite, or urgent where it is critical', async () => {
  const page = await open();
  push({ title: 'Lunch', body: 'Hall B' });
  push({ title: 'Fire', severity: 'critical' });
  await page.locator('[aria-live=polite]').getByText('Lunch').waitFor({ state: 'attached' });
  await page.locator('[aria-live=assertive]').getByText('Critical: Fire').waitFor({ state: 'attached' });
});

test('a page can show all of them in a place of its own', async () => {
  const page = await open('&into=feed');
  await page.evaluate(() => {
    const feed = document.createElement('section');
    feed.id = 'feed';
    document.querySelector('main').append(feed);
  });
  const id = push({ title: 'In the page', actions: [{ id: 'ok', label: 'Fine' }] });
  const shown = page.locator('#feed').getByRole('article', { name: 'In the page' });
  await shown.getByRole('button', { name: 'Fine' }).click();
  await shown.getByText('You answered: Fine').waitFor();
  server.recall({ id });
  await shown.waitFor({ state: 'detached' });
  assert.equal(await page.getByRole('button', { name: /^Announcements/ }).count(), 0);
});

for (const [lang, scheme, words] of [['en', 'light', ['Critical: ', 'Got it']], ['zh-CN', 'dark', ['紧急：', '知道了']]]) {
  test(`axe finds nothing in ${lang}, ${scheme}`, async () => {
    await newContext({ colorScheme: scheme });
    const page = await open(`&lang=${lang}`);
    push({ title: 'Lunch', body: '- a `b`\n- [c](https://shop.example/)', format: 'markdown', severity: 'success', link: { url: 'https://shop.example/' } });
    push({ title: 'Tills', severity: 'warning', acknowledge: true });
    push({ title: 'News' });
    push({ title: 'Fire', severity: 'critical', actions: [{ id: 'a', label: 'A' }, { id: 'b', label: 'B' }] });
    await card(page, `${words[0]}Fire`).waitFor();
    await page.getByRole('button', { name: words[1] }).waitFor();
    await page.evaluate(() => Promise.all(document.getAnimations().map(each => each.finished)));
    await accessible(page);
  });
}

test('without a client it waits for one, and a page may give it its own', async () => {
  const page = await context.newPage();
  await page.goto(`${pages.url}/widget.html`);
  await page.evaluate(url => {
    document.querySelector('pushdeck-announcements').client = globalThis.Pushdeck.connect({ url, client: 'ann' });
  }, server.url);
  await server.until('it is welcome', () => sessions().length > 0);
  push({ title: 'Hello' });
  await card(page, 'Hello').waitFor();
});
