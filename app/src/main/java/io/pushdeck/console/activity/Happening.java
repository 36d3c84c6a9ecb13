package io.pushdeck.console.activity;

/// What a line of the feed tells: the icon is chosen by it.
enum Happening {
    CONNECTED(Kind.CONNECTIONS),
    DISCONNECTED(Kind.CONNECTIONS),
    RENAMED(Kind.CONNECTIONS),
    JOINED(Kind.GROUPS),
    LEFT(Kind.GROUPS),
    GROUP_CREATED(Kind.GROUPS),
    GROUP_CHANGED(Kind.GROUPS),
    GROUP_DELETED(Kind.GROUPS),
    PUSHED(Kind.PUSHES),
    STOPPED(Kind.PUSHES),
    UPDATED(Kind.PUSHES),
    ESCALATED(Kind.PUSHES),
    REPEATED(Kind.PUSHES),
    RECALLED(Kind.PUSHES),
    ACTED(Kind.ANSWERS),
    RECEIVED(Kind.MESSAGES),
    TROUBLED(Kind.TROUBLE);

    private final Kind kind;

    Happening(Kind kind) {
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }
}
