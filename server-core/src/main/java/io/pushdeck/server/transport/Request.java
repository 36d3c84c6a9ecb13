package io.pushdeck.server.transport;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The head of an HTTP request, taken apart but not judged. Immutable.
///
/// @param target  path and query as sent
/// @param version `HTTP/1.1` or `HTTP/1.0`
/// @param headers name in any case to its values in order of arrival
record Request(String method, String target, String version, Map<String, List<String>> headers) {
    Request {
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        headers = copy;
    }

    List<String> all(String name) {
        return headers.getOrDefault(name, List.of());
    }

    /// The first value, or an empty text.
    String first(String name) {
        List<String> values = all(name);
        return values.isEmpty() ? "" : values.getFirst();
    }

    /// The value if there is exactly one.
    Optional<String> only(String name) {
        List<String> values = all(name);
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }

    /// Whether the comma-separated list in `name` contains `token`, in any case.
    boolean hasToken(String name, String token) {
        return tokens(name).anyMatch(token::equalsIgnoreCase);
    }

    /// The same where case counts.
    boolean lists(String name, String token) {
        return tokens(name).anyMatch(token::equals);
    }

    private Stream<String> tokens(String name) {
        return all(name).stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(String::strip);
    }

    String path() {
        int question = target.indexOf('?');
        return question < 0 ? target : target.substring(0, question);
    }

    /// What follows the question mark, still encoded; may be empty.
    String rawQuery() {
        int question = target.indexOf('?');
        return question < 0 ? "" : target.substring(question + 1);
    }
}
