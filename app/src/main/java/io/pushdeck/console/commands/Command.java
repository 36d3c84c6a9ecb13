package io.pushdeck.console.commands;

import org.kordamp.ikonli.feather.Feather;

/// Something that can be done at this moment.
///
/// @param about what it is done to, as the operator knows it: a page, a group, a person
/// @param name  what is done
/// @param keys  what does the same without the palette, as it is written on the keys; empty if nothing does
public record Command(String about, String name, Feather icon, String keys, Runnable run) {
    /// One without keys of its own.
    public Command(String about, String name, Feather icon, Runnable run) {
        this(about, name, icon, "", run);
    }

    /// How it is listed and found.
    public String words() {
        return about + " · " + name;
    }
}
