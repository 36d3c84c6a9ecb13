package io.pushdeck.server.store;

import java.util.List;

/// The tables, as the steps by which they came to be.
final class Schema {
    /// Number n of this list takes a file from version n to n + 1. Never change one that was released.
    static final List<String> MIGRATIONS = List.of("""
            CREATE TABLE groups (
                id       TEXT PRIMARY KEY,
                name     TEXT NOT NULL,
                name_key TEXT NOT NULL UNIQUE,
                colour   TEXT NOT NULL,
                position INTEGER NOT NULL
            ) STRICT;
            CREATE TABLE memberships (
                group_id  TEXT NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
                client_id TEXT NOT NULL,
                PRIMARY KEY (group_id, client_id)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE identities (
                client_id         TEXT PRIMARY KEY,
                name              TEXT NOT NULL,
                named_by_operator INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;
            """, """
            CREATE TABLE meta (
                key   TEXT PRIMARY KEY,
                value TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;
            INSERT INTO meta (key, value) VALUES ('epoch', lower(hex(randomblob(8))));

            CREATE TABLE log (
                offset       INTEGER PRIMARY KEY AUTOINCREMENT,
                kind         TEXT NOT NULL,
                push_number  INTEGER NOT NULL,
                at           INTEGER NOT NULL,
                version      INTEGER NOT NULL,
                announcement TEXT
            ) STRICT;
            CREATE INDEX log_of_push ON log (push_number, offset);
            CREATE INDEX log_changes ON log (offset, push_number) WHERE kind <> 'push';

            CREATE TABLE pushes (
                number          INTEGER PRIMARY KEY,
                id              TEXT NOT NULL UNIQUE,
                at              INTEGER NOT NULL,
                version         INTEGER NOT NULL,
                text_offset     INTEGER NOT NULL,
                severity        TEXT NOT NULL,
                expires_at      INTEGER,
                acknowledge     INTEGER NOT NULL,
                audience        TEXT NOT NULL,
                recipient_count INTEGER NOT NULL,
                pending         TEXT,
                recalled_at     INTEGER,
                recall_offset   INTEGER,
                escalate_at     INTEGER,
                replaces        TEXT
            ) STRICT;
            CREATE INDEX pushes_pending ON pushes (number) WHERE pending IS NOT NULL;
            CREATE INDEX pushes_to_escalate ON pushes (escalate_at) WHERE escalate_at IS NOT NULL;

            CREATE TABLE deliveries (
                push_number  INTEGER NOT NULL,
                client_id    TEXT NOT NULL,
                online       INTEGER NOT NULL,
                plain        INTEGER,
                written_at   INTEGER,
                received_at  INTEGER,
                displayed_at INTEGER,
                read_at      INTEGER,
                acted_at     INTEGER,
                action       TEXT,
                recalled_at  INTEGER,
                failure      TEXT,
                told         INTEGER NOT NULL DEFAULT 0,
                PRIMARY KEY (push_number, client_id)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX deliveries_of_client ON deliveries (client_id, push_number);

            CREATE VIRTUAL TABLE push_words USING fts5 (
                title, body, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
            );

            ALTER TABLE identities ADD COLUMN seen_name TEXT;
            ALTER TABLE identities ADD COLUMN first_seen INTEGER;
            ALTER TABLE identities ADD COLUMN last_seen INTEGER;
            ALTER TABLE identities ADD COLUMN forgotten INTEGER NOT NULL DEFAULT 0;

            CREATE TABLE joins (
                client_id TEXT NOT NULL,
                group_id  TEXT NOT NULL,
                at        INTEGER NOT NULL,
                PRIMARY KEY (client_id, group_id, at)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE audit (
                number  INTEGER PRIMARY KEY,
                at      INTEGER NOT NULL,
                who     TEXT NOT NULL,
                what    TEXT NOT NULL,
                subject TEXT NOT NULL,
                detail  TEXT NOT NULL
            ) STRICT;
            """, """
            ALTER TABLE groups ADD COLUMN icon TEXT NOT NULL DEFAULT 'DOT';
            UPDATE groups SET position = ranked.place
            FROM (SELECT id, row_number() OVER (ORDER BY position) - 1 AS place FROM groups) AS ranked
            WHERE ranked.id = groups.id;
            """, """
            CREATE TABLE measurements (
                minute        INTEGER PRIMARY KEY,
                connections   INTEGER,
                connects      INTEGER,
                disconnects   INTEGER,
                messages_in   INTEGER,
                messages_out  INTEGER,
                bytes_in      INTEGER,
                bytes_out     INTEGER,
                written_p50   INTEGER,
                written_p99   INTEGER,
                received_p50  INTEGER,
                received_p99  INTEGER,
                written       INTEGER,
                received      INTEGER,
                displayed     INTEGER,
                read          INTEGER,
                acted         INTEGER,
                slow_clients  INTEGER,
                heap_bytes    INTEGER,
                threads       INTEGER,
                store_bytes   INTEGER,
                free_bytes    INTEGER
            ) STRICT;
            """, """
            CREATE TABLE visits (
                number    INTEGER PRIMARY KEY,
                session   INTEGER NOT NULL,
                client_id TEXT NOT NULL,
                name      TEXT NOT NULL,
                opened_at INTEGER NOT NULL,
                closed_at INTEGER,
                span      INTEGER,
                address   TEXT NOT NULL,
                agent     TEXT NOT NULL,
                page      TEXT NOT NULL,
                code      INTEGER,
                reason    TEXT,
                origin    TEXT
            ) STRICT;
            CREATE INDEX visits_open ON visits (session) WHERE closed_at IS NULL;
            CREATE INDEX visits_spans ON visits (span, opened_at, closed_at) WHERE closed_at IS NOT NULL;
            CREATE INDEX visits_closed ON visits (closed_at) WHERE closed_at IS NOT NULL;
            CREATE INDEX visits_of_client ON visits (client_id, opened_at);

            CREATE TABLE stays (
                number    INTEGER PRIMARY KEY,
                group_id  TEXT NOT NULL,
                client_id TEXT NOT NULL,
                joined_at INTEGER NOT NULL,
                left_at   INTEGER,
                span      INTEGER
            ) STRICT;
            CREATE INDEX stays_open ON stays (group_id, client_id) WHERE left_at IS NULL;
            CREATE INDEX stays_spans ON stays (span, joined_at, left_at) WHERE left_at IS NOT NULL;
            CREATE INDEX stays_left ON stays (left_at) WHERE left_at IS NOT NULL;
            CREATE TABLE past_groups (
                id         TEXT PRIMARY KEY,
                name       TEXT NOT NULL,
                colour     TEXT NOT NULL,
                icon       TEXT NOT NULL,
                deleted_at INTEGER
            ) STRICT, WITHOUT ROWID;
            INSERT INTO past_groups (id, name, colour, icon) SELECT id, name, colour, icon FROM groups;
            INSERT INTO stays (group_id, client_id, joined_at)
            SELECT m.group_id, m.client_id, coalesce(
                (SELECT max(j.at) FROM joins j WHERE j.group_id = m.group_id AND j.client_id = m.client_id), 0)
            FROM memberships m;

            CREATE TABLE annotations (
                client_id TEXT PRIMARY KEY,
                note      TEXT NOT NULL,
                alias     TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE bans (
                key       TEXT PRIMARY KEY,
                client_id TEXT,
                address   TEXT,
                name      TEXT NOT NULL,
                reason    TEXT NOT NULL,
                since     INTEGER NOT NULL,
                until     INTEGER
            ) STRICT, WITHOUT ROWID;
            """, """
            CREATE TABLE plans (
                id             TEXT PRIMARY KEY,
                announcement   TEXT NOT NULL,
                lifetime       TEXT,
                audience       TEXT NOT NULL,
                escalate_after TEXT,
                schedule       TEXT NOT NULL,
                zone           TEXT NOT NULL,
                late_within    TEXT,
                paused         INTEGER NOT NULL,
                next_at        INTEGER,
                last_due       INTEGER,
                last_at        INTEGER,
                last_ending    TEXT,
                last_push      TEXT
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX plans_due ON plans (next_at) WHERE next_at IS NOT NULL AND paused = 0;

            ALTER TABLE pushes ADD COLUMN plan TEXT;
            """, """
            CREATE TABLE conversations (
                number       INTEGER PRIMARY KEY,
                client_id    TEXT NOT NULL UNIQUE,
                name         TEXT NOT NULL,
                last_at      INTEGER NOT NULL,
                last_message INTEGER NOT NULL DEFAULT 0,
                last_push    INTEGER,
                read_up_to   INTEGER NOT NULL DEFAULT 0,
                unread       INTEGER NOT NULL DEFAULT 0,
                messages     INTEGER NOT NULL DEFAULT 0,
                bytes        INTEGER NOT NULL DEFAULT 0
            ) STRICT;
            CREATE INDEX conversations_by_time ON conversations (last_at, number);
            CREATE INDEX conversations_unread ON conversations (last_at, number, unread) WHERE unread > 0;
            CREATE TABLE messages (
                number       INTEGER PRIMARY KEY AUTOINCREMENT,
                conversation INTEGER NOT NULL,
                at           INTEGER NOT NULL,
                text         TEXT,
                size         INTEGER NOT NULL,
                bytes        INTEGER NOT NULL,
                push_id      TEXT
            ) STRICT;
            CREATE INDEX messages_of_conversation ON messages (conversation, number);
            CREATE TABLE inbox (
                messages INTEGER NOT NULL,
                bytes    INTEGER NOT NULL
            ) STRICT;
            INSERT INTO inbox (messages, bytes) VALUES (0, 0);
            """, """
            ALTER TABLE pushes ADD COLUMN repeat_every INTEGER;
            ALTER TABLE pushes ADD COLUMN repeat_most INTEGER;
            ALTER TABLE pushes ADD COLUMN repeated INTEGER NOT NULL DEFAULT 0;
            ALTER TABLE pushes ADD COLUMN repeat_at INTEGER;
            CREATE INDEX pushes_to_repeat ON pushes (repeat_at) WHERE repeat_at IS NOT NULL;
            CREATE INDEX pushes_replacing ON pushes (replaces) WHERE replaces IS NOT NULL;
            ALTER TABLE plans ADD COLUMN repeat_every INTEGER;
            ALTER TABLE plans ADD COLUMN repeat_most INTEGER;
            """, """
            ALTER TABLE pushes ADD COLUMN spread_every INTEGER;
            ALTER TABLE pushes ADD COLUMN spread_size INTEGER;
            ALTER TABLE pushes ADD COLUMN spread_at INTEGER;
            CREATE INDEX pushes_to_spread ON pushes (spread_at) WHERE spread_at IS NOT NULL;
            CREATE INDEX pushes_spread ON pushes (number) WHERE spread_every IS NOT NULL;
            ALTER TABLE deliveries ADD COLUMN batch INTEGER;
            ALTER TABLE plans ADD COLUMN spread_over INTEGER;
            """, """
            ALTER TABLE audit ADD COLUMN name TEXT NOT NULL DEFAULT '';
            """);

    private Schema() {}
}
