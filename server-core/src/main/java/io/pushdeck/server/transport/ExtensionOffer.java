package io.pushdeck.server.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One extension as a client offers it, RFC 6455 section 9.1; not judged. Immutable.
///
/// @param parameters in order, twice if they came twice
record ExtensionOffer(String name, List<Parameter> parameters) {
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final String SPACE = "[ \\t]*";
    private static final Pattern NAME = Pattern.compile(SPACE + "(" + TOKEN + ")" + SPACE);
    private static final Pattern PARAMETER = Pattern.compile(";" + SPACE + "(" + TOKEN + ")" + SPACE + "(?:=" + SPACE
            + "(?:(" + TOKEN + ")|\"([^\"]*)\")" + SPACE + ")?");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");
    private static final Pattern WHOLE_TOKEN = Pattern.compile(TOKEN);

    /// @param value empty if there is none: a value is never empty
    record Parameter(String name, String value) {}

    ExtensionOffer {
        parameters = List.copyOf(parameters);
    }

    /// The offers of all `Sec-WebSocket-Extensions` headers, the one the client likes best first.
    ///
    /// @throws RefusedException if they are malformed, as the RFC demands
    static List<ExtensionOffer> parse(List<String> headers) throws RefusedException {
        List<ExtensionOffer> offers = new ArrayList<>();
        for (String header : headers) {
            parse(header, offers);
        }
        return offers;
    }

    private static void parse(String header, List<ExtensionOffer> offers) throws RefusedException {
        Matcher name = NAME.matcher(header);
        Matcher parameter = PARAMETER.matcher(header);
        int at = 0;
        while (at < header.length()) {
            if (!name.region(at, header.length()).lookingAt()) {
                throw malformed();
            }
            at = name.end();
            List<Parameter> parameters = new ArrayList<>();
            while (parameter.region(at, header.length()).lookingAt()) {
                parameters.add(new Parameter(parameter.group(1), value(parameter)));
                at = parameter.end();
            }
            offers.add(new ExtensionOffer(name.group(1), parameters));
            if (at < header.length() && (header.charAt(at) != ',' || ++at == header.length())) {
                throw malformed();
            }
        }
    }

    private static String value(Matcher parameter) throws RefusedException {
        String quoted = parameter.group(3);
        if (quoted == null) {
            return Objects.requireNonNullElse(parameter.group(2), "");
        }
        String value = ESCAPED.matcher(quoted).replaceAll("$1");
        if (!WHOLE_TOKEN.matcher(value).matches()) {
            throw malformed();
        }
        return value;
    }

    private static RefusedException malformed() {
        return new RefusedException(HttpAnswer.badRequest("Sec-WebSocket-Extensions is malformed"));
    }
}
