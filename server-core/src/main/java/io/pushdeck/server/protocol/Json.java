package io.pushdeck.server.protocol;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/// The JSON library as both texts of this package use it: strict, one value a text, and bounded in every direction,
/// since
/// what is read comes from anybody. Thread-safe.
final class Json {
    /// Longer than any message that the transport lets in by default, and than any announcement.
    private static final int MAX_CHARACTERS = 1024 * 1024;

    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxDocumentLength(MAX_CHARACTERS)
                            .maxStringLength(MAX_CHARACTERS)
                            .maxNestingDepth(32)
                            .maxNumberLength(40)
                            .maxNameLength(1_000)
                            .build())
                    .build())
            .build();

    private Json() {}
}
