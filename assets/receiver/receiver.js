'use strict';
// The page: the SDK's client and widget, a feed around the cards, and a way to answer. Words from the wire only ever
// become text nodes.

(() => {
  const { locale, texts } = globalThis.PushdeckTexts;

  const MOST_ENTRIES = 200;
  const MOST_CHARACTERS = 16_000;
  const COUNT_FROM = 15_000;
  const MOST_NAME_CHARACTERS = 60;
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

  const pageQuery = new URLSearchParams(location.search);

  /** Not crypto.randomUUID: that exists only on https and localhost. */
  function newClientId() {
    const bytes = crypto.getRandomValues(new Uint8Array(12));
    return `web-${Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')}`;
  }

  function isOwnMachine(host) {
    return /^(localhost|127\.[\d.]+|\[::1\])$/.test(host);
  }

  function clientId() {
    // The operator's own receiver. Only on the operator's machine: elsewhere a link could make a reader somebody else.
    if (pageQuery.get('client') && isOwnMachine(location.hostname)) return pageQuery.get('client');
    if (!memory.read('pushdeck.client')) memory.write('pushdeck.client', newClientId());
    return memory.read('pushdeck.client');
  }

  function tidyName(text) {
    return Array.from(text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()).slice(0, MOST_NAME_CHARACTERS).join('').trim();
  }

  let name = tidyName(memory.read('pushdeck.name') || (pageQuery.get('name') ?? ''));

  // --- Where the server is --------------------------------------------------------------------------------------

  function serverAddress() {
    const named = pageQuery.get('ws');
    if (named) return named;
    const port = document.querySelector('meta[name="pushdeck-ws-port"]').content;
    const host = location.protocol === 'file:' ? 'localhost' : location.hostname;
    return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${host}:${port}`;
  }

  const client = globalThis.Pushdeck.connect({ url: serverAddress(), client: clientId(), name });

  // --- State ----------------------------------------------------------------------------------------------------

  const LABELS = { connecting: 'connecting', live: 'live', waiting: 'lost', stopped: 'stopped', blocked: 'stopped' };
  let countdown = 0;
  let wasLive = false;
  let again = false;
  let blocked = false;

  /** The browser refused the address: trying again would change nothing. */
  function block() {
    blocked = true;
    client.close();
  }

  function stateNow() {
    return blocked ? { kind: 'blocked' } : client.state;
  }

  function showState() {
    const state = stateNow();
    if (state.kind === 'live') wasLive = true;
    if (state.kind !== 'connecting') again = state.kind !== 'live' || wasLive;
    clearInterval(countdown);
    const label = state.kind === 'connecting' && again ? 'lost' : LABELS[state.kind];
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
        return again ? { title: texts.tryingTitle, detail: texts.tryingDetail } : null;
      case 'waiting':
        return {
          title: navigator.onLine ? (wasLive ? texts.lostTitle : texts.neverTitle) : texts.offlineTitle,
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
    const { kind, code } = client.state;
    if (kind === 'stopped' && code === 4500) {
      memory.write('pushdeck.client', newClientId());
      client.options.client = clientId();
    }
    client.connect();
    restFocus();
  }

  // --- Feed -----------------------------------------------------------------------------------------------------

  let unseen = 0;
  let above = 0;

  let height = 0;

  /** The widget puts its cards into the feed as this page does its own entries: here both are the same. */
  function feedChanged(changes) {
    const before = height;
    height = document.documentElement.scrollHeight;
    const scrolled = window.scrollY > SCROLLED_AFTER_PX;
    // What is being read stays where it is, also where the browser does not anchor by itself.
    if (scrolled && !CSS.supports('overflow-anchor', 'auto')) window.scrollBy({ top: height - before, behavior: 'instant' });
    const arrived = changes.flatMap(({ addedNodes }) => [...addedNodes]).filter(node => !node.matches('.own'));
    while (feed.childElementCount > MOST_ENTRIES) feed.lastElementChild.remove();
    for (const entry of feed.querySelectorAll('.latest')) entry.classList.remove('latest');
    feed.querySelector('article:not(.own)')?.classList.add('latest');
    if (scrolled) above += arrived.length;
    if (document.hidden) unseen += arrived.length;
    showEmpty();
    showCounts();
  }

  /** What a program sends: a text, or bytes. */
  function received(data) {
    const text = typeof data === 'string' ? data.trim() : texts.binary(data.byteLength);
    const odd = typeof data !== 'string' || !text;
    feed.prepend(card(element('p', odd ? 'card-body card-odd' : 'card-title', text || texts.emptyMessage)));
    setText(byId('say'), texts.said(text || texts.emptyMessage));
  }

  /** JSON is for the code of a page; this one shows it. The widget shows its title, if there is one. */
  const shownJson = new Map();

  function receivedJson({ id, announcement }) {
    if (announcement.format !== 'json') return;
    forgetJson({ id });
    const entry = card(element('p', 'card-body card-code', announcement.body));
    shownJson.set(id, entry);
    feed.prepend(entry);
    client.displayed(id);
  }

  function forgetJson({ id }) {
    shownJson.get(id)?.remove();
    shownJson.delete(id);
  }

  function card(words) {
    const item = element('article', 'card');
    item.setAttribute('aria-label', words.textContent);
    item.append(words, clock());
    return item;
  }

  function ownEntry(text) {
    const item = element('article', 'own');
    item.setAttribute('aria-label', `${texts.sentByYou}: ${text}`);
    const meta = element('p', 'own-meta', `${texts.you} · `);
    meta.append(clock());
    item.append(element('p', 'own-words', text), meta);
    return item;
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
    const live = stateNow().kind === 'live';
    byId('empty').hidden = feed.childElementCount > 0;
    // A feed has articles; without any it is none.
    if (feed.childElementCount > 0) feed.setAttribute('role', 'feed');
    else feed.removeAttribute('role');
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
    const { kind } = stateNow();
    const hint = byId('hint');
    hint.dataset.tone = tooLong ? 'danger' : 'quiet';
    byId('send').disabled = kind !== 'live' || tooLong || !message.value.trim();
    message.setAttribute('aria-invalid', String(tooLong));
    if (tooLong) setText(hint, texts.hintTooLong(MOST_CHARACTERS, length - MOST_CHARACTERS));
    else if (kind === 'connecting' && !again) setText(hint, texts.hintConnecting);
    else if (kind !== 'live') setText(hint, texts.hintNotLive);
    else setText(hint, length > COUNT_FROM ? texts.hintLeft(MOST_CHARACTERS - length) : texts.hint);
    byId('send').title = byId('send').disabled && kind !== 'live' ? hint.textContent : '';
  }

  function sendMessage(event) {
    event?.preventDefault();
    const text = message.value.trim();
    if (!text || message.value.length > MOST_CHARACTERS || stateNow().kind !== 'live') return;
    const entry = ownEntry(text);
    feed.prepend(entry);
    client.send(text).catch(() => {
      entry.classList.add('own-lost');
      setText(entry.querySelector('.own-meta'), texts.notSent);
    });
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
    client.options.name = name;
    const { kind } = stateNow();
    if (kind !== 'stopped' && kind !== 'blocked') client.connect();
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
    for (const node of document.querySelectorAll('[data-text]')) setText(node, texts[node.dataset.text]);
    for (const node of document.querySelectorAll('[data-label]')) node.setAttribute('aria-label', texts[node.dataset.label]);
    for (const node of document.querySelectorAll('[data-placeholder]')) node.placeholder = texts[node.dataset.placeholder];
  }

  function listen() {
    client.on('state', showState);
    client.on('message', received);
    for (const event of ['push', 'update']) client.on(event, receivedJson);
    for (const event of ['recall', 'expire', 'dismiss', 'replace']) client.on(event, forgetJson);
    new MutationObserver(feedChanged).observe(feed, { childList: true });
    byId('notice-action').addEventListener('click', act);
    byId('new').addEventListener('click', goToNewest);
    byId('composer').addEventListener('submit', sendMessage);
    message.addEventListener('keydown', messageKey);
    message.addEventListener('input', fitMessage);
    byId('name-edit').addEventListener('click', editName);
    byId('name-form').addEventListener('submit', saveName);
    byId('name-cancel').addEventListener('click', () => byId('name-dialog').close());
    window.addEventListener('offline', () => {
      // The device says its network is gone: an open connection cannot be trusted any more.
      if (client.state.kind === 'live' && !isOwnMachine(new URL(serverAddress()).hostname)) client.connect();
    });
    window.addEventListener('scroll', () => {
      if (above > 0 && window.scrollY <= SCROLLED_AFTER_PX) seenAbove();
    }, { passive: true });
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) return;
      unseen = 0;
      showCounts();
    });
    document.addEventListener('securitypolicyviolation', event => {
      if (event.effectiveDirective === 'connect-src') block();
    });
  }

  speakTheLanguage();
  showName();
  showCounts();
  listen();
  showState();
  for (const push of client.pushes.values()) receivedJson(push);
  byId('announcements').client = client;
})();
