package io.pushdeck.bench.harness;

import io.pushdeck.bench.report.Report;

/// One of the benchmarks.
public interface Comparison {
    /// Takes minutes and says on the console how far it is.
    Report run();
}
