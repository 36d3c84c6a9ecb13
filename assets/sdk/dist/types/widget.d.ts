import { type Client } from './client.js';
/**
 * Attributes: `url`, `client`, `name`, `groups` (with commas between) and `token` to connect by itself, else give it a
 * `client`; `into`, the id of an element of the page that shows all announcements, instead of corner and bell.
 */
export declare class PushdeckAnnouncements extends HTMLElement {
    #private;
    constructor();
    connectedCallback(): void;
    disconnectedCallback(): void;
    get client(): Client | undefined;
    /** Shows what this client keeps and gets. The page closes it. */
    set client(client: Client | undefined);
}
