package io.pushdeck.server.protocol;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/// Says whether a text is JSON, for whoever types it. Stateless and thread-safe.
public final class JsonText {
    /// What is wrong with a text.
    public enum Cause {
        /// There is a character that cannot be there.
        UNEXPECTED,
        /// Something is not closed.
        ENDS_EARLY,
        /// Something follows where the value is complete.
        MORE,
        /// Nested too deeply, or a number or name is too long.
        BEYOND_LIMITS
    }

    /// Where a text stops being JSON. Immutable.
    ///
    /// @param line   from 1
    /// @param column from 1
    public record Fault(Cause cause, int line, int column) {}

    private JsonText() {}

    /// The first fault; empty if the text is one JSON value.
    public static Optional<Fault> faultIn(String text) {
        try (JsonParser parser = Json.MAPPER.createParser(text)) {
            return faultIn(parser, text.stripTrailing().length());
        }
    }

    /// @param end where only blanks follow
    private static Optional<Fault> faultIn(JsonParser parser, int end) {
        try {
            if (parser.nextToken() == null) {
                return Optional.of(at(Cause.ENDS_EARLY, parser.currentLocation()));
            }
            parser.skipChildren();
            return parser.nextToken() == null
                    ? Optional.empty()
                    : Optional.of(at(Cause.MORE, parser.currentTokenLocation()));
        } catch (UnexpectedEndOfInputException early) {
            return Optional.of(at(Cause.ENDS_EARLY, early.getLocation()));
        } catch (StreamConstraintsException tooMuch) {
            // It does not say where.
            return Optional.of(at(Cause.BEYOND_LIMITS, parser.currentLocation()));
        } catch (JacksonException wrong) {
            TokenStreamLocation where = wrong.getLocation();
            return Optional.of(at(where.getCharOffset() < end ? Cause.UNEXPECTED : Cause.ENDS_EARLY, where));
        }
    }

    private static Fault at(Cause cause, TokenStreamLocation where) {
        return new Fault(cause, Math.max(1, where.getLineNr()), Math.max(1, where.getColumnNr()));
    }
}
