// Every word of the widget, in each language it speaks.

const en = {
  announcements: 'Announcements',
  unread: 'unread',
  dismiss: 'Dismiss',
  ack: 'Got it',
  more: 'More',
  none: 'Nothing here',
  warning: 'Warning: ',
  critical: 'Critical: ',
  updated: 'Updated: ',
  recalled: 'Taken back',
  answered: 'You answered: ',
  missed: (missed: number, valid: number) => `You missed ${missed}, ${valid} still matter`,
  gap: 'Some may be missing',
};

const zh: typeof en = {
  announcements: '公告',
  unread: '未读',
  dismiss: '移除',
  ack: '知道了',
  more: '详情',
  none: '暂无公告',
  warning: '警告：',
  critical: '紧急：',
  updated: '已更新：',
  recalled: '已撤回',
  answered: '你的回答：',
  missed: (missed, valid) => `错过 ${missed} 条公告，${valid} 条仍有效`,
  gap: '可能有遗漏',
};

export type Texts = typeof en;

/** The language of the page around the element, which may not be in it yet, else the browser's. */
export function languageOf(element: Element): string {
  return (element.closest<HTMLElement>('[lang]') ?? document.documentElement).lang || navigator.language;
}

export function textsIn(language: string): Texts {
  return /^zh/i.test(language) ? zh : en;
}
