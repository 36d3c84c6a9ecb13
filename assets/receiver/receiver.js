'use strict';
// The page: shows what arrives and what is so. Words from the wire only ever become text nodes.

(() => {
  const { language, locale, texts } = globalThis.PushdeckTexts;
  const { Connection } = globalThis.PushdeckConnection;

  const MOST_ENTRIES = 200;
  const MOST_CHARACTERS = 16_000;
  const COUNT_FROM = 15_000;
  const MOST_NAME_CHARACTERS = 64;
  const SCROLLED_AFTER_PX = 80;

  const byId = id => document.getElementById(id);
  const feed = byId('feed');
  const message = byId('message');

  // --- What the browser remembers -------------------------------------------------------------------------------

  /** localStorage that may be missing, full or forbidden: then it lasts as long as the page. */
  const memory = (() => {
    const fallback = new Map();
    return {
      read(key) {
        try {
          return localStorage.getItem(key) ?? fallback.get(key) ?? '';
        } catch {
          return fallback.get(key) ?? '';
        }
      },
      write(key, value) {
        fallback.set(key, value);
        try {
          localStorage.setItem(key, value);
        } catch {
          // Kept in `fallback`.
        }
      },
    };
  })();

  /** Not crypto.randomUUID: that exists only on https and localhost. */
  function newClientId() {
    const bytes = crypto.getRandomValues(new Uint8Array(12));
    return `web-${Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')}`;
  }

  function clientId() {
    if (!memory.read('pushdeck.client')) memory.write('pushdeck.client', newClientId());
    return memory.read('pushdeck.client');
  }

  function tidyName(text) {
    return Array.from(text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()).slice(0, MOST_NAME_CHARACTERS).join('').trim();
  }

  const pageQuery = new URLSearchParams(location.search);
  let name = tidyName(memory.read('pushdeck.name') || (pageQuery.get('name') ?? ''));

  // --- Where the server is --------------------------------------------------------------------------------------

  function serverAddress() {
    const named = pageQuery.get('ws');
    if (named) return named;
    const port = document.querySelector('meta[name="pushdeck-ws-port"]').content;
    const host = location.protocol === 'file:' ? 'localhost' : location.hostname;
    return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${host}:${port}`;
  }

  function isOwnMachine(host) {
    return /^(localhost|127\.[\d.]+|\[::1\])$/.test(host);
  }

  function connectionAddress() {
    const url = new URL(serverAddress());
    url.searchParams.set('client', clientId());
    if (name) url.searchParams.set('name', name);
    return url.href;
  }

  const connection = new Connection(connectionAddress, { changed: showState, received });

  // --- State ----------------------------------------------------------------------------------------------------

  const LABELS = { connecting: 'connecting', live: 'live', waiting: 'lost', stopped: 'stopped', blocked: 'stopped' };
  let countdown = 0;

  function showState(state) {
    clearInterval(countdown);
    const label = state.kind === 'connecting' && state.again ? 'lost' : LABELS[state.kind];
    byId('status').dataset.state = label;
    setText(byId('status-label'), texts[label]);
    showNotice(state);
    if (state.kind === 'waiting') countdown = setInterval(() => showNotice(state), 250);
    showEmpty();
    showComposer();
  }

  function showNotice(state) {
    const notice = noticeFor(state);
    byId('notice').hidden = !notice;
    if (!notice) return;
    byId('notice').dataset.tone = state.kind === 'waiting' || state.kind === 'connecting' ? 'attention' : 'danger';
    setText(byId('notice-title'), notice.title);
    setText(byId('notice-detail'), notice.detail);
    byId('notice-action').hidden = !notice.action;
    setText(byId('notice-action'), notice.action ?? '');
  }

  /** What to say above the feed, or null while all is well. */
  function noticeFor(state) {
    switch (state.kind) {
      case 'live':
        return null;
      case 'connecting':
        return state.again ? { title: texts.tryingTitle, detail: texts.tryingDetail } : null;
      case 'waiting':
        return {
          title: navigator.onLine ? (state.wasLive ? texts.lostTitle : texts.neverTitle) : texts.offlineTitle,
          detail: texts.retryIn(Math.max(1, Math.ceil((state.until - Date.now()) / 1000))),
          action: texts.tryNow,
        };
      case 'blocked':
        return { title: texts.blockedTitle, detail: texts.blockedDetail(serverAddress()) };
      default:
        return stoppedNotice(state);
    }
  }

  function stoppedNotice({ code, reason }) {
    const action = texts.connectAgain;
    if (code === 4501) return { title: texts.disconnectedTitle, detail: texts.stayAway, action };
    if (code === 4500) return { title: texts.badIdentityTitle, detail: texts.badIdentityDetail, action };
    return { title: texts.refusedTitle(code), detail: reason || texts.stayAway, action };
  }

  function act() {
    const state = connection.state;
    if (state.kind === 'stopped' && state.code === 4500) memory.write('pushdeck.client', newClientId());
    connection.connect();
    restFocus();
  }

  // --- Feed -----------------------------------------------------------------------------------------------------

  let unseen = 0;
  let above = 0;

  function received(data) {
    const entry = typeof data === 'string' ? announcement(data) : binary(data.byteLength);
    const scrolled = window.scrollY > SCROLLED_AFTER_PX;
    const height = document.documentElement.scrollHeight;
    feed.querySelector('.latest')?.classList.remove('latest');
    entry.classList.add('latest');
    addEntry(entry);
    if (scrolled) {
      // What is being read stays where it is, also where the browser does not anchor by itself.
      window.scrollBy({ top: document.documentElement.scrollHeight - height, behavior: 'instant' });
      above += 1;
    }
    if (document.hidden) unseen += 1;
    showCounts();
    setText(byId('say'), texts.said(typeof data === 'string' ? data : entry.firstElementChild.textContent));
  }

  /** Of several lines the first is the title. */
  function announcement(text) {
    const [first, ...rest] = text.trim().split(/\r\n|\r|\n/);
    const body = rest.join('\n').replace(/^\s*\n/, '');
    if (!first) return card(element('p', 'card-body card-odd', texts.emptyMessage));
    if (!body) return card(element('p', 'card-title', first));
    return card(element('h2', 'card-title', first), element('p', 'card-body', body));
  }

  function binary(bytes) {
    return card(element('p', 'card-body card-odd', texts.binary(bytes)));
  }

  function card(head, ...below) {
    const item = element('li', 'card');
    item.append(head, clock(), ...below);
    return item;
  }

  function ownEntry(text) {
    const item = element('li', 'own');
    const words = element('p', 'own-words', text);
    words.setAttribute('aria-label', `${texts.sentByYou}: ${text}`);
    const meta = element('p', 'own-meta', `${texts.you} · `);
    meta.append(clock());
    item.append(words, meta);
    return item;
  }

  function addEntry(item) {
    feed.prepend(item);
    while (feed.childElementCount > MOST_ENTRIES) feed.lastElementChild.remove();
    showEmpty();
  }

  function clock() {
    const now = new Date();
    const time = element('time', 'clock', new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(now));
    time.dateTime = now.toISOString();
    time.title = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'medium' }).format(now);
    return time;
  }

  function showCounts() {
    document.title = unseen > 0 ? `(${unseen}) ${texts.title} · Pushdeck` : `${texts.title} · Pushdeck`;
    const button = byId('new');
    button.hidden = above === 0;
    setText(button, `↑ ${texts.newBelow(above)}`);
    button.setAttribute('aria-label', texts.newLabel(above));
  }

  function showEmpty() {
    const live = connection.state?.kind === 'live';
    byId('empty').hidden = feed.childElementCount > 0;
    setText(byId('empty-title'), live ? texts.emptyLiveTitle : texts.emptyTitle);
    setText(byId('empty-detail'), live ? texts.emptyLiveDetail : texts.emptyDetail);
  }

  function goToNewest() {
    window.scrollTo({ top: 0 });
    seenAbove();
    restFocus();
  }

  function seenAbove() {
    above = 0;
    showCounts();
  }

  // --- Writing back ---------------------------------------------------------------------------------------------

  function showComposer() {
    const length = message.value.length;
    const tooLong = length > MOST_CHARACTERS;
    const kind = connection.state?.kind;
    const hint = byId('hint');
    hint.dataset.tone = tooLong ? 'danger' : 'quiet';
    byId('send').disabled = kind !== 'live' || tooLong || !message.value.trim();
    message.setAttribute('aria-invalid', String(tooLong));
    if (tooLong) setText(hint, texts.hintTooLong(MOST_CHARACTERS, length - MOST_CHARACTERS));
    else if (kind === 'connecting' && !connection.state.again) setText(hint, texts.hintConnecting);
    else if (kind !== 'live') setText(hint, texts.hintNotLive);
    else setText(hint, length > COUNT_FROM ? texts.hintLeft(MOST_CHARACTERS - length) : texts.hint);
    byId('send').title = byId('send').disabled && kind !== 'live' ? hint.textContent : '';
  }

  function sendMessage(event) {
    event?.preventDefault();
    const text = message.value.trim();
    if (!text || message.value.length > MOST_CHARACTERS || !connection.send(text)) return;
    addEntry(ownEntry(text));
    window.scrollTo({ top: 0 });
    message.value = '';
    fitMessage();
    message.focus({ preventScroll: true });
  }

  function messageKey(event) {
    // While an input method is composing, Enter only accepts its suggestion.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    sendMessage();
  }

  /** As high as what is written, up to the limit of the style sheet. */
  function fitMessage() {
    message.style.height = 'auto';
    message.style.height = `${message.scrollHeight + 2}px`;
    showComposer();
  }

  // --- Name -----------------------------------------------------------------------------------------------------

  function showName() {
    setText(byId('name'), name || texts.nameNone);
    byId('name-edit').setAttribute('aria-label', name ? texts.nameChange(name) : texts.nameNone);
  }

  function editName() {
    byId('name-input').value = name;
    byId('name-dialog').showModal();
    byId('name-input').select();
  }

  function saveName(event) {
    event.preventDefault();
    byId('name-dialog').close();
    const chosen = tidyName(byId('name-input').value);
    if (chosen === name) return;
    name = chosen;
    memory.write('pushdeck.name', name);
    showName();
    const kind = connection.state.kind;
    if (kind !== 'stopped' && kind !== 'blocked') connection.connect();
  }

  // --- Small parts ----------------------------------------------------------------------------------------------

  function element(tag, className, text) {
    const node = document.createElement(tag);
    node.className = className;
    if (text !== undefined) {
      node.textContent = text;
      node.dir = 'auto';
    }
    return node;
  }

  /** For when the button that had the focus goes away; not the text field, which would open a phone's keyboard. */
  function restFocus() {
    byId('main').focus({ preventScroll: true });
  }

  /** Leaves equal text alone, so that a screen reader hears changes only. */
  function setText(node, text) {
    if (node.textContent !== text) node.textContent = text;
  }

  function speakTheLanguage() {
    document.documentElement.lang = language;
    for (const node of document.querySelectorAll('[data-text]')) setText(node, texts[node.dataset.text]);
    for (const node of document.querySelectorAll('[data-label]')) node.setAttribute('aria-label', texts[node.dataset.label]);
    for (const node of document.querySelectorAll('[data-placeholder]')) node.placeholder = texts[node.dataset.placeholder];
  }

  function listen() {
    byId('notice-action').addEventListener('click', act);
    byId('new').addEventListener('click', goToNewest);
    byId('composer').addEventListener('submit', sendMessage);
    message.addEventListener('keydown', messageKey);
    message.addEventListener('input', fitMessage);
    byId('name-edit').addEventListener('click', editName);
    byId('name-form').addEventListener('submit', saveName);
    byId('name-cancel').addEventListener('click', () => byId('name-dialog').close());
    window.addEventListener('online', () => connection.hurry());
    window.addEventListener('offline', () => {
      if (!isOwnMachine(new URL(serverAddress()).hostname)) connection.distrust();
    });
    window.addEventListener('scroll', () => {
      if (above > 0 && window.scrollY <= SCROLLED_AFTER_PX) seenAbove();
    }, { passive: true });
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) return;
      unseen = 0;
      showCounts();
      connection.hurry();
    });
    document.addEventListener('securitypolicyviolation', event => {
      if (event.effectiveDirective === 'connect-src') connection.block();
    });
  }

  speakTheLanguage();
  showName();
  showCounts();
  listen();
  connection.connect();
})();
