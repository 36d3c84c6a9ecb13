import { PushdeckAnnouncements } from './widget.js';
export * from './client.js';
export { PushdeckAnnouncements } from './widget.js';
declare global {
    interface HTMLElementTagNameMap {
        'pushdeck-announcements': PushdeckAnnouncements;
    }
}
