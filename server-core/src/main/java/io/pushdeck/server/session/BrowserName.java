package io.pushdeck.server.session;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What an operator calls the program behind a user agent: "Firefox 144", "python-websockets 15.0".
public final class BrowserName {
    private static final int LONGEST = 40;

    private record Mark(Pattern pattern, String name) {}

    // In this order: Edge and Opera also say Chrome, Chrome also says Safari.
    private static final List<Mark> MARKS = List.of(
            mark("Edg(?:A|iOS)?/(\\d+)", "Edge"),
            mark("OPR/(\\d+)", "Opera"),
            mark("SamsungBrowser/(\\d+)", "Samsung Internet"),
            mark("MicroMessenger/(\\d+)", "WeChat"),
            mark("Vivaldi/(\\d+)", "Vivaldi"),
            mark("FxiOS/(\\d+)", "Firefox"),
            mark("Firefox/(\\d+)", "Firefox"),
            mark("CriOS/(\\d+)", "Chrome"),
            mark("HeadlessChrome/(\\d+)", "Chrome"),
            mark("Chrome/(\\d+)", "Chrome"),
            mark("Version/(\\d+(?:\\.\\d+)?)\\S* .*Safari/", "Safari"));
    private static final Pattern PRODUCT = Pattern.compile("^([^\\s/()]+)(?:/v?(\\d+(?:\\.\\d+)?))?");

    private BrowserName() {}

    /// @param userAgent as sent; may be empty
    /// @return short; empty if nothing can be said
    public static String of(String userAgent) {
        for (Mark mark : MARKS) {
            Matcher matcher = mark.pattern().matcher(userAgent);
            if (matcher.find()) {
                return mark.name() + " " + matcher.group(1);
            }
        }
        Matcher product = PRODUCT.matcher(userAgent.strip());
        if (!product.find() || product.group(1).equals("Mozilla")) {
            return "";
        }
        String name = product.group(2) == null ? product.group(1) : product.group(1) + " " + product.group(2);
        return name.length() > LONGEST ? name.substring(0, LONGEST - 1) + "…" : name;
    }

    private static Mark mark(String pattern, String name) {
        return new Mark(Pattern.compile(pattern), name);
    }
}
