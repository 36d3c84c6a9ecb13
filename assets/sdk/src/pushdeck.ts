// The client and the widget together.

import { PushdeckAnnouncements } from './widget.js';

export * from './client.js';
export { PushdeckAnnouncements } from './widget.js';

if (!customElements.get('pushdeck-announcements')) customElements.define('pushdeck-announcements', PushdeckAnnouncements);

declare global {
  interface HTMLElementTagNameMap {
    'pushdeck-announcements': PushdeckAnnouncements;
  }
}
