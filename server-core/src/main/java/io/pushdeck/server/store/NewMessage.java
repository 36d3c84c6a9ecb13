package io.pushdeck.server.store;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Payload;
import java.time.Instant;
import java.util.Optional;

/// Something a client said, as it is kept. Immutable.
///
/// @param name what the client was called
/// @param text of a message its beginning, of a click what was on the button; empty for bytes
/// @param size of a message its characters, of bytes how many
/// @param push whose button was pressed
public record NewMessage(
        ClientId client, String name, Instant at, Optional<String> text, int size, Optional<PushId> push) {
    /// Longer messages are cut.
    public static final int LONGEST = 16_000;

    /// A message with no more of it than is kept.
    public static NewMessage of(ClientId client, String name, Instant at, Payload payload) {
        return switch (payload) {
            case Payload.Text said ->
                new NewMessage(
                        client,
                        name,
                        at,
                        Optional.of(beginning(said.text())),
                        said.text().length(),
                        Optional.empty());
            case Payload.Binary binary ->
                new NewMessage(client, name, at, Optional.empty(), binary.size(), Optional.empty());
        };
    }

    private static String beginning(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        boolean cutsPair = Character.isHighSurrogate(text.charAt(LONGEST - 1));
        return text.substring(0, cutsPair ? LONGEST - 1 : LONGEST);
    }
}
