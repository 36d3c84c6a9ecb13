// The frames of pushdeck.v1 as far as the client reads them; docs/protocol.md is the source.

export type Severity = 'info' | 'success' | 'warning' | 'critical';

export interface Action {
  id: string;
  label: string;
}

export interface Announcement {
  title?: string;
  body?: string;
  /** `json`: the body is for the page's own code. */
  format?: 'plain' | 'markdown' | 'json';
  severity?: Severity;
  icon?: string;
  link?: { url: string; label?: string };
  actions?: Action[];
  /** ISO 8601. */
  expires?: string;
  acknowledge?: boolean;
  sound?: boolean;
  sticky?: boolean;
  modal?: boolean;
  replaces?: string;
}

export interface Welcome {
  client: string;
  name?: string;
  session: number;
  groups: string[];
  epoch: string;
  offset: number;
  resumed: 'new' | 'complete' | 'gap';
  gap?: 'unknown-epoch' | 'forgotten';
  missed: number;
  valid: number;
  heartbeat: number;
}

export type Stage = 'received' | 'displayed' | 'read' | 'acted' | 'recalled';

/** What the server sends; of `type` there may be more than these. */
export type ServerFrame =
  | ({ type: 'welcome' } & Welcome)
  | { type: 'push' | 'update'; offset: number; id: string; at: string; version: number; announcement: Announcement }
  | { type: 'recall'; offset: number; id: string; at: string }
  | { type: 'groups'; groups: string[] }
  | { type: 'message'; text: string }
  | { type: 'reply'; to: number | null; ok: boolean; error?: { code: string; message: string } }
  | { type: 'ping' }
  | { type: 'bye'; after?: number; reason?: string };

export type Entry = Extract<ServerFrame, { type: 'push' | 'update' }>;
