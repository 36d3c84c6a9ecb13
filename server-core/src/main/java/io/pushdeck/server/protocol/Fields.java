package io.pushdeck.server.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The fields of one JSON object, read one by one. A field that is null is not there. Immutable.
///
/// @param node an object
record Fields(JsonNode node) {
    private static final int SHOWN_CHARACTERS = 60;

    private @Nullable JsonNode find(String name) {
        JsonNode found = node.get(name);
        return found == null || found.isNull() ? null : found;
    }

    /// Empty if it is not there.
    String text(String name, int maxLength) {
        JsonNode found = find(name);
        if (found == null) {
            return "";
        }
        String text = asText(name, found);
        if (text.length() > maxLength) {
            throw new InvalidFieldException(
                    "\"" + name + "\" has at most " + maxLength + " characters, not " + text.length());
        }
        return text;
    }

    /// Of any length.
    Optional<String> optionalText(String name) {
        JsonNode found = find(name);
        return found == null ? Optional.empty() : Optional.of(asText(name, found));
    }

    /// One that has to be there; may be empty.
    String requiredText(String name, int maxLength) {
        require(name);
        return text(name, maxLength);
    }

    private JsonNode require(String name) {
        JsonNode found = find(name);
        if (found == null) {
            throw new InvalidFieldException("\"" + name + "\" is missing");
        }
        return found;
    }

    private static String asText(String name, JsonNode found) {
        if (!found.isString()) {
            throw new InvalidFieldException("\"" + name + "\" must be a text, not " + shown(found));
        }
        return found.stringValue();
    }

    /// Texts of any length; empty if it is not there.
    List<String> texts(String name, int maxCount) {
        JsonNode found = find(name);
        if (found == null) {
            return List.of();
        }
        if (!found.isArray() || found.size() > maxCount) {
            throw new InvalidFieldException(
                    "\"" + name + "\" must be a list of at most " + maxCount + " texts, not " + shown(found));
        }
        List<String> texts = new ArrayList<>();
        found.forEach(element -> texts.add(asText(name, element)));
        return texts;
    }

    /// Objects; empty if it is not there.
    List<Fields> objects(String name) {
        JsonNode found = find(name);
        if (found == null) {
            return List.of();
        }
        if (!found.isArray()) {
            throw new InvalidFieldException("\"" + name + "\" must be a list, not " + shown(found));
        }
        List<Fields> objects = new ArrayList<>();
        found.forEach(element -> objects.add(asObject(name, element)));
        return objects;
    }

    Optional<Fields> object(String name) {
        JsonNode found = find(name);
        return found == null ? Optional.empty() : Optional.of(asObject(name, found));
    }

    private static Fields asObject(String name, JsonNode found) {
        if (!found.isObject()) {
            throw new InvalidFieldException("\"" + name + "\" must be an object, not " + shown(found));
        }
        return new Fields(found);
    }

    /// Empty if it is not there.
    OptionalLong number(String name) {
        JsonNode found = find(name);
        if (found == null) {
            return OptionalLong.empty();
        }
        if (!found.isIntegralNumber() || !found.canConvertToLong()) {
            throw new InvalidFieldException("\"" + name + "\" must be a whole number, not " + shown(found));
        }
        return OptionalLong.of(found.longValue());
    }

    long requiredNumber(String name) {
        require(name);
        return number(name).orElseThrow();
    }

    /// False if it is not there.
    boolean flag(String name) {
        JsonNode found = find(name);
        if (found == null) {
            return false;
        }
        if (!found.isBoolean()) {
            throw new InvalidFieldException("\"" + name + "\" must be true or false, not " + shown(found));
        }
        return found.booleanValue();
    }

    private static String shown(JsonNode value) {
        return shown(value.toString());
    }

    /// As much of a value from outside as belongs into a message.
    static String shown(String value) {
        return value.length() <= SHOWN_CHARACTERS ? value : value.substring(0, SHOWN_CHARACTERS) + "…";
    }
}
