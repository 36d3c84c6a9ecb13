// For a script tag: what the module exports, as the global `Pushdeck`.

import { backoff, connect, PushdeckAnnouncements } from './pushdeck.js';

Object.assign(globalThis, { Pushdeck: { backoff, connect, PushdeckAnnouncements } });
