'use strict';
// Every word the page says, in each language it speaks. A text is a string, or a function of its numbers.

globalThis.PushdeckTexts = (() => {
  const count = (language, n) => new Intl.NumberFormat(language).format(n);

  const en = {
    title: 'Announcements',
    feed: 'Announcements, newest first',
    you: 'You',
    sentByYou: 'You sent',
    notSent: 'This may not have been sent',
    binary: n => `Binary message, ${count('en', n)} ${n === 1 ? 'byte' : 'bytes'}`,
    emptyMessage: 'Empty message',
    newBelow: n => `${count('en', n)} new`,
    newLabel: n => `${count('en', n)} new, go to the newest`,
    said: text => `New announcement: ${text}`,

    connecting: 'Connecting',
    live: 'Live',
    lost: 'Reconnecting',
    stopped: 'Not connected',

    emptyLiveTitle: 'You’re all set',
    emptyLiveDetail: 'Announcements will appear here the moment they are sent. Keep this page open.',
    emptyTitle: 'Nothing here yet',
    emptyDetail: 'Announcements appear here while this page is connected.',

    lostTitle: 'The connection was lost',
    neverTitle: 'The server can’t be reached',
    offlineTitle: 'This device is offline',
    retryIn: n => `Trying again in ${n} s. What is sent meanwhile will come then.`,
    tryingTitle: 'Connecting again…',
    tryingDetail: 'What is sent meanwhile will come then.',
    tryNow: 'Try now',

    disconnectedTitle: 'The operator disconnected you',
    badIdentityTitle: 'This browser’s id can’t be used',
    badIdentityDetail: 'Connecting again gives this browser a new one.',
    refusedTitle: code => `The server ended the connection (code ${code})`,
    stayAway: 'No more announcements arrive until you connect again.',
    blockedTitle: 'This page can’t connect there',
    blockedDetail: address => `Its link names ${address}. Ask for the right link.`,
    connectAgain: 'Connect again',

    message: 'Message to the operator',
    messagePlaceholder: 'Write to the operator',
    send: 'Send',
    hint: 'Enter sends, Shift+Enter starts a new line',
    hintNotLive: 'You can send when the connection is live again',
    hintConnecting: 'You can send as soon as the connection is live',
    hintLeft: n => `${count('en', n)} characters left`,
    hintTooLong: (limit, n) => `Too long by ${count('en', n)}: a message has at most ${count('en', limit)} characters`,

    nameNone: 'Add your name',
    nameChange: name => `Your name: ${name}. Change it`,
    nameTitle: 'Your name',
    nameDetail: 'This is how the operator sees you.',
    nameSave: 'Save',
    cancel: 'Cancel',
  };

  const zh = {
    title: '公告',
    feed: '公告，最新的在最上面',
    you: '我',
    sentByYou: '我发送的',
    notSent: '这条消息可能没有送出',
    binary: n => `二进制消息，${count('zh', n)} 字节`,
    emptyMessage: '空消息',
    newBelow: n => `${count('zh', n)} 条新公告`,
    newLabel: n => `${count('zh', n)} 条新公告，转到最新一条`,
    said: text => `新公告：${text}`,

    connecting: '正在连接',
    live: '已连接',
    lost: '正在重连',
    stopped: '未连接',

    emptyLiveTitle: '一切就绪',
    emptyLiveDetail: '公告一经发出就会显示在这里。请保持此页面打开。',
    emptyTitle: '暂无公告',
    emptyDetail: '页面处于连接状态时，公告会显示在这里。',

    lostTitle: '连接已断开',
    neverTitle: '无法连接到服务器',
    offlineTitle: '此设备处于离线状态',
    retryIn: n => `${n} 秒后重试。在此期间发出的公告届时会送达。`,
    tryingTitle: '正在重新连接…',
    tryingDetail: '在此期间发出的公告届时会送达。',
    tryNow: '立即重试',

    disconnectedTitle: '操作员断开了你的连接',
    badIdentityTitle: '此浏览器的标识无法使用',
    badIdentityDetail: '重新连接时会为此浏览器换一个新标识。',
    refusedTitle: code => `服务器结束了连接（代码 ${code}）`,
    stayAway: '重新连接之前，不会再收到公告。',
    blockedTitle: '此页面无法连接到该地址',
    blockedDetail: address => `链接中的地址是 ${address}。请索取正确的链接。`,
    connectAgain: '重新连接',

    message: '给操作员的消息',
    messagePlaceholder: '给操作员留言',
    send: '发送',
    hint: '按 Enter 发送，按 Shift+Enter 换行',
    hintNotLive: '恢复连接后才能发送',
    hintConnecting: '连接成功后即可发送',
    hintLeft: n => `还可输入 ${count('zh', n)} 个字符`,
    hintTooLong: (limit, n) => `超出 ${count('zh', n)} 个字符：每条消息最多 ${count('zh', limit)} 个字符`,

    nameNone: '填写你的名字',
    nameChange: name => `你的名字：${name}。更改`,
    nameTitle: '你的名字',
    nameDetail: '操作员看到的就是这个名字。',
    nameSave: '保存',
    cancel: '取消',
  };

  const wanted = navigator.language || 'en';
  const chinese = /^zh\b/i.test(wanted);
  // Before the widget looks at it.
  document.documentElement.lang = chinese ? 'zh-CN' : 'en';
  return {
    // How times are written: as the person is used to, where that is a language the page speaks.
    locale: /^(en|zh)\b/i.test(wanted) ? wanted : 'en',
    texts: chinese ? zh : en,
  };
})();
