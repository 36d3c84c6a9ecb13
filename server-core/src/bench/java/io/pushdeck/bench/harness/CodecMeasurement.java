package io.pushdeck.bench.harness;

import io.pushdeck.bench.report.Chart.Scale;
import io.pushdeck.bench.report.Grid;
import io.pushdeck.bench.report.Report;
import io.pushdeck.bench.report.Report.Plate;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// Pushdeck's codec alone, by JMH.
public final class CodecMeasurement implements Comparison {
    private static final List<String> SIZES = List.of("128", "1024", "65536");

    @Override
    public Report run() {
        Grid grid = new Grid(
                "Codec",
                "ns a frame",
                List.of("encode", "decode"),
                SIZES.stream().map(CodecMeasurement::column).toList());
        for (RunResult result : measure()) {
            String row = result.getParams().getBenchmark().replaceFirst("^.*\\.", "");
            String column = column(result.getParams().getParam("bytes"));
            result.getBenchmarkResults().stream()
                    .flatMap(forked -> forked.getIterationResults().stream())
                    .map(IterationResult::getPrimaryResult)
                    .forEach(iteration -> grid.add(row, column, iteration.getScore()));
        }
        return new Report("codec", "Codec", """
                One text frame, by JMH: encode makes the bytes that all connections share, decode reads a client's frame,
                unmasks it and checks its UTF-8. Median and range of five iterations.""", List.of(new Plate(grid, Scale.LOGARITHMIC)), List.of());
    }

    private static String column(String bytes) {
        return bytes + " B";
    }

    private static Collection<RunResult> measure() {
        try {
            return new Runner(new OptionsBuilder().include("FrameBenchmark").build()).run();
        } catch (RunnerException failure) {
            throw new BenchmarkException("JMH failed", failure);
        }
    }
}
