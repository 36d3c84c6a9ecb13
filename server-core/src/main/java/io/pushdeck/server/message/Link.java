package io.pushdeck.server.message;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/// Where an announcement leads. Immutable.
///
/// @param url   absolute, http or https, at most [#MAX_URL] characters
/// @param label at most [#MAX_LABEL] characters; may be empty, then the address is shown
public record Link(String url, String label) {
    public static final int MAX_URL = 2_000;
    public static final int MAX_LABEL = 60;

    private static final Set<String> SCHEMES = Set.of("http", "https");

    public Link {
        label = label.strip();
        if (!isUsable(url)) {
            throw new IllegalArgumentException("A link starts with http:// or https:// and has at most " + MAX_URL
                    + " characters: \"" + url + "\"");
        }
        if (label.length() > MAX_LABEL) {
            throw new IllegalArgumentException("The label of a link has at most " + MAX_LABEL + " characters");
        }
    }

    /// Whether `text` can be the address of a link.
    public static boolean isUsable(String text) {
        if (text.length() > MAX_URL) {
            return false;
        }
        try {
            URI uri = URI.create(text);
            String scheme = uri.getScheme();
            return scheme != null && SCHEMES.contains(scheme.toLowerCase(Locale.ROOT)) && uri.getRawAuthority() != null;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
