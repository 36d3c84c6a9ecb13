package io.pushdeck.console.sending;

import io.pushdeck.console.bridge.PushNews;
import io.pushdeck.console.bridge.PushRequest;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What is to be pushed, and whom to tell about it.
///
/// @param title   what the operator knows it by
/// @param people  how many it reaches as the operator saw it
/// @param atOnce  without a time to undo
/// @param request asked for when it leaves, not before: "for an hour" counts from then
/// @param onUndo  called instead of `onNews` if it never leaves
/// @param onNews  all that is heard of it
public record Letter(
        String title,
        int people,
        boolean atOnce,
        Supplier<PushRequest> request,
        Runnable onUndo,
        Consumer<PushNews> onNews) {}
